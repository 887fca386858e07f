import type { EpochMs, ObjectKind } from '../record/types';
import { rowProblem } from './damage/row-shapes';
import type { LeadlightDatabase } from './database';
import { countObjects } from './export-records';
import { countTyped } from './typed-reasons';
import { type AccountContent, storedAccounts } from './wipe';

/** What is kept in this browser, counted. */
export interface StoreFacts {
  counts: { label: string; count: number }[];
  objects: Partial<Record<ObjectKind, number>>;
  accounts: AccountContent[];
  /** When the oldest and the newest record were read; null without records. */
  dataFrom: EpochMs | null;
  dataTo: EpochMs | null;
  /** Damaged rows that are out of the way. */
  setAside: { table: string; key: string | null; problem: string }[];
  setAsideCount: number;
}

/** So many are named; the rest is only counted. */
const MOST_NAMED = 20;

/** What spend is called among what is kept. */
export const SPEND_LABEL = 'Spend and lifetime values';

/** Tables that people know by another name; further ones are counted by their own. */
const LABELS: Record<string, string | null> = {
  records: 'Records',
  observations: 'Changes seen between visits',
  suppressions: 'Snoozes and dismissals',
  acknowledgements: 'Acknowledgements',
  subscriptions: 'Rule packs followed',
  reviewViews: 'Saved views',
  guardLog: 'Answers to questions before a save',
  // Counted by what came of them.
  writes: null,
  syncs: 'Synced lists',
  packs: null,
  settings: null,
  syncMembers: null,
  reviewSegments: null,
  reviewPending: null,
  fieldSegments: null,
  fieldPending: null,
  generation: null,
  setAside: null,
  watched: 'Clocks that run',
  watchPending: null,
  watchMarks: null,
  happenings: 'Things that happened',
  recordFacts: null,
  digests: null,
  ruleDays: 'Days of counts by rule',
  contactMarks: 'Contacts you noted',
  notSame: 'Pairs marked as not the same',
  auditProgress: 'Answers to the quarterly checklist',
  channels: 'Webhooks',
  outbox: 'Messages to webhooks',
  polls: 'Lists watched for new leads',
  drafts: 'Drafts of rule packs',
  // Those that are over are not counted.
  typedReasons: null,
  publishLog: 'Rule packs published',
  signingKeys: 'Keys that sign rule packs',
  packMemory: null,
  handoffs: 'Answers to MQLs',
  spend: SPEND_LABEL,
};

export async function storeFacts(db: LeadlightDatabase): Promise<StoreFacts> {
  const shown = db.tables.flatMap((table) => {
    const label = LABELS[table.name];
    return label === null ? [] : [{ label: label ?? table.name, table }];
  });
  const [counts, typed, writes, objects, accounts, oldest, newest, aside, setAsideCount] = await Promise.all([
    Promise.all(shown.map(async ({ label, table }) => ({ label, count: await table.count() }))),
    countTyped(db),
    countWrites(db),
    countObjects(db),
    storedAccounts(db),
    db.records.orderBy('asOf').first(),
    db.records.orderBy('asOf').last(),
    db.setAside.limit(MOST_NAMED).toArray(),
    db.setAside.count(),
  ]);
  return {
    counts: [...counts, { label: 'Reasons that are being typed', count: typed }, ...writes],
    objects,
    accounts,
    dataFrom: oldest?.asOf ?? null,
    dataTo: newest?.asOf ?? null,
    setAside: aside.map(({ table, key, problem }) => ({ table, key, problem })),
    setAsideCount,
  };
}

/** Only what the CRM is known to have taken was made; what waits was never sent. */
async function countWrites(db: LeadlightDatabase): Promise<StoreFacts['counts']> {
  // Whoever looks here may do so because rows are damaged.
  const rows = (await db.writes.toArray()).filter((row) => rowProblem('writes', row) === null);
  const waiting = rows.filter(({ entry }) => entry.waiting !== null).length;
  const made = rows.filter(({ entry }) => entry.result === 'done').length;
  return [
    { label: 'Changes made through Leadlight', count: made },
    { label: 'Changes that wait to be written', count: waiting },
    { label: 'Changes not made, or not known to be made', count: rows.length - made - waiting },
  ];
}
