import type { AssessContext, CrmRecord, EpochMs } from '../record/types';

/** The answer of a condition. `unknown`: a field it needs was not rendered or could not be read. */
export type Truth = boolean | 'unknown';

/** A condition of a rule pack, compiled once and asked for many records. */
export interface FieldTest {
  /** The fields it reads, in the order of the condition. */
  fields: readonly string[];
  truth(record: CrmRecord, context: AssessContext): Truth;
  /** Later instants at which the passing of time alone may change the answer; any order. */
  turningPoints(record: CrmRecord, context: AssessContext): EpochMs[];
}
