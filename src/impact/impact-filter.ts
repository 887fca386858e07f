import { compareText } from '../calibration/case';
import type { ClockKind } from './clock-comparer';
import type { ImpactRow } from './impact-row';
import { isOther } from './pack-comparer';

/** Which of the changed records to count or to list; what is left out does not narrow. Null: those without. */
export interface ImpactFilter {
  rule?: string;
  team?: string | null;
  stage?: string | null;
  owner?: string | null;
  /** A service level. */
  sla?: string;
  /** `gained`, `lost`: with such a warning · `score`: over the threshold, or not any more · else of a clock. */
  change?: 'gained' | 'lost' | 'score' | ClockKind;
}

/**
 * The rows that the filter leaves, most warnings gained first, then by name. Those of which only a clock is not known
 * are no changed records: they are listed where these are asked for.
 */
export const listImpact = (rows: readonly ImpactRow[], filter: ImpactFilter): ImpactRow[] =>
  rows
    .filter((row) => isMeant(row, filter) && (filter.change === 'unknown' || isOtherwise(row, filter)))
    .sort(
      (a, b) =>
        b.gained.length - a.gained.length ||
        b.lost.length - a.lost.length ||
        compareText(a.title ?? '', b.title ?? '') ||
        compareText(a.key, b.key),
    );

export function isMeant(row: ImpactRow, filter: ImpactFilter): boolean {
  const { rule, team, stage, owner, sla } = filter;
  if (team !== undefined && row.team !== team) return false;
  if (stage !== undefined && row.stage !== stage) return false;
  if (owner !== undefined && row.owner !== owner) return false;
  if (rule !== undefined && !row.gained.includes(rule) && !row.lost.includes(rule)) return false;
  if (sla !== undefined && clocksOf(row, filter).length === 0) return false;
  return hasChange(row, filter);
}

function hasChange(row: ImpactRow, filter: ImpactFilter): boolean {
  const { rule, change } = filter;
  const { gained, lost, score } = row;
  switch (change) {
    case undefined:
      return true;
    case 'gained':
      return rule === undefined ? gained.length > 0 : gained.includes(rule);
    case 'lost':
      return rule === undefined ? lost.length > 0 : lost.includes(rule);
    case 'score':
      return score !== null && score.reachedBefore !== score.reachesNow;
    default:
      return clocksOf(row, filter).some(({ kinds }) => kinds.includes(change));
  }
}

/** A row with the warnings of one rule, and the clocks of one service level, where one is asked for. */
export function narrowed(row: ImpactRow, filter: ImpactFilter): ImpactRow {
  const { rule } = filter;
  const only = (ids: readonly string[]) => (rule === undefined ? ids : ids.filter((id) => id === rule));
  return { ...row, gained: only(row.gained), lost: only(row.lost), clocks: clocksOf(row, filter) };
}

const clocksOf = ({ clocks }: ImpactRow, { sla }: ImpactFilter): ImpactRow['clocks'] =>
  sla === undefined ? clocks : clocks.filter((clock) => clock.sla === sla);

/** True where the packs judge it otherwise: that nothing can be told of a clock is no such thing. */
function isOtherwise(row: ImpactRow, filter: ImpactFilter): boolean {
  const isTimed = clocksOf(row, filter).some(({ kinds }) => kinds.some((kind) => kind !== 'unknown'));
  const { gained, lost, score } = row;
  return isTimed || (filter.sla === undefined && (gained.length + lost.length > 0 || isOther(score)));
}
