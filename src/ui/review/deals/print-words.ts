import { formatDay, formatDayTime, formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { RowSet } from '../row-set';
import { COLUMNS } from './columns';
import type { Behind } from './FilterBar';
import type { RowFilter } from './filter';
import { conditionsOf } from './filter-words';
import type { GroupBy } from './groups';
import type { RowOrder } from './order';

/** What a meeting can read; a browser would take long to lay out much more. */
export const MOST_PRINTED = 500;

/** How many records there are, are listed and stand on paper. */
export interface PrintedCounts {
  all: number;
  listed: number;
  printed: number;
}

const GROUPED: Record<Exclude<GroupBy, null>, string> = {
  owner: 'grouped by owner',
  stage: 'grouped by stage',
};

/** "The first 500 of 1,200 records, sorted by amount, descending. Export CSV has them all." */
export function printedText(
  { all, listed, printed }: PrintedCounts,
  { order, groupBy }: { order: RowOrder; groupBy: GroupBy },
  context: AssessContext,
): string {
  const number = (count: number) => formatNumber(count, context, 0);
  const records = (count: number) => `${number(count)} ${count === 1 ? 'record' : 'records'}`;
  const how = [sortedText(order), ...(groupBy ? [GROUPED[groupBy]] : [])].join(', ');
  const of = listed === all ? records(all) : `${number(listed)} of ${records(all)}`;
  if (printed === listed) return `${of}, ${how}.`;
  if (printed < MOST_PRINTED)
    return `${of}, ${how}. ${number(printed)} are printed; the others are in folded groups.`;
  return `${of}, ${how}. The first ${number(printed)} are printed; Export CSV has them all.`;
}

/** "sorted by amount, descending"; worst first is the order of the state column. */
function sortedText({ column, isDescending }: RowOrder): string {
  const label = COLUMNS.find(({ id }) => id === column)?.label.toLowerCase();
  if (!label) return `sorted by state, ${isDescending ? 'worst last' : 'worst first'}`;
  return `sorted by ${label === 'crm' ? 'CRM' : label}, ${isDescending ? 'descending' : 'ascending'}`;
}

/** "Filters: Stage: Proposal; search “renewal”." */
export function filteredText(filter: RowFilter, behind: Behind | null, context: AssessContext): string {
  const search = filter.text.trim();
  const conditions = [
    ...(behind ? [behind.label] : []),
    ...conditionsOf(filter, context),
    ...(search === '' ? [] : [`search “${search}”`]),
  ];
  return conditions.length === 0 ? 'No filter.' : `Filters: ${conditions.join('; ')}.`;
}

/** "As of 3 Nov 2026 to 22 Nov 2026; listed 22 Nov 2026, 06:32 CET." Days in stage and ages are those of the listing. */
export function asOfText(rows: RowSet, listed: Iterable<number>, context: AssessContext): string {
  const times = rows.number('asOf');
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const index of listed) {
    const at = times[index] ?? Number.NaN;
    if (at < from) from = at;
    if (at > to) to = at;
  }
  const [first, last] = [from, to].map((at) => formatDay(at, context));
  const read = from > to ? 'Nothing was read' : `As of ${first === last ? first : `${first} to ${last}`}`;
  return `${read}; listed ${formatDayTime(rows.now, context)}.`;
}

/** Lets a word be broken that is too long for a column of paper, such as the name of a system; no other is. */
export const breakable = (text: string): string => text.replace(/\S{12}(?=\S)/gu, '$&\u200B');
