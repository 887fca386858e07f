import { bundledPack } from '../../rule-packs/bundled';
import type { RulePack } from '../../rule-packs/schema';

const WEEKDAY: [string, string][] = [
  ['09:00', '12:00'],
  ['13:00', '17:30'],
];

/** The bundled pack with every part that a pack can have. */
export const FULL_PACK: RulePack = {
  ...bundledPack,
  pipelines: bundledPack.pipelines.map((pipeline) => ({
    ...pipeline,
    stages: pipeline.stages.map((stage) =>
      stage.id === 'discovery' ? { ...stage, exitCriteria: ['Needs confirmed', 'Demo scheduled'] } : stage,
    ),
  })),
  calendars: {
    default: 'berlin',
    list: [
      {
        id: 'berlin',
        label: 'Berlin',
        zone: 'Europe/Berlin',
        hours: { mon: WEEKDAY, tue: WEEKDAY, wed: WEEKDAY, thu: WEEKDAY, fri: [['09:00', '15:00']] },
        holidays: [{ date: '2027-01-01', label: 'New Year' }],
        owners: ['Ada Sampleton'],
      },
    ],
  },
  slas: [
    ...bundledPack.slas.filter(({ kind }) => kind === 'speed-to-lead'),
    {
      id: 'mql-contact',
      kind: 'handoff',
      title: 'First contact with an MQL',
      appliesTo: ['lead'],
      start: 'assignedAt',
      startLabel: 'the assignment',
      stop: 'firstContactAt',
      stopLabel: 'first rep contact',
      clock: 'business',
      targetMinutes: 240,
      escalation: [{ label: 'Manager is told', to: 'manager', afterDueMinutes: 0 }],
    },
  ],
  routing: {
    zone: 'Europe/Berlin',
    resets: 'weekly',
    unknown: 'skip',
    attainment: 'more',
    fields: { email: 'email', company: 'company', owner: 'owner' },
    teams: [{ id: 'enterprise', label: 'Enterprise', queue: { label: 'Enterprise queue', slaMinutes: 60 } }],
    people: [
      {
        id: 'ada',
        label: 'Ada Sampleton',
        team: 'enterprise',
        capacity: 20,
        quotaAttainment: 110,
        languages: ['German'],
        territories: ['dach'],
        pto: [{ from: '2026-12-01', to: '2026-12-04' }],
      },
    ],
    accountTiers: [
      {
        tier: 1,
        slaMinutes: 60,
        accounts: [{ id: 'rockets', label: 'Example Rockets', domains: ['rockets.example'], owner: 'ada' }],
      },
    ],
    territories: [
      { id: 'dach', label: 'DACH', when: { op: 'in', field: 'country', values: ['DE', 'AT', 'CH'] } },
    ],
    buyingCommittee: { engagedWhen: { op: 'exists', field: 'lastEngagementAt' } },
    branches: [
      {
        id: 'named',
        label: 'Named account',
        match: 'namedAccount',
        tiers: [1],
        to: { method: 'account', slaMinutes: 60 },
      },
      {
        id: 'large',
        label: 'Large company',
        when: { op: 'gte', field: 'employees', value: 1000 },
        to: { method: 'roundRobin', team: 'enterprise', slaMinutes: 60 },
      },
    ],
    fallback: { queue: { label: 'Everybody', slaMinutes: 60 } },
  },
};
