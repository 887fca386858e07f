import type { PackGuard } from '../pack-parts/guard';
import type { PackPipeline } from '../pack-parts/pipelines';
import { type Problem, problem } from './problem';

/** References of the guard: stages that some pipeline has, and reasons that are each there once. */
export function checkGuard(guard: PackGuard | undefined, pipelines: readonly PackPipeline[]): Problem[] {
  if (!guard) return [];
  const known = new Set(pipelines.flatMap(({ stages }) => stages.map(({ id }) => id)));
  const { stages = {}, reasons = [] } = guard;
  return [
    ...Object.keys(stages).flatMap((id) =>
      known.has(id)
        ? []
        : [
            problem(
              'unknown-stage',
              `guard.stages.${id}`,
              `No pipeline has a stage “${id}”.`,
              `Use one of: ${[...known].join(', ')}.`,
            ),
          ],
    ),
    ...reasons.flatMap((reason, at) =>
      reasons.indexOf(reason) === at
        ? []
        : [
            problem(
              'duplicate-reason',
              `guard.reasons[${at}]`,
              `“${reason}” is there twice.`,
              'Keep each reason once.',
            ),
          ],
    ),
  ];
}
