import type { PackLifecycle } from '../pack-parts/lifecycle';
import type { PackReasonCode } from '../pack-parts/reason-codes';
import { ambiguousNames, checkCondition, checkField, duplicates } from './check-fields';
import type { FieldTable } from './field-table';
import { type Problem, problem } from './problem';

/** References of the lifecycle: stages that can be told apart, fields that exist. */
export function checkLifecycle(lifecycle: PackLifecycle | undefined, fields: FieldTable): Problem[] {
  if (!lifecycle) return [];
  const { stages, recycled } = lifecycle;
  return [
    ...duplicates('lifecycle.stages', stages),
    ...ambiguousNames('lifecycle.stages', [...stages, { id: 'recycled', ...recycled }]),
    ...stages.flatMap((stage, index) => {
      const path = `lifecycle.stages[${index}]`;
      return [
        ...stage.requiredFields.flatMap((name, at) =>
          checkField(name, `${path}.requiredFields[${at}]`, fields),
        ),
        ...checkCondition(stage.enterWhen, `${path}.enterWhen`, fields),
      ];
    }),
  ];
}

/** Each code is there once and says what becomes of the lead, without contradicting itself. */
export function checkReasonCodes(codes: readonly PackReasonCode[] | undefined): Problem[] {
  if (!codes) return [];
  const named = codes.map((code) => ({ ...code, aliases: [] }));
  return [
    ...duplicates('reasonCodes', codes),
    ...ambiguousNames('reasonCodes', named, 'code'),
    ...codes.flatMap((code, index) => checkReturn(code, `reasonCodes[${index}]`)),
  ];
}

function checkReturn({ action, recycleAfterDays, recycleBefore }: PackReasonCode, path: string): Problem[] {
  const stated = [recycleAfterDays, recycleBefore].filter((value) => value !== undefined).length;
  if (stated === (action === 'recycle' ? 1 : 0)) return [];
  return [
    action === 'recycle'
      ? problem(
          'recycle-when',
          path,
          'A code that recycles says once when the lead may return.',
          'Give recycleAfterDays or recycleBefore.',
        )
      : problem(
          'recycle-when',
          path,
          `A code with the action ${action} has no day of return.`,
          'Take out recycleAfterDays and recycleBefore, or make its action recycle.',
        ),
  ];
}
