/** How rows of a table come back: from the CRM, by themselves, by choosing again, or from a backup only. */
type WayBack = 'crm' | 'itself' | 'choice' | 'backup';

/** What a row of each table is called, and how it comes back. A test holds the tables against the store’s. */
export const DAMAGED_ROWS: Readonly<Record<string, readonly [noun: string, way: WayBack]>> = {
  records: ['Record', 'crm'],
  syncs: ['Synced list', 'crm'],
  polls: ['List watched for new leads', 'choice'],
  packs: ['Rule pack', 'choice'],
  settings: ['Setting', 'choice'],
  subscriptions: ['Rule pack that is followed', 'choice'],
  channels: ['Webhook', 'choice'],
  packMemory: ['Newest version of a rule pack', 'itself'],
  watched: ['Clock that runs', 'itself'],
  syncMembers: ['Record of a synced list', 'itself'],
  recordFacts: ['What was told of a record', 'itself'],
  observations: ['Change seen between visits', 'backup'],
  suppressions: ['Snooze or dismissal', 'backup'],
  acknowledgements: ['Acknowledgement', 'backup'],
  contactMarks: ['Contact that you noted', 'backup'],
  guardLog: ['Answer to a question before a save', 'backup'],
  watchMarks: ['Notice of a clock', 'backup'],
  writes: ['Change through Leadlight', 'backup'],
  notSame: ['Pair marked as not the same', 'backup'],
  happenings: ['Thing that happened', 'backup'],
  handoffs: ['Answer to an MQL', 'backup'],
  auditProgress: ['Answer to the quarterly checklist', 'backup'],
  outbox: ['Message to a webhook', 'backup'],
  digests: ['Digest', 'backup'],
  reviewViews: ['Saved view', 'backup'],
  drafts: ['Draft of a rule pack', 'backup'],
  typedReasons: ['Reason that was being typed', 'backup'],
  spend: ['Spend or lifetime value', 'backup'],
  ruleDays: ['Day of counts by rule', 'backup'],
};

const ADVICE: Readonly<Record<WayBack, string>> = {
  crm: 'Open the records again in your CRM, or sync them, to have them back.',
  choice: 'Look in the settings whether the right rule pack is in force, and set anew what is missing there.',
  itself: 'What Leadlight works out itself is made anew.',
  backup: 'What was noted only here comes back with a backup from before the damage.',
};

const WAYS: readonly WayBack[] = ['crm', 'choice', 'itself', 'backup'];

/** "Rule pack", "Record hubspot:7:deal:9": what a damaged row was, as far as it still tells. */
export function damagedName(table: string, key: string | null): string {
  const noun = DAMAGED_ROWS[table]?.[0] ?? `Row of ${table}`;
  return key === null ? noun : `${noun} ${key}`;
}

/** What to do about rows of these tables, a sentence for each way back. */
export function damageAdvice(tables: readonly string[]): string {
  const ways = new Set(tables.map((table) => DAMAGED_ROWS[table]?.[1] ?? 'backup'));
  return WAYS.filter((way) => ways.has(way))
    .map((way) => ADVICE[way])
    .join(' ');
}
