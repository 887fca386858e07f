import type { CrmRecord } from '../record/types';
import type { VisitSummary } from '../record/visit';
import { summarize } from '../sla/summarize';
import { assess } from './assess';
import type { CompiledPack } from './compile-pack';

type Environment = Parameters<typeof assess>[2];

/**
 * What lists show of many records, in their order. One that the engine can't take (a damaged row of the store) is
 * null and stops no other.
 */
export const summarizeAll = (
  compiled: CompiledPack,
  records: readonly CrmRecord[],
  environmentOf: (record: CrmRecord) => Environment,
): (VisitSummary | null)[] =>
  records.map((record) => {
    try {
      const environment = environmentOf(record);
      return summarize(assess(compiled, record, environment), environment.now);
    } catch {
      return null;
    }
  });
