import { type ReviewRow, rowState } from '../review-row';

/** Nothing has passed or failed: rules were run and none applies, or none was run so far. */
export const NO_RULE = 'no rule applies';
export const NOT_JUDGED = 'not judged yet';

export const unknownText = (count: number): string => `${count} unknown`;
export const putAwayText = (count: number): string => `${count} put away`;

/** The worst that is open of a record; then what is unknown of it, what was put away, or that there is nothing. */
export function topOf(row: ReviewRow): string {
  const { unknown, putAway } = row.counts;
  if (row.topWarning) return row.topWarning;
  if (unknown > 0) return unknownText(unknown);
  if (putAway > 0) return putAwayText(putAway);
  if (rowState(row) !== 'none') return 'none';
  return row.isJudged ? NO_RULE : NOT_JUDGED;
}

export function moreWarnings({ counts, topWarning }: ReviewRow): string | null {
  const rest = counts.breach + counts.warning + counts.info - 1;
  return topWarning && rest > 0 ? `+${rest}` : null;
}

/** How many were put away though something else is open or unknown; 0 where the text itself says how many. */
export const putAwayBeside = ({ counts, topWarning }: ReviewRow): number =>
  topWarning || counts.unknown > 0 ? counts.putAway : 0;
