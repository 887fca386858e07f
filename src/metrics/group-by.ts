import { type Accumulator, accumulator, keyed, type Part } from './accumulator';
import { monthOf, quarterOf } from './calendar';
import type { MetricDeal } from './metric-deal';

export interface Group<Result> {
  /** Null for the items that have no key. */
  key: string | null;
  result: Result;
}

/** The same metrics once per group: by owner, source, stage, quarter, team or any other key. */
export function groupBy<Item, Result>(
  keyOf: (item: Item) => string | null,
  make: () => Accumulator<Item, Result>,
): Accumulator<Item, Group<Result>[]> {
  const groups = keyed(make);
  return accumulator<Item, Group<Result>[]>(
    { groups } satisfies Record<string, Part>,
    (item) => groups.at(keyOf(item)).add(item),
    () => groups.entries().map(([key, group]) => ({ key, result: group.result() })),
  );
}

type DealKey = (deal: MetricDeal) => string | null;

export const byOwner: DealKey = ({ owner }) => owner;
export const bySource: DealKey = ({ source }) => source;
export const byCurrency: DealKey = ({ currency }) => currency;
export const byCurrentStage: DealKey = ({ place }) => place?.stage.label ?? null;
export const byCloseMonth: DealKey = ({ closeDay }) => (closeDay === null ? null : monthOf(closeDay));
export const byCloseQuarter: DealKey = ({ closeDay }) => (closeDay === null ? null : quarterOf(closeDay));
/** By a field that `DealOptions.keep` names. */
export const byField =
  (name: string): DealKey =>
  ({ kept }) =>
    kept[name] ?? null;
/** By team, manager or region, given who belongs where. */
export const byTeam =
  (teams: ReadonlyMap<string, string>): DealKey =>
  ({ owner }) =>
    (owner === null ? undefined : teams.get(owner)) ?? null;
