import type { Page } from '@playwright/test';
import type { CrmRecord, FieldReading, HistoryEntry, HistoryField } from '../../src/record/types';
import type { StoredRecord } from '../../src/store/database';
import { forgetList, putRows } from './store-table';

const DAY = 86_400_000;

interface Life {
  name: string;
  owner?: string;
  /** [days ago, value]; the first is the start. */
  stages: [number, string][];
  amounts?: [number, number][];
  closes?: [number, number][];
  currency?: string;
  nextStep?: string;
  lossReason?: string;
  kinds?: string[];
  goneDaysAgo?: number;
  /** Seen on one page only: no history of the CRM. */
  isPage?: true;
}

/** One deal for each thing that can happen; all of it within the last 5 days, so that it lies in every preset. */
const LIVES: readonly Life[] = [
  {
    name: 'Larkspur Mills – Pilot',
    stages: [[0.2, 'Qualified']],
    amounts: [[0.2, 5000.5]],
    nextStep: 'Call back',
  },
  {
    name: 'Quillon Freight – Renewal',
    stages: [
      [60, 'Negotiation'],
      [0.2, 'Closed Won'],
    ],
    amounts: [[60, 40_000]],
  },
  {
    name: 'Merrow Dairy – Sensors',
    stages: [
      [50, 'Demo'],
      [0.3, 'Closed Lost'],
    ],
    amounts: [[50, 9000]],
    lossReason: 'Budget was cut',
  },
  {
    name: 'Ostrava Foundry – Support',
    stages: [[40, 'Proposal']],
    amounts: [
      [40, 20_000],
      [0.2, 30_000],
    ],
    nextStep: 'Send the offer',
    kinds: ['stale-deal'],
  },
  {
    name: 'Tallis Optics – Pilot',
    stages: [
      [30, 'Qualified'],
      [0.2, 'Proposal'],
    ],
    amounts: [[30, 12_000]],
    owner: 'Mara Ilves',
  },
  {
    name: 'Fenwhistle Booking – Engine',
    stages: [
      [30, 'Proposal'],
      [0.2, 'Discovery'],
    ],
    amounts: [[30, 7000]],
  },
  {
    name: 'Brindle Labs – Rollout',
    stages: [[45, 'Negotiation']],
    amounts: [[45, 64_000]],
    closes: [
      [45, 10],
      [20, 20],
      [0.2, 55],
    ],
    owner: 'Mara Ilves',
    nextStep: 'Legal review',
    kinds: ['close-date-push'],
  },
  {
    name: 'Larkspur Mills – Desk',
    stages: [[45, 'Demo']],
    amounts: [[45, 3000]],
    closes: [
      [45, 40],
      [0.2, 15],
    ],
  },
  { name: 'Corvane Paper – Platform', stages: [[0.1, 'Demo']], amounts: [[0.1, 8000]], isPage: true },
  { name: 'Quillon Freight – Add-on', stages: [[25, 'Discovery']], amounts: [[25, 2000]], goneDaysAgo: 0.2 },
  {
    name: 'Tallis Optics – Export',
    stages: [
      [25, 'Demo'],
      [0.2, 'Proposal'],
    ],
    amounts: [[25, 15_000]],
    currency: 'USD',
  },
  { name: 'Merrow Dairy – Add-on', stages: [[25, 'Discovery']] },
];

/** Puts deals with known changes into the store of an extension page, and many that do not change. */
export async function seedChanges(page: Page, now: number, quiet: number): Promise<void> {
  const quietLives = Array.from(
    { length: quiet },
    (_, index): Life => ({
      name: `Quiet deal ${index}`,
      stages: [[90, 'Qualified']],
      amounts: [[90, 100]],
      owner: 'Jonas Weil',
    }),
  );
  const records = [...LIVES, ...quietLives].map((life, index) => stored(life, index, now));
  await putRows(page, 'records', records);
  await forgetList(page);
}

function stored(life: Life, index: number, now: number): StoredRecord {
  const { goneDaysAgo, kinds = [] } = life;
  const asOf = now - 60_000;
  return {
    key: `hubspot:24680135:deal:${1000 + index}`,
    record: recordOf(life, 1000 + index, now, asOf),
    summary: {
      breach: 0,
      warning: kinds.length,
      info: 0,
      unknown: 0,
      passed: 3,
      topWarning: kinds.includes('stale-deal')
        ? 'Stale in Proposal'
        : kinds.length > 0
          ? 'Close date pushed'
          : null,
      score: null,
      kinds,
    },
    asOf,
    ...(goneDaysAgo !== undefined && { goneSince: now - goneDaysAgo * DAY }),
  };
}

function recordOf(life: Life, id: number, now: number, asOf: number): CrmRecord {
  const { stages, amounts = [], closes = [], currency = 'EUR', owner = 'Ines Vollmer' } = life;
  const [stage, amount, close] = [stages, amounts, closes].map((rows) => rows.at(-1)?.[1]);
  const createdAt = now - (stages[0]?.[0] ?? 0) * DAY;
  const isoIn = (days: number) => new Date(now + days * DAY).toISOString().slice(0, 10);
  const rows = (field: HistoryField, values: [number, string][]): HistoryEntry[] =>
    values.map(([daysAgo, to], at) => ({
      field,
      at: now - daysAgo * DAY,
      from: values[at - 1]?.[1] ?? null,
      to,
      source: 'crm',
    }));
  const history = [
    ...rows('stage', stages),
    ...rows(
      'amount',
      amounts.map(([at, value]) => [at, String(value)]),
    ),
    ...rows(
      'closeDate',
      closes.map(([at, days]) => [at, isoIn(days)]),
    ),
  ];
  return {
    identity: {
      crm: 'hubspot',
      object: 'deal',
      id: String(id),
      org: '24680135',
      url: `https://app.hubspot.com/contacts/24680135/record/0-3/${id}`,
    },
    title: life.name,
    fields: {
      ...(amount === undefined
        ? { amount: { state: 'empty', label: 'Amount' } }
        : { amount: { ...field('Amount', amount), currency } }),
      owner: field('Owner', owner),
      ...(close !== undefined && { closeDate: field('Close date', isoIn(Number(close))) }),
      ...(!life.isPage && {
        createdAt: field('Created', createdAt),
        stageEnteredAt: field('Stage entered', now - (stages.at(-1)?.[0] ?? 0) * DAY),
      }),
      nextStep: said('Next step', life.nextStep),
      lossReason: said('Loss reason', life.lossReason),
    },
    stage: { id: null, label: String(stage) },
    stages: [],
    history: life.isPage ? [] : history,
    asOf,
    coverage: life.isPage ? 'page' : 'full',
    apiNames: {},
  };
}

const field = (label: string, value: string | number): Extract<FieldReading, { state: 'value' }> => ({
  state: 'value',
  value,
  text: String(value),
  label,
});

const said = (label: string, value: string | undefined): FieldReading =>
  value === undefined ? { state: 'empty', label } : field(label, value);
