import type { FieldTest } from '../conditions/field-test';
import type { EpochMs, ObjectKind } from '../record/types';

/** One service level of a pack, compiled: how fast somebody must answer, and who hears of it when. */
export interface SlaPolicy {
  id: string;
  title: string;
  appliesTo: readonly ObjectKind[];
  /** Datetime fields that start and stop the clock, and the words for them. */
  start: string;
  startLabel: string;
  stop: string;
  stopLabel: string;
  targetMs: number;
  escalation: readonly { label: string; afterMs: EpochMs }[];
  /** No clock runs when this is true. */
  unless: FieldTest | null;
  /** Asked when the stop field is not visible: true says that nobody reached out yet. */
  untouchedWhen: FieldTest | null;
}
