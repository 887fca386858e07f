import type { StagePlace } from '../../rule-kinds/stages';
import type { StageDays } from '../../rule-packs/stale-limits';
import type { RowSet } from './row-set';

/** After how many days a deal counts as stale, by the same limits as its warnings. */
export interface StageLimits {
  days: StageDays;
  /** Of each account (`hubspot:1234567`), where they are not the same in all; null where they are. */
  byAccount: Readonly<Record<string, StageDays>> | null;
}

/** The limits of each account, `days` for those that are not among them. */
export function limitsOfAccounts(days: StageDays, accounts: ReadonlyMap<string, StageDays>): StageLimits {
  const [first = days, ...others] = accounts.values();
  const text = JSON.stringify(first);
  const isOne = others.every((own) => JSON.stringify(own) === text);
  return isOne ? { days: first, byAccount: null } : { days, byAccount: Object.fromEntries(accounts) };
}

/** The limit of a row that stands at a place; the pack's own days where no limits are given. */
export function limitReader(
  rows: RowSet,
  limits: StageLimits | null,
): (index: number, place: StagePlace) => number | null {
  if (!limits) return (_, { stage }) => (stage.kind === 'open' ? stage.staleAfterDays : null);
  const { days, byAccount } = limits;
  const daysOf = (index: number): StageDays => byAccount?.[accountOf(keyAt(rows, index))] ?? days;
  return (index, { pipeline, stage }) => (byAccount ? daysOf(index) : days)[pipeline.id]?.[stage.id] ?? null;
}

/** Of a few rows no column of all is made. */
const keyAt = (rows: RowSet, index: number): string =>
  (rows.cells ? rows.cells(index).text('key') : rows.text('key')[index]) ?? '';

/** The account in a key as `recordKey` makes it. */
const accountOf = (key: string): string => key.slice(0, key.indexOf(':', key.indexOf(':') + 1));
