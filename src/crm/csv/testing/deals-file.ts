import { textFile } from './text-file';

/** A small file of deals, as most tests of the reader take it. */
export const MAP = {
  object: 'deal',
  id: 'Id',
  fields: {
    amount: { column: 'Amount' },
    closeDate: { column: 'Close' },
    createdAt: { column: 'Created' },
  },
} as const;

export const deals = (...lines: string[]) => textFile(['Id,Amount,Close,Created', ...lines].join('\n'));

/** What each problem does and what it is called. */
export const codes = (problems: readonly { code: string; effect: string }[]) =>
  problems.map(({ code, effect }) => `${effect} ${code}`);
