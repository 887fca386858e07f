import { type PackEdit, valueAt } from '../../rule-packs/edits';
import { type FindFix, indexesOf, setting } from './fix';

/** All of the pipeline's misplaced stages at once, or the others would be told of each other. */
export const closedStagesLast: FindFix = ({ pipelines }, { path }) => {
  const at = indexesOf(path)[0] ?? -1;
  const stages = pipelines[at]?.stages ?? [];
  const sorted = [
    ...stages.filter(({ kind }) => kind === 'open'),
    ...stages.filter(({ kind }) => kind !== 'open'),
  ];
  const list = `pipelines[${at}].stages`;
  return { label: 'Move closed stages behind the open ones', edits: movesTo(list, stages, sorted) };
};

/** The moves that put a list in another order, which keep the writing of each entry. */
function movesTo<T>(path: string, list: readonly T[], sorted: readonly T[]): PackEdit[] {
  const now = [...list];
  return sorted.flatMap((entry, to): PackEdit[] => {
    const from = now.indexOf(entry, to);
    if (from === to) return [];
    now.splice(to, 0, ...now.splice(from, 1));
    return [{ do: 'move', path, from, to }];
  });
}

type Step = { afterMinutes?: number; afterDueMinutes?: number; clock?: string };

/** Steps that count from one moment on one clock have one order. */
export const stepsByTime: FindFix = ({ slas }, { path }) => {
  const at = indexesOf(path)[0] ?? -1;
  const sla = slas[at];
  if (!sla) return null;
  const timeOf = ({ afterMinutes, afterDueMinutes }: Step) => {
    if (afterMinutes !== undefined) return afterMinutes;
    return sla.targetMinutes === undefined ? null : sla.targetMinutes + (afterDueMinutes ?? 0);
  };
  const times = sla.escalation.map(timeOf);
  const isOneClock = new Set(sla.escalation.map(({ clock }) => clock)).size === 1;
  if (!isOneClock || times.includes(null) || new Set(times).size < times.length) return null;
  const sorted = [...sla.escalation].sort((a, b) => Number(timeOf(a)) - Number(timeOf(b)));
  return {
    label: 'Order the steps by time',
    edits: movesTo(`slas[${at}].escalation`, sla.escalation, sorted),
  };
};

export const tiersByDiscount: FindFix = ({ dealDesk }) => {
  const tiers = dealDesk?.tiers ?? [];
  const starts = tiers.map(({ fromDiscount }) => fromDiscount);
  if (starts.includes(undefined) || new Set(starts).size < starts.length) return null;
  const sorted = [...tiers].sort((a, b) => Number(a.fromDiscount) - Number(b.fromDiscount));
  return {
    label: 'Order the tiers by their discount',
    edits: movesTo('dealDesk.tiers', tiers, sorted),
  };
};

export const firstTierFromZero: FindFix = ({ dealDesk }) => {
  const at = dealDesk?.tiers.findIndex(({ fromDiscount }) => fromDiscount !== undefined) ?? -1;
  return at < 0 ? null : setting('Let the first tier start at 0', `dealDesk.tiers[${at}].fromDiscount`, 0);
};

/** As much time as the tier of the next importance before it. */
export const tierTime: FindFix = (pack, { path }) => {
  const tiers = pack.routing?.accountTiers ?? [];
  const own = tiers[indexesOf(path)[0] ?? -1];
  const before = tiers.filter(({ tier }) => own && tier < own.tier).sort((a, b) => b.tier - a.tier)[0];
  const minutes = before?.slaMinutes;
  if (!own || minutes === undefined || tiers.filter(({ tier }) => tier === own.tier).length > 1) return null;
  const isLast = tiers.every(({ tier }) => tier <= own.tier);
  return isLast && valueAt(pack, path) !== undefined
    ? setting(`Give it ${minutes} minutes`, `${path}.slaMinutes`, minutes)
    : null;
};
