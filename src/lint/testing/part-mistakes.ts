import type { PackCalendar } from '../../pack-parts/calendars';
import { bundledPack } from '../../rule-packs/bundled';
import type { RulePack } from '../../rule-packs/schema';
import { calendar } from '../../sla/testing/calendars';
import type { Mistake } from './mistakes';
import { branch, fromWeb, ROUTING, routing, tierOf } from './routing-parts';

const [SLA] = bundledPack.slas;
if (!SLA) throw new Error('The bundled pack has no service level.');

const KIM = { id: 'kim', label: 'Kim Rep', team: 'sales' };
const NORTH = { id: 'north', label: 'North', when: { op: 'eq' as const, field: 'country', value: 'Norway' } };
const QUOTA = { period: '2026Q4', amount: 100, currency: 'EUR' };
const calendars = (list: PackCalendar[]): Partial<RulePack> => ({ calendars: { default: 'office', list } });

/** Mistakes in routing, calendars, service levels, hygiene and quotas. */
export const PART_MISTAKES: Mistake[] = [
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
  ['zero-capacity', 'routing.people[0].capacity', routing({ people: [{ ...KIM, capacity: 0 }] })],
  [
    'attainment-as-share',
    'routing.people[0].quotaAttainment',
    routing({ people: [{ ...KIM, quotaAttainment: 0.95 }] }),
  ],
  ['attainment-without-figures', 'routing.attainment', routing({ attainment: 'more' })],
  [
    'ambiguous-person',
    'routing.people[1]',
    routing({ people: [KIM, { id: 'kim2', label: 'K. Rep', team: 'sales', aliases: ['KIM rep'] }] }),
  ],
  [
    'skill-nobody-has',
    'routing.branches[0].to',
    routing({ branches: [branch('a', { to: { method: 'skill', needs: ['language'] } })] }),
  ],
  ['territory-without-owner', 'routing.territories[0]', routing({ territories: [NORTH] })],
  [
    'unreachable-territory',
    'routing.territories[1].when',
    routing({ territories: [NORTH, { ...NORTH, id: 'polar', label: 'Polar' }] }),
  ],
  ['unused-routing', 'routing.territories', routing({ territories: [NORTH] })],
  ['unused-routing', 'routing.accountTiers', routing({ accountTiers: [tierOf(1, 'kim')] })],
  [
    'personal-account-domain',
    'routing.accountTiers[0].accounts[0].domains[0]',
    {
      ...routing({ accountTiers: [tierOf(1, 'kim')] }),
      hygiene: { personalDomains: ['A.example'] },
    },
  ],
  [
    'tier-times',
    'routing.accountTiers[0]',
    routing({
      accountTiers: [
        { ...tierOf(2, 'kim'), slaMinutes: 30 },
        { tier: 1, slaMinutes: 60, accounts: [] },
      ],
    }),
  ],
  [
    'tier-times',
    'routing.accountTiers[1]',
    routing({ accountTiers: [tierOf(1, 'kim'), { tier: 1, slaMinutes: 60, accounts: [] }] }),
  ],
  [
    'holiday-far-away',
    'calendars.list[0].holidays[0].date',
    calendars([calendar({ holidays: [{ date: '2062-12-25', label: 'Christmas' }] })]),
  ],
  [
    'unused-calendar',
    'calendars.list[1]',
    calendars([calendar(), calendar({ id: 'nights', label: 'Nights' })]),
  ],
  ['clock-of-no-length', 'slas[0].stop', { slas: [{ ...SLA, alsoStartedBy: [SLA.stop] }] }],
  ['duplicate-sla', 'slas[1]', { slas: [SLA, { ...SLA, id: 'again', title: 'Again', escalation: [] }] }],
  [
    'escalation-order',
    'slas[0].escalation[1]',
    {
      slas: [
        {
          ...SLA,
          targetMinutes: 60,
          escalation: [
            { label: 'Manager told', afterDueMinutes: 0 },
            { label: 'Rep told', afterMinutes: 45 },
          ],
        },
      ],
    },
  ],
  ['stale-after-inactive', 'hygiene.staleContactMonths', { hygiene: { staleContactMonths: 13 } }],
  [
    'guard-without-rules',
    'guard',
    {
      guard: { mode: 'off', stages: { closedwon: 'ask' } },
      rules: bundledPack.rules.filter(
        ({ kind }) => !['required-fields', 'stage-skip', 'deal-desk'].includes(kind),
      ),
    },
  ],
  ['reasons-nobody-sees', 'guard.reasons', { guard: { mode: 'ask', reasons: ['The customer insists'] } }],
  ['handoff-without-reasons', 'automations.handoff', { reasonCodes: undefined }],
  [
    'handoff-without-mql',
    'automations.handoff',
    {
      lifecycle: bundledPack.lifecycle && {
        ...bundledPack.lifecycle,
        stages: bundledPack.lifecycle.stages.map(({ score: _, ...stage }) => stage),
      },
    },
  ],
  [
    'handoff-without-rule',
    'automations.handoff.rule',
    { rules: bundledPack.rules.filter(({ kind }) => kind !== 'mql-handoff') },
  ],
  [
    'answer-ends-nothing',
    'automations.handoff.stops[1]',
    { automations: { handoff: { rule: 'mql-handoff', stops: ['first-contact', 'nope'] } } },
  ],
  [
    'task-after-stale',
    'automations.stages[0].tasks[0].dueDays',
    { automations: { stages: [{ id: 'proposal', tasks: [{ id: 'a', label: 'Follow up', dueDays: 9 }] }] } },
  ],
  ['quotas-over', 'quotas', { quotas: [{ ...QUOTA, period: '2026Q3' }] }],
  ['quota-of-nobody', 'quotas[0].owner', { ...routing({}), quotas: [{ ...QUOTA, owner: 'Kim Repp' }] }],
  [
    'quota-gap',
    'quotas[0].amount',
    { ...routing({}), quotas: [QUOTA, { ...QUOTA, team: 'sales', amount: 99 }] },
  ],
  ['impossible-target', 'targets[0]', { targets: [{ metric: 'winRate', low: 20, high: 30 }] }],
  ['impossible-target', 'targets[0]', { targets: [{ metric: 'coverage', low: -3 }] }],
  ['target-without-basis', 'targets[0]', { targets: [{ metric: 'coverage', low: 3, high: 4 }] }],
  [
    'rule-without-part',
    'rules[0].kind',
    { routing: undefined, rules: bundledPack.rules.filter(({ kind }) => kind === 'routing') },
  ],
  [
    'unknown-stage-value',
    'slas[0].unless.of[1]',
    {
      slas: [
        {
          ...SLA,
          unless: {
            op: 'any',
            of: [
              { op: 'in', field: 'stage', values: ['closed-won', 'Demo'] },
              { op: 'eq', field: 'lifecycleStage', value: 'Ambassador' },
            ],
          },
        },
      ],
    },
  ],
  [
    'unknown-example-field',
    'rules[0].examples[0].fields.shoeSize',
    {
      rules: bundledPack.rules.slice(0, 1).map((rule) => ({
        ...rule,
        examples: rule.examples?.map((one) => ({ ...one, fields: { ...one.fields, shoeSize: 43 } })) ?? [],
      })),
    },
  ],
];
