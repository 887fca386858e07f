import type { FieldTest } from '../../conditions/field-test';
import { knownValue } from '../../conditions/read-field';
import type { Score } from '../../record/assessment';
import type { AssessContext, CrmRecord, EpochMs } from '../../record/types';
import type { PackContext } from '../../rule-kinds/define';
import { TEST_PACK } from '../../rule-kinds/testing/pack-context';
import { filled, NOW } from '../../rule-kinds/testing/record-builder';
import { type Dimension, type ScoringModel, type Signal, scaleOf } from '../model';
import { scoreRecord } from '../score';

export const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };

/** Readings that make a signal of `yes` hit or miss. */
export const HIT = filled(true);
export const MISS = filled(false);

const PACK: PackContext = {
  ...TEST_PACK,
  field: (name) => ({ ...TEST_PACK.field(name), type: name.endsWith('At') ? 'datetime' : 'boolean' }),
};

/** The score of a record that the model scores. */
export function score(model: ScoringModel, record: CrmRecord, now = NOW): Score {
  const result = scoreRecord(model, record, { ...CONTEXT, now }, PACK);
  if (!result) throw new Error('The model scores no such record.');
  return result;
}

/** True where the field is `true`, unknown where it is missing; time changes nothing. */
export const yes = (field: string): FieldTest => ({
  fields: [field],
  truth(record: CrmRecord) {
    const known = knownValue(record, field, 'boolean');
    return known.state === 'unknown' ? 'unknown' : known.state === 'value' && known.value === true;
  },
  turningPoints: () => [],
});

/** True until an instant, false from it on. */
export const until = (field: string, end: EpochMs): FieldTest => ({
  ...yes(field),
  truth: (record, context) => (context.now < end ? yes(field).truth(record, context) : false),
  turningPoints: (_record, { now }) => (end > now ? [end] : []),
});

export const signal = (
  dimension: Dimension,
  field: string,
  points: number,
  more: Partial<Signal> = {},
): Signal => ({
  id: `${dimension}-${field}`,
  label: field,
  dimension,
  group: null,
  points,
  test: yes(field),
  since: null,
  decay: null,
  ...more,
});

/** Weights 50/50, threshold 65, minimums 25 and 20, as in the bundled pack. */
export function modelOf(signals: Signal[], more: Partial<ScoringModel> = {}): ScoringModel {
  const weights = more.weights ?? { fit: 50, engagement: 50 };
  return {
    appliesTo: ['lead'],
    weights,
    threshold: 65,
    fitMinimum: 25,
    engagementMinimum: 20,
    resetField: null,
    signals,
    scale: scaleOf(weights, signals),
    ...more,
  };
}
