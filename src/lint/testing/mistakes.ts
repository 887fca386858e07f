import type { PackScoring } from '../../pack-parts/scoring';
import { bundledPack } from '../../rule-packs/bundled';
import type { RulePack } from '../../rule-packs/schema';

/** The day after the bundled pack was issued. */
export const NOW = Date.parse(bundledPack.issuedAt) + 86_400_000;

export const scoring = (change: Partial<PackScoring>) => ({ scoring: { ...bundledPack.scoring, ...change } });
const [firstRule] = bundledPack.rules;
const [firstSla] = bundledPack.slas;
const [pipeline] = bundledPack.pipelines;
if (!firstRule || !firstSla || !pipeline) throw new Error('The bundled pack is empty.');

export const sizeBand = (id: string, from: number, to: number) => ({
  id,
  label: id,
  group: 'Company size',
  points: 10,
  when: { op: 'between' as const, field: 'employees', from, to },
});
const engagement = (id: string, points: number, extra = {}) => ({
  id,
  label: id,
  points,
  when: { op: 'exists' as const, field: 'formSubmittedAt' },
  ...extra,
});
const managersRule = (options: Record<string, unknown>) => ({
  rules: [{ ...firstRule, id: 'own', kind: 'condition', options }],
});

/** A change to the bundled pack that makes one mistake, and the code and path that lint must find. */
export type Mistake = [code: string, path: string, change: Partial<RulePack>, now?: number];

export const MISTAKES: Mistake[] = [
  ['unreachable-threshold', 'scoring.threshold', scoring({ engagement: [], threshold: 65 })],
  ['unreachable-minimum', 'scoring.fitMinimum', scoring({ fitMinimum: 51 })],
  ['one-sided-threshold', 'scoring.engagementMinimum', scoring({ threshold: 50, engagementMinimum: 0 })],
  [
    'content-like-intent',
    'scoring.engagement[1].points',
    scoring({ engagement: [engagement('demo-request', 20), engagement('whitepaper', 20)] }),
  ],
  [
    'same-page-points',
    'scoring.engagement',
    scoring({ engagement: ['pricing-page', 'blog-page', 'home-page'].map((id) => engagement(id, 5)) }),
  ],
  ['no-negative-signals', 'scoring.negative', scoring({ negative: [] })],
  [
    'engagement-without-decay',
    'scoring.engagement[0]',
    scoring({ engagement: [engagement('pricing-page', 20)] }),
  ],
  [
    'overlapping-bands',
    'scoring.fit[1].when',
    scoring({ fit: [sizeBand('small', 1, 50), sizeBand('middle', 50, 200)] }),
  ],
  [
    'gap-between-bands',
    'scoring.fit[1].when',
    scoring({ fit: [sizeBand('small', 1, 50), sizeBand('middle', 60, 200)] }),
  ],
  ['impossible-condition', 'scoring.fit[0].when', scoring({ fit: [sizeBand('upside-down', 50, 10)] })],
  [
    'always-true-condition',
    'scoring.fit[0].when',
    scoring({
      fit: [
        {
          id: 'any',
          label: 'Any',
          points: 5,
          when: {
            op: 'any',
            of: [
              { op: 'exists', field: 'source' },
              { op: 'empty', field: 'source' },
            ],
          },
        },
      ],
    }),
  ],
  ['never-recalibrated', 'issuedAt', {}, NOW + 120 * 86_400_000],
  ['expired', 'expiresAt', { expiresAt: new Date(NOW - 3_600_000).toISOString() }],
  ['expired', 'expiresAt', { expiresAt: bundledPack.issuedAt }],
  ['issued-in-future', 'issuedAt', {}, NOW - 30 * 86_400_000],
  [
    'holidays-over',
    'calendars.list[0].holidays',
    {
      calendars: {
        default: 'hq',
        list: [
          {
            id: 'hq',
            label: 'HQ',
            zone: 'UTC',
            hours: { mon: [['09:00', '17:00']] },
            holidays: [{ date: '2020-12-25', label: 'Christmas' }],
          },
        ],
      },
    },
  ],
  [
    'missing-end-stage',
    'pipelines[0].stages',
    { pipelines: [{ ...pipeline, stages: pipeline.stages.filter(({ kind }) => kind !== 'won') }] },
  ],
  [
    'closed-stage-before-open',
    'pipelines[0].stages[0]',
    { pipelines: [{ ...pipeline, stages: [...pipeline.stages].reverse() }] },
  ],
  [
    'stage-without-limit',
    'pipelines[0].stages',
    { pipelines: [{ ...pipeline, stages: pipeline.stages.map(({ staleAfterDays, ...stage }) => stage) }] },
  ],
  [
    'unreachable-rule',
    'rules[0].appliesTo',
    {
      rules: bundledPack.rules
        .filter(({ kind }) => kind === 'stale-deal')
        .map((rule) => ({ ...rule, appliesTo: ['lead' as const] })),
    },
  ],
  [
    'required-and-forbidden',
    'rules[0].options.when',
    managersRule({
      when: { op: 'exists', field: pipeline.stages.flatMap(({ requiredFields }) => requiredFields)[0] },
      says: 'x',
      next: 'Clear the field.',
    }),
  ],
  [
    'required-and-forbidden',
    'rules[0].options.when',
    {
      rules: [
        ...managersRule({
          when: { op: 'exists', field: 'source' },
          says: 'x',
          next: 'Clear the field.',
        }).rules,
        ...managersRule({
          when: {
            op: 'all',
            of: [
              { op: 'empty', field: 'source' },
              { op: 'eq', field: 'stage', value: 'Discovery' },
            ],
          },
          says: 'x',
          next: 'Fill the field.',
        }).rules,
      ].map((rule, index) => ({ ...rule, id: `own-${index}`, title: `Own ${index}` })),
      pipelines: bundledPack.pipelines.map((one) => ({
        ...one,
        stages: one.stages.map((stage) => ({ ...stage, requiredFields: [] })),
      })),
    },
  ],
  ['duplicate-rule', 'rules[1]', { rules: [firstRule, { ...firstRule, id: 'again' }] }],
  [
    'no-next-step',
    'rules[0].options.next',
    managersRule({ when: { op: 'exists', field: 'source' }, says: 'x', next: 'Fix' }),
  ],
  ['no-examples', 'rules[0].examples', { rules: [{ ...firstRule, examples: [] }] }],
  [
    'no-live-rule',
    'rules',
    { rules: bundledPack.rules.map((rule) => ({ ...rule, mode: 'shadow' as const })) },
  ],
  [
    'escalation-order',
    'slas[0].escalation[1]',
    {
      slas: [
        {
          ...firstSla,
          escalation: [
            { label: 'a', afterMinutes: 30 },
            { label: 'b', afterMinutes: 15 },
          ],
        },
      ],
    },
  ],
  ['no-escalation', 'slas[0].escalation', { slas: [{ ...firstSla, escalation: [] }] }],
  [
    'tier-order',
    'dealDesk.tiers[1].fromDiscount',
    {
      dealDesk: {
        fields: {},
        triggers: {},
        tiers: [
          { id: 'a', label: 'A', approver: null, fromDiscount: 20 },
          { id: 'b', label: 'B', approver: null, fromDiscount: 10 },
        ],
      },
    },
  ],
  [
    'uncovered-discounts',
    'dealDesk.tiers',
    {
      dealDesk: {
        fields: {},
        triggers: {},
        tiers: [{ id: 'a', label: 'A', approver: null, fromDiscount: 10 }],
      },
    },
  ],
];
