import type { Condition } from '../../conditions/condition';
import type { RulePack } from '../../rule-packs/schema';
import type { Found, LintCheck, LintContext } from '../check';
import { isNeverFalse, isNeverTrue } from '../conditions/always';
import { packConditions, withGroups } from '../conditions/pack-conditions';

type Judge = (condition: Condition, typeOf: (field: string) => LintType) => boolean;
type LintType = ReturnType<LintContext['pack']['field']>['type'];

/** The outermost conditions for which `judge` holds: what is inside them needs no second word. */
function outermost(pack: RulePack, context: LintContext, judge: Judge, message: string): Found[] {
  const typeOf = (field: string) => context.pack.field(field).type;
  return packConditions(pack).flatMap((placed) => {
    const found = withGroups(placed).find(({ condition }) => judge(condition, typeOf));
    return found ? [{ path: found.path, message }] : [];
  });
}

export const impossibleCondition: LintCheck = {
  code: 'impossible-condition',
  level: 'error',
  explanation: 'What can never be true switches its signal, clock or rule off without a word.',
  fix: 'Take out the part that contradicts the others, or use “any”.',
  find: (pack, context) => outermost(pack, context, isNeverTrue, 'No record can fulfil this condition.'),
};

export const alwaysTrueCondition: LintCheck = {
  code: 'always-true-condition',
  level: 'warning',
  explanation: 'What is always true tells no two records apart.',
  fix: 'Leave the condition out, or state the case that is meant.',
  find: (pack, context) => outermost(pack, context, isNeverFalse, 'Every record fulfils this condition.'),
};
