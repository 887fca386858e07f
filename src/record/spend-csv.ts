import { csvCell } from './csv-cell';
import { type SpendKind, type SpendRow, sortedSpend } from './spend';

/** Columns of the file, in the order in which they are written. */
export const SPEND_COLUMNS = ['month', 'kind', 'source', 'amount', 'currency', 'note'] as const;
export type SpendColumn = (typeof SPEND_COLUMNS)[number];

/** What a kind is called in the file. */
export const KIND_WORDS: Readonly<Record<SpendKind, string>> = {
  marketing: 'marketing',
  sales: 'sales',
  lifetimeValue: 'lifetime value',
};

/** Spend as the file that it can be read from again; no cell of it is a formula. */
export function spendCsv(rows: readonly SpendRow[]): string {
  const lines = sortedSpend(rows).map(({ when, kind, source, amount, currency, note }) =>
    [when, KIND_WORDS[kind], source || null, amount, currency, note || null].map(csvCell).join(','),
  );
  return `\ufeff${[SPEND_COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}
