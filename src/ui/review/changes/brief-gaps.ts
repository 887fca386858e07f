import { isOpenPipeline } from '../../../metrics/changes/bridge-totals';
import { type FormatContext, formatNumber } from '../../../record/format';
import type { OpenDeal } from './brief-deals';
import { besideWords, movedWithoutSum, movesText } from './not-in-sums';
import type { ChangesPage } from './page-model';
import { readWords } from './read-words';

/** What could not be told, each with its count. */
export function gapsOf(page: ChangesPage, open: readonly OpenDeal[], context: FormatContext): string[] {
  const { changes } = page;
  const untold = changes.rows.filter((row) => !isOpenPipeline(row));
  const at = (end: 'opening' | 'closing') => untold.reduce((sum, row) => sum + row[end].count, 0);
  const without = (kind: string) =>
    changes.rows
      .filter((row) => isOpenPipeline(row) && row.cell.money.kind === kind)
      .reduce((sum, row) => sum + row.closing.count, 0);
  const counted: [string, number][] = [
    ['Stage or owner at the opening not told', at('opening')],
    ['Stage or owner at the closing not told', at('closing')],
    ['No amount in the closing pipeline', without('empty')],
    ['Amount in the closing pipeline not told', without('notTold')],
    ['Outside of the filter at one instant, not told at the other, so left out', changes.leftOut],
    ['Not read since the opening', changes.notReadSinceFrom],
    ['Open and not yet judged by any rule', open.filter(({ isJudged }) => !isJudged).length],
    ['Open without a history of the close date, so pushes are unknown', open.filter(hasUnknownPushes).length],
  ];
  const gaps = counted.flatMap(([what, count]) =>
    count > 0 ? [`${what}: ${formatNumber(count, context, 0)} ${count === 1 ? 'deal' : 'deals'}.`] : [],
  );
  const read = readWords(changes.read, context);
  const moved = movedWithoutSum(page).map(
    (beside) =>
      `Came or went, and in no sum: ${besideWords(beside.money, 2)} (${movesText(beside, context)}).`,
  );
  return [...gaps, ...moved, ...(read ? [read] : [])];
}

const hasUnknownPushes = ({ change }: OpenDeal): boolean => change.span.pushes === null;
