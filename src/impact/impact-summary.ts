import { compareText } from '../calibration/case';
import { sum } from '../scoring/apportion';
import type { ClockKind } from './clock-comparer';
import { type ImpactFilter, isMeant, narrowed } from './impact-filter';
import type { ImpactRow } from './impact-row';

export const IMPACT_GROUPS = ['rule', 'team', 'stage', 'owner'] as const;
export type ImpactGroup = (typeof IMPACT_GROUPS)[number];

/** Warnings more and fewer, of one rule, team, stage or owner. */
export interface ImpactCount {
  /** The rule's id, or the name of the team, stage or owner; null: none is known. */
  key: string | null;
  gained: number;
  lost: number;
  /** Records on which that is so. */
  records: number;
}

/** Records by what becomes of their clock of one service level. */
export type ImpactClocks = { sla: string } & Record<ClockKind, number>;

/** Amounts of one currency; null: the CRM states none. */
export interface ImpactMoney {
  currency: string | null;
  amount: number;
  records: number;
}

export interface ImpactSummary {
  gained: number;
  lost: number;
  /** Records with a warning gained or lost. */
  records: number;
  groups: Record<ImpactGroup, ImpactCount[]>;
  /** Of the records with a warning gained or lost. */
  money: ImpactMoney[];
  /** Those of them whose amount is not known. */
  withoutAmount: number;
  score: { changed: number; up: number; down: number };
  /** Without service levels whose clocks are all the same. */
  clocks: ImpactClocks[];
}

/** Counts of the rows that the filter leaves. Groups have most changes first. */
export function summarizeImpact(rows: readonly ImpactRow[], filter: ImpactFilter = {}): ImpactSummary {
  const own = rows.filter((row) => isMeant(row, filter)).map((row) => narrowed(row, filter));
  const warned = own.filter(({ gained, lost }) => gained.length + lost.length > 0);
  return {
    gained: sum(warned.map(({ gained }) => gained.length)),
    lost: sum(warned.map(({ lost }) => lost.length)),
    records: warned.length,
    groups: {
      rule: countRules(warned),
      team: countBy(warned, ({ team }) => team),
      stage: countBy(warned, ({ stage }) => stage),
      owner: countBy(warned, ({ owner }) => owner),
    },
    money: moneyOf(warned),
    withoutAmount: warned.filter(({ object, amount }) => object === 'deal' && amount === null).length,
    score: {
      changed: own.filter(({ score }) => score !== null && score.before !== score.after).length,
      up: own.filter(({ score }) => score?.reachesNow && !score.reachedBefore).length,
      down: own.filter(({ score }) => score && !score.reachesNow && score.reachedBefore).length,
    },
    clocks: countClocks(own),
  };
}

function countClocks(rows: readonly ImpactRow[]): ImpactClocks[] {
  const counts = new Map<string, ImpactClocks>();
  for (const { sla, kinds } of rows.flatMap(({ clocks }) => clocks)) {
    const own = counts.get(sla) ?? { sla, late: 0, inTime: 0, moved: 0, started: 0, ended: 0, unknown: 0 };
    for (const kind of kinds) own[kind] += 1;
    counts.set(sla, own);
  }
  const changed = ({ late, inTime, moved }: ImpactClocks): number => late + inTime + moved;
  return [...counts.values()].sort((a, b) => changed(b) - changed(a) || compareText(a.sla, b.sla));
}

function countRules(rows: readonly ImpactRow[]): ImpactCount[] {
  const rules = new Set(rows.flatMap(({ gained, lost }) => [...gained, ...lost]));
  const counts = [...rules].map((rule): ImpactCount => {
    const gained = rows.filter((row) => row.gained.includes(rule)).length;
    const lost = rows.filter((row) => row.lost.includes(rule)).length;
    return { key: rule, gained, lost, records: gained + lost };
  });
  return counts.sort(mostFirst);
}

function countBy(rows: readonly ImpactRow[], keyOf: (row: ImpactRow) => string | null): ImpactCount[] {
  const counts = new Map<string | null, ImpactCount>();
  for (const row of rows) {
    const key = keyOf(row);
    const count = counts.get(key) ?? { key, gained: 0, lost: 0, records: 0 };
    count.gained += row.gained.length;
    count.lost += row.lost.length;
    count.records += 1;
    counts.set(key, count);
  }
  return [...counts.values()].sort(mostFirst);
}

const mostFirst = (a: ImpactCount, b: ImpactCount): number =>
  b.gained + b.lost - (a.gained + a.lost) || compareText(a.key ?? '', b.key ?? '');

function moneyOf(rows: readonly ImpactRow[]): ImpactMoney[] {
  const sums = new Map<string | null, ImpactMoney>();
  for (const { amount, currency } of rows) {
    if (amount === null) continue;
    const own = sums.get(currency) ?? { currency, amount: 0, records: 0 };
    own.amount += amount;
    own.records += 1;
    sums.set(currency, own);
  }
  return [...sums.values()].sort((a, b) => b.records - a.records);
}

/**
 * "+37 warnings, 12 of them EMEA", or "+3 warnings, −5" where some go. The largest group is named where
 * teams are known; else the stage.
 */
export function impactHeadline({ gained, lost, groups }: ImpactSummary): string {
  if (gained + lost === 0) return 'No warning more, none fewer.';
  const warnings = (count: number) => (count === 1 ? '1 warning' : `${count} warnings`);
  const by = groups.team.some(({ key }) => key !== null) ? groups.team : groups.stage;
  const most = [...by].filter(({ key }) => key !== null).sort((a, b) => b.gained - a.gained)[0];
  const where = most && most.gained > 0 ? `, ${most.gained} of them ${most.key}` : '';
  if (gained === 0) return `−${warnings(lost)}`;
  return `+${warnings(gained)}${where}${lost > 0 ? `; −${warnings(lost)}` : ''}`;
}
