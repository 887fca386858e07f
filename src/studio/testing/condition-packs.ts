import fc from 'fast-check';
import { condition } from '../../conditions/testing/arbitrary';
import { bundledPack } from '../../rule-packs/bundled';
import type { RulePack } from '../../rule-packs/schema';

const BASE = { severity: 'warning', owner: 'RevOps', why: 'It is so.', kind: 'condition' } as const;

const rule = fc
  .record({
    id: fc.constantFrom('one', 'two', 'three'),
    mode: fc.constantFrom('live' as const, 'shadow' as const, 'off' as const),
    appliesTo: fc.constantFrom<('deal' | 'lead')[]>(['deal'], ['lead'], ['deal', 'lead']),
    when: condition,
  })
  .map(({ when, ...rest }) => ({
    ...BASE,
    ...rest,
    title: rest.id,
    options: { when, says: 'x', next: 'y' },
  }));

/** Up to three rules that one condition decides each. */
export const conditionRules = fc.uniqueArray(rule, { maxLength: 3, selector: ({ id }) => id });

const history = bundledPack.rules.filter(({ kind }) => kind === 'stale-deal');

/** The bundled pack with rules that need the history, and these. */
export const packOf = (own: RulePack['rules']): RulePack => ({ ...bundledPack, rules: [...history, ...own] });
