import { isCurrency, isDay, SPEND_LIMITS, type SpendRow, sortedSpend } from '../../record/spend';
import { cellKey, columnsOf, type SpendSheet, type TypedLifetime } from './spend-sheet';
import type { SpendReader } from './spend-source';

/** What is wrong with a sheet, and where: a cell by its key, or a field. */
export interface SheetProblem {
  at: string;
  message: string;
}

type Read = { rows: SpendRow[] } | { problems: SheetProblem[] };

/** The rows that a sheet states; or all that is wrong with it, and then none. */
export function readSheet(sheet: SpendSheet, { amount }: Pick<SpendReader, 'amount'>): Read {
  const problems: SheetProblem[] = [];
  const rows: SpendRow[] = [];
  const read = (at: string, text: string): Pick<SpendRow, 'amount' | 'currency'> | null => {
    const found = amount(text.trim());
    if ('why' in found) problems.push({ at, message: sentence(found.why) });
    else if (found.currency || isCurrency(sheet.currency))
      return { amount: found.value, currency: found.currency ?? sheet.currency };
    else if (!problems.some((problem) => problem.at === 'currency'))
      problems.push({ at: 'currency', message: 'Write the currency in three letters, like EUR.' });
    return null;
  };
  for (const column of columnsOf(sheet))
    for (const month of sheet.months) {
      const key = cellKey(column, month);
      const text = sheet.cells[key] ?? '';
      const value = text.trim() === '' ? null : read(key, text);
      if (value) rows.push({ ...column, when: month, ...value, note: sheet.notes[key] ?? '' });
    }
  for (const [index, typed] of sheet.lifetimes.entries()) {
    if (typed.amount.trim() === '') continue;
    const value = read(lifetimeAt(index, 'amount'), typed.amount);
    const day = dayProblem(typed.asOf, sheet.lifetimes.slice(0, index));
    if (day) problems.push({ at: lifetimeAt(index, 'asOf'), message: day });
    const note = typed.note.trim().slice(0, SPEND_LIMITS.note);
    if (value) rows.push({ kind: 'lifetimeValue', when: typed.asOf, source: '', ...value, note });
  }
  return problems.length > 0 ? { problems } : { rows: sortedSpend(rows) };
}

/** The place of a lifetime value's field, for what is wrong with it. */
export const lifetimeAt = (index: number, field: 'amount' | 'asOf'): string => `lifetime ${index} ${field}`;

function dayProblem(asOf: string, before: readonly TypedLifetime[]): string | null {
  if (!isDay(asOf)) return 'Choose the day on which the value was worked out.';
  const isTwice = before.some((other) => other.asOf === asOf && other.amount.trim() !== '');
  return isTwice ? `There are two lifetime values of ${asOf}. Keep one, or change a day.` : null;
}

const sentence = (why: string): string => why.charAt(0).toUpperCase() + why.slice(1);
