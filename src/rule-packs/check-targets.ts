import type { PackTarget } from '../pack-parts/targets';
import { type Problem, problem } from './problem';

/** Targets: each figure once, with an end that says something, and the lower end below the upper. */
export function checkTargets(targets: readonly PackTarget[] = []): Problem[] {
  const seen = new Set<string>();
  return targets.flatMap(({ metric, low, high }, index) => {
    const path = `targets[${index}]`;
    const isTwice = seen.has(metric);
    seen.add(metric);
    return [
      ...(isTwice
        ? [problem('target-twice', path, `There are two targets for ${metric}.`, 'Keep one of them.')]
        : []),
      ...(low === undefined && high === undefined
        ? [
            problem(
              'target-empty',
              path,
              'This target has no end.',
              'Say how low or how high the figure may be, or take the target away.',
            ),
          ]
        : []),
      ...(low !== undefined && high !== undefined && low > high
        ? [problem('target-reversed', path, `${low} is above ${high}.`, 'Write the lower end as “low”.')]
        : []),
    ];
  });
}
