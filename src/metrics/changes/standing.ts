import type { StagePlace } from '../../rule-kinds/stages';
import type { Amount } from './deal-fields';
import type { DealState } from './deal-life';
import type { Gap, Told } from './field-timeline';

/** Which deals are counted: those of one owner, of one pipeline, or all. */
export interface Scope {
  owner?: string | undefined;
  /** Id of a pipeline of the pack. */
  pipeline?: string | undefined;
}

/**
 * A stage of the bridge. `none`: no open stage is known, of deals that came and were closed between the two
 * instants. `notTold`: nothing tells which stage it was. `notInPack`: one that the pack does not name.
 */
export type Spot =
  | { kind: 'stage'; place: StagePlace }
  | { kind: 'none' | 'notTold' | 'notInPack'; place: null };

/** What a deal counts with: an amount of one currency, no amount, or one that nothing tells. */
export interface Worth {
  kind: 'stated' | 'empty' | 'notTold';
  currency: string | null;
  cents: number;
}

/** Where a deal stands at one instant: in a stage of the bridge, or outside. */
export type Standing =
  | { at: 'inside'; spot: Spot; worth: Worth; why: NotTold | null }
  | { at: 'absent' | 'gone' | 'won' | 'lost' | 'elsewhere'; place: StagePlace | null; worth: Worth };

/** What is not told of a deal at an instant, and for how long. */
export interface NotTold {
  what: 'created' | 'stage' | 'owner' | 'amount' | 'pack';
  gap: Gap;
}

const ALWAYS: Gap = { since: null, until: null };

export const NO_STAGE: Spot = { kind: 'none', place: null };
const NOT_TOLD: Spot = { kind: 'notTold', place: null };
const NOT_IN_PACK: Spot = { kind: 'notInPack', place: null };

/** Where a deal stands for those who look at `scope`. A closed deal stands outside, whoever owns it. */
export function standingOf(state: DealState, scope: Scope): Standing {
  const worth = worthOf(state.amount);
  const { presence, stage, owner } = state;
  if (presence === 'absent' || presence === 'gone') return { at: presence, place: null, worth };
  if (presence === 'unknown') return untold('created', stage.isKnown ? ALWAYS : stage.gap, worth);
  if (!stage.isKnown) return untold('stage', stage.gap, worth);
  const { place } = stage.value;
  if (!place) return { at: 'inside', spot: NOT_IN_PACK, worth, why: { what: 'pack', gap: ALWAYS } };
  const isOther = scope.pipeline !== undefined && place.pipeline.id !== scope.pipeline;
  const isOthers = scope.owner !== undefined && owner.isKnown && owner.value !== scope.owner;
  if (isOther || isOthers) return { at: 'elsewhere', place, worth };
  if (place.stage.kind !== 'open') return { at: place.stage.kind, place, worth };
  if (scope.owner !== undefined && !owner.isKnown) return untold('owner', owner.gap, worth);
  const why: NotTold | null = state.amount.isKnown ? null : { what: 'amount', gap: state.amount.gap };
  return { at: 'inside', spot: { kind: 'stage', place }, worth, why };
}

const untold = (what: NotTold['what'], gap: Gap, worth: Worth): Standing => ({
  at: 'inside',
  spot: NOT_TOLD,
  worth,
  why: { what, gap },
});

function worthOf(amount: Told<Amount>): Worth {
  if (!amount.isKnown) return { kind: 'notTold', currency: null, cents: 0 };
  const { cents, currency } = amount.value;
  return cents === null ? { kind: 'empty', currency: null, cents: 0 } : { kind: 'stated', currency, cents };
}
