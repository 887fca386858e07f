import { describe, expect, it } from 'vitest';
import type { PackRouting } from '../pack-parts/routing';
import type { PackScoring } from '../pack-parts/scoring';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { LINT_CHECKS, lintPack } from './index';

const NOW = Date.parse(bundledPack.issuedAt) + 86_400_000;

const lint = (change: Partial<RulePack>, now = NOW) => lintPack({ ...bundledPack, ...change }, now);
const scoring = (change: Partial<PackScoring>) => ({ scoring: { ...bundledPack.scoring, ...change } });
const [firstRule] = bundledPack.rules;
const [firstSla] = bundledPack.slas;
const [pipeline] = bundledPack.pipelines;
if (!firstRule || !firstSla || !pipeline) throw new Error('The bundled pack is empty.');

const sizeBand = (id: string, from: number, to: number) => ({
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

const ROUTING: PackRouting = {
  zone: 'UTC',
  resets: 'weekly',
  unknown: 'skip',
  fields: { email: 'email' },
  teams: [{ id: 'sales', label: 'Sales' }],
  people: [{ id: 'kim', label: 'Kim Rep', team: 'sales' }],
  branches: [],
  fallback: { queue: { label: 'Inbound', slaMinutes: 60 } },
};
const routing = (change: Partial<PackRouting>) => ({ routing: { ...ROUTING, ...change } });
const branch = (id: string, more: Partial<PackRouting['branches'][number]> = {}) => ({
  id,
  label: id,
  to: { method: 'roundRobin' as const },
  ...more,
});
const fromWeb = { when: { op: 'eq' as const, field: 'source', value: 'Web' } };
const tierOf = (tier: number, owner?: string) => ({
  tier,
  slaMinutes: 60,
  accounts: [{ id: `a${tier}`, label: 'A', domains: ['a.example'], ...(owner !== undefined && { owner }) }],
});

/** A pack with one mistake each, and the code and path that lint must find. */
const MISTAKES: [code: string, path: string, change: Partial<RulePack>, now?: number][] = [
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
  [
    'unreachable-branch',
    'routing.branches[1]',
    routing({ branches: [branch('all'), branch('web', fromWeb)] }),
  ],
  ['no-fallback', 'routing', routing({ fallback: undefined })],
  ['teamless-person', 'routing.people[0]', routing({ people: [{ id: 'kim', label: 'Kim Rep' }] })],
  [
    'empty-team',
    'routing.teams[1]',
    routing({ teams: [...ROUTING.teams, { id: 'enterprise', label: 'Enterprise' }] }),
  ],
  [
    'overlapping-tiers',
    'routing.accountTiers[1].accounts[0].domains[0]',
    routing({ accountTiers: [tierOf(1, 'kim'), tierOf(2, 'kim')] }),
  ],
  [
    'account-without-owner',
    'routing.accountTiers[0].accounts[0].owner',
    routing({ accountTiers: [tierOf(1)] }),
  ],
];

describe('lint', () => {
  it.each(MISTAKES)('finds %s at %s', (code, path, change, now) => {
    const found = lint(change, now).filter((finding) => finding.code === code);
    expect(found.map((finding) => finding.path)).toContain(path);
    for (const { message, explanation, fix } of found)
      expect([message, explanation, fix].every(Boolean)).toBe(true);
    expect(
      lint({}).some((finding) => finding.code === code && finding.path === path && code !== 'no-examples'),
    ).toBe(false);
  });

  it('has a test for every check', () => {
    expect(MISTAKES.map(([code]) => code).sort()).toEqual(LINT_CHECKS.map(({ code }) => code).sort());
  });

  it('puts errors before warnings', () => {
    const levels = lint({ ...scoring({ negative: [], fitMinimum: 51 }) }).map(({ level }) => level);
    expect(levels).toEqual([...levels].sort());
    expect(new Set(levels)).toEqual(new Set(['error', 'warning']));
  });

  it('lets bands of whole numbers meet', () => {
    const meeting = scoring({ fit: [sizeBand('small', 1, 50), sizeBand('middle', 51, 200)] });
    expect(
      lint(meeting)
        .map(({ code }) => code)
        .filter((code) => code.includes('bands')),
    ).toEqual([]);
  });

  it.each<[string, PackRouting['branches'], number[]]>([
    ['behind the same condition', [branch('a', fromWeb), branch('b', fromWeb)], [1]],
    [
      'that asks for the impossible',
      [branch('a', { when: { op: 'between', field: 'amount', from: 2, to: 1 } })],
      [0],
    ],
    ['behind one that may pass it on', [branch('a', { to: { method: 'territory' } }), branch('b')], []],
    [
      'behind a team without people',
      [branch('a', { to: { method: 'roundRobin', team: 'x' } }), branch('b')],
      [],
    ],
    [
      'behind another tier',
      [branch('a', { match: 'namedAccount', tiers: [1] }), branch('b', { match: 'namedAccount' })],
      [],
    ],
  ])('judges a branch %s', (_name, branches, expected) => {
    const found = lint(routing({ branches })).filter(({ code }) => code === 'unreachable-branch');
    expect(found.map(({ path }) => path)).toEqual(expected.map((index) => `routing.branches[${index}]`));
  });

  it('has nothing to say about a sound routing', () => {
    const sound = routing({
      branches: [branch('web', fromWeb), branch('all')],
      accountTiers: [tierOf(1, 'kim')],
    });
    expect(lint(sound).filter(({ path }) => path.startsWith('routing'))).toEqual([]);
  });
});
