import { describe, expect, it } from 'vitest';
import type { PackAutomations } from '../pack-parts/automations';
import type { PackDealDesk } from '../pack-parts/deal-desk';
import type { PackLifecycle } from '../pack-parts/lifecycle';
import type { PackReasonCode } from '../pack-parts/reason-codes';
import { bundledPack } from './bundled';
import { parsePack } from './parse';
import type { RulePack } from './schema';

const stage = (id: string, more: Partial<PackLifecycle['stages'][number]> = {}) => ({
  id,
  label: id.toUpperCase(),
  aliases: [],
  owner: 'Marketing',
  requiredFields: [],
  ...more,
});

const LIFECYCLE: PackLifecycle = {
  stages: [stage('lead', { requiredFields: ['email'] }), stage('mql', { score: 'mql' })],
  recycled: { label: 'Recycled', aliases: [] },
};

const CODES: PackReasonCode[] = [
  { id: 'FIT-02', label: 'Wrong industry', action: 'archive' },
  { id: 'ENG-02', label: 'Bad timing', action: 'recycle', recycleAfterDays: 60 },
];

const DESK: PackDealDesk = {
  fields: { acv: 'amount', discount: 'discount' },
  tiers: [
    { id: 'standard', label: 'Standard', approver: null, fromDiscount: 0 },
    { id: 'manager', label: 'Manager', approver: 'Sales manager', fromDiscount: 10 },
  ],
  triggers: { acv: { tier: 'manager', above: 25_000 } },
};

const RULE = {
  id: 'big-deal',
  kind: 'condition',
  appliesTo: ['deal'],
  title: 'Big deal',
  severity: 'warning',
  mode: 'live',
  owner: 'RevOps',
  why: 'Large deals need a sponsor.',
} as const;

const condition = (options: Record<string, unknown>): Partial<RulePack> => ({
  rules: [
    {
      ...RULE,
      appliesTo: ['deal'],
      options: { when: { op: 'gt', field: 'amount', value: 1 }, says: 'So.', next: 'Do.', ...options },
    },
  ],
});

/** Code and path of every problem of the bundled pack with these parts, without its automations unless given. */
function problems(parts: Record<string, unknown>): string[] {
  const parsed = parsePack({ ...bundledPack, automations: undefined, ...parts });
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
}

const lifecycle = (more: Partial<PackLifecycle>) => ({ lifecycle: { ...LIFECYCLE, ...more } });
const desk = (more: Partial<PackDealDesk>) => ({ dealDesk: { ...DESK, ...more } });

describe('parts of a pack', () => {
  it('are accepted when everything they name exists', () => {
    expect(problems({ lifecycle: LIFECYCLE, reasonCodes: CODES, dealDesk: DESK })).toEqual([]);
    expect(problems(condition({ clearsWhen: { op: 'exists', field: 'nextStep' } }))).toEqual([]);
  });

  it('names a field that a rule’s condition does not find once', () => {
    const when = { op: 'exists', field: 'shoeSize' };
    expect(problems(condition({ when }))).toEqual(['unknown-field rules[0].options.when.field']);
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'two stages of one id',
      lifecycle({ stages: [stage('mql'), stage('mql')] }),
      'duplicate-id lifecycle.stages[1].id',
    ],
    [
      'a name of two stages',
      lifecycle({ stages: [stage('lead', { aliases: ['Recycled'] })] }),
      'ambiguous-stage lifecycle.stages[1]',
    ],
    [
      'a required field nobody knows',
      lifecycle({ stages: [stage('lead', { requiredFields: ['shoeSize'] })] }),
      'unknown-field lifecycle.stages[0].requiredFields[0]',
    ],
    [
      'an entry on a field nobody knows',
      lifecycle({ stages: [stage('lead', { enterWhen: { op: 'exists', field: 'shoeSize' } })] }),
      'unknown-field lifecycle.stages[0].enterWhen.field',
    ],
    [
      'an entry that does not suit its field',
      lifecycle({ stages: [stage('lead', { enterWhen: { op: 'gt', field: 'email', value: 1 } })] }),
      'wrong-operator lifecycle.stages[0].enterWhen.op',
    ],
    ['no stages', lifecycle({ stages: [] }), 'out-of-range lifecycle.stages'],
    [
      'a code that is there twice',
      { reasonCodes: [CODES[0], { ...CODES[0], label: 'Other' }] },
      'duplicate-id reasonCodes[1].id',
    ],
    [
      'two codes of one label',
      { reasonCodes: [CODES[0], { ...CODES[1], label: 'wrong_industry' }] },
      'ambiguous-code reasonCodes[1]',
    ],
    [
      'a code that recycles at no time',
      { reasonCodes: [{ id: 'ENG-02', label: 'Bad timing', action: 'recycle' }] },
      'recycle-when reasonCodes[0]',
    ],
    [
      'an archive with a return',
      { reasonCodes: [{ ...CODES[0], recycleAfterDays: 60 }] },
      'recycle-when reasonCodes[0]',
    ],
    [
      'a trigger to no tier',
      desk({ triggers: { acv: { tier: 'vp', above: 1 } } }),
      'unknown-tier dealDesk.triggers.acv.tier',
    ],
    [
      'a trigger without its field',
      desk({ triggers: { customTerms: { tier: 'manager' } } }),
      'trigger-without-field dealDesk.triggers.customTerms',
    ],
    [
      'a discount that is text',
      desk({ fields: { ...DESK.fields, discount: 'nextStep' } }),
      'wrong-field-type dealDesk.fields.discount',
    ],
    [
      'an amount nobody knows',
      desk({ fields: { ...DESK.fields, acv: 'acv' } }),
      'unknown-field dealDesk.fields.acv',
    ],
    [
      'bands that start above 0',
      desk({ tiers: DESK.tiers.map((tier) => ({ ...tier, fromDiscount: (tier.fromDiscount ?? 0) + 5 })) }),
      'discount-bands dealDesk.tiers[0].fromDiscount',
    ],
    [
      'bands that fall',
      desk({ tiers: [...DESK.tiers, { id: 'vp', label: 'VP', approver: 'VP Sales', fromDiscount: 10 }] }),
      'discount-bands dealDesk.tiers[2].fromDiscount',
    ],
    [
      'a reset by a field that is no moment',
      { scoring: { ...bundledPack.scoring, resetField: 'email' } },
      'wrong-field-type scoring.resetField',
    ],
    [
      'a rule on a field nobody knows',
      condition({ when: { op: 'exists', field: 'shoeSize' } }),
      'unknown-field rules[0].options.when.field',
    ],
    [
      'a rule that does not suit its field',
      condition({ unless: { op: 'gt', field: 'nextStep', value: 1 } }),
      'wrong-operator rules[0].options.unless.op',
    ],
    [
      'a text with a field nobody knows',
      condition({ says: '{{shoeSize}} is too large.' }),
      'unknown-field rules[0].options',
    ],
  ])('%s', (_name, parts, expected) => expect(problems(parts)).toContain(expected));
});

describe('automations', () => {
  const automations = (part: Partial<PackAutomations>) =>
    problems({ automations: { ...bundledPack.automations, ...part } });

  it('of the bundled pack name what exists', () => expect(automations({})).toEqual([]));

  it.each<[string, Partial<PackAutomations>]>([
    ['wrong-field-type automations.meetingField', { meetingField: 'budget' }],
    ['unknown-field automations.dormant.fields[0]', { dormant: { days: 90, fields: ['nope'] } }],
    [
      'unknown-stage automations.stages[0].id',
      { stages: [{ id: 'nope', tasks: [{ id: 'a', label: 'A' }] }] },
    ],
    [
      'unknown-stage automations.handoff.acceptedStage',
      { handoff: { rule: 'mql-handoff', acceptedStage: 'nope' } },
    ],
    [
      'unknown-field automations.handoff.returnField',
      { handoff: { rule: 'mql-handoff', returnField: 'nope' } },
    ],
    [
      'asks-too-many automations.handoff.asks.atLeast',
      { handoff: { rule: 'mql-handoff', asks: { fields: ['budget'], atLeast: 2 } } },
    ],
    [
      'duplicate-id automations.stages[0].tasks[1].id',
      {
        stages: [
          {
            id: 'mql',
            tasks: [
              { id: 'a', label: 'A' },
              { id: 'a', label: 'B' },
            ],
          },
        ],
      },
    ],
  ])('are refused with %s', (found, part) => expect(automations(part)).toEqual([found]));
});
