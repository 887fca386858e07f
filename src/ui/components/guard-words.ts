import type { Finding } from '../../record/assessment';
import type { GuardedStage } from '../../record/guard';

/** The fields to fill for a stage, each once: those that it needs first, then those of an approval. */
export function missingFields({ findings }: GuardedStage): Finding['fields'] {
  const all = findings.filter(({ kind }) => kind !== 'stage-skip').flatMap(({ fields }) => fields);
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}
