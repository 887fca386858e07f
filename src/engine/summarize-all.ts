import { putAwayRules } from '../record/put-away';
import type { CrmRecord } from '../record/types';
import type { Suppression, VisitSummary } from '../record/visit';
import { summarize } from '../sla/summarize';
import { assess } from './assess';
import type { CompiledPack } from './compile-pack';

type Environment = Parameters<typeof assess>[2];

/**
 * What lists show of many records, in their order. One that the engine can't take (a damaged row of the store) is
 * null and stops no other. `suppressions`: what was put away of each, by its place.
 */
export const summarizeAll = (
  compiled: CompiledPack,
  records: readonly CrmRecord[],
  environmentOf: (record: CrmRecord) => Environment,
  suppressions: readonly (readonly Suppression[])[],
): (VisitSummary | null)[] =>
  records.map((record, index) => {
    try {
      const environment = environmentOf(record);
      const putAway = putAwayRules(record, suppressions[index] ?? [], environment.now);
      return summarize(assess(compiled, record, environment), environment.now, putAway);
    } catch {
      return null;
    }
  });
