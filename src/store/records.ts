import { isCrmHistory } from '../record/history';
import { observeChanges, sightingsOf } from '../record/observe-changes';
import { recordKey } from '../record/record-key';
import { nextStanding } from '../record/rule-standing';
import type { ShownSince } from '../record/shown-since';
import { toDismiss } from '../record/typed-reason';
import type { CrmRecord, DateOrder, EpochMs, RecordIdentity } from '../record/types';
import { carryHistory } from '../record/update-record';
import type { OpenedRecord, Suppression, VisitSummary } from '../record/visit';
import { clockSkew } from './clock-skew';
import type { LeadlightDatabase, StoredRecord, StoredSetting } from './database';
import { dropFields } from './field-segments';
import { forgetInDigests } from './forget-digests';
import { markForReview } from './review-index';
import { isInEffect, markOf, suppressAll, unsuppressAll } from './review-marks';
import { addRuleCounts } from './rule-counts';
import { settleReason, typedReasons } from './typed-reasons';

/** Everything earlier visits left behind about one record. */
export function openRecord(db: LeadlightDatabase, identity: RecordIdentity): Promise<OpenedRecord> {
  const key = recordKey(identity);
  const marks = [db.suppressions, db.typedReasons, db.acknowledgements];
  return db.transaction('r', [db.records, db.observations, ...marks, db.settings], async () => {
    const [stored, observations, suppressions, typed, acknowledgements, order, skewMs] = await Promise.all([
      db.records.get(key),
      db.observations.where('key').equals(key).sortBy('seq'),
      db.suppressions.where('key').equals(key).toArray(),
      typedReasons(db, key),
      db.acknowledgements.where('key').equals(key).toArray(),
      db.settings.get(dateOrderName(identity.crm, identity.org)),
      clockSkew(db, identity),
    ]);
    return {
      snapshot: stored?.record ?? null,
      observed: observations.map((observation) => observation.entry),
      dateOrder: order ? dateOrderOf(order) : null,
      suppressions: suppressions.filter(isInEffect).map(markOf),
      typed,
      acknowledged: Object.fromEntries(acknowledgements.map(({ sla, at }) => [sla, at])),
      ...(skewMs !== 0 && { clockSkewMs: skewMs }),
    };
  });
}

/**
 * Stores a visit and appends what changed against the newest sighting of each watched field, all or
 * nothing. A page that was read earlier, or shows older values than are known (a second tab), does
 * not replace the snapshot. The same visit again (a retried call, a better understanding of the same
 * reading) does, and adds no change. `since`: for how long the page has shown its values.
 */
export function saveVisit(
  db: LeadlightDatabase,
  record: CrmRecord,
  summary: VisitSummary,
  since: ShownSince = {},
): Promise<{ observed: number }> {
  const key = recordKey(record.identity);
  const tables = [db.records, db.observations, db.reviewPending, db.watchPending, db.ruleDays];
  const { rules: marks, ...kept } = summary;
  return db.transaction('rw', tables, async () => {
    const previous = await db.records.get(key);
    const { changes, baseline, isOutdated } = observeChanges(
      previous ? (previous.baseline ?? sightingsOf(previous.record, {})) : {},
      sightingsOf(record, since),
      record.identity.crm,
    );
    for (const entry of changes) await db.observations.add({ key, entry });
    const isOlder = previous && (isOutdated || previous.asOf > record.asOf);
    const { standing, counts } = isOlder
      ? { standing: previous.standing, counts: [] }
      : nextStanding(previous?.standing, record, summary.judgedBy, marks);
    const snapshot = isOlder
      ? previous
      : { key, record: carried(record, previous), summary: kept, asOf: record.asOf };
    await db.records.put({ ...snapshot, baseline, ...(standing && { standing }) });
    await addRuleCounts(db, counts, record.asOf);
    await markForReview(db, [key]);
    return { observed: changes.length };
  });
}

/** A page has no history of its own: the CRM's rows that are known already stay. */
function carried(record: CrmRecord, previous: StoredRecord | undefined): CrmRecord {
  const rows = previous?.record.history.filter(isCrmHistory) ?? [];
  return rows.length > 0 ? { ...record, history: carryHistory(rows, record.history) } : record;
}

export async function setDateOrder(
  db: LeadlightDatabase,
  crm: string,
  org: string,
  order: DateOrder,
): Promise<void> {
  await db.settings.put({ name: dateOrderName(crm, org), value: order });
}

/** What was typed of the reason is done with once the warning is dismissed. */
export async function suppress(
  db: LeadlightDatabase,
  identity: RecordIdentity,
  suppression: Suppression,
): Promise<void> {
  const key = recordKey(identity);
  await db.transaction('rw', db.suppressions, db.typedReasons, async () => {
    await suppressAll(db, [{ key, ...suppression }]);
    if (suppression.kind === 'dismiss')
      await settleReason(db, key, toDismiss(suppression.rule), suppression.at);
  });
}

export async function unsuppress(
  db: LeadlightDatabase,
  identity: RecordIdentity,
  rule: string,
  at: EpochMs,
): Promise<void> {
  await unsuppressAll(db, [{ key: recordKey(identity), rule }], at);
}

/** The first acknowledgement of a clock counts; later ones change nothing. */
export async function acknowledge(
  db: LeadlightDatabase,
  identity: RecordIdentity,
  sla: string,
  at: EpochMs,
): Promise<void> {
  const key = recordKey(identity);
  await db.transaction('rw', db.acknowledgements, async () => {
    if (!(await db.acknowledgements.get([key, sla]))) await db.acknowledgements.add({ key, sla, at });
  });
}

/** All stored records, newest visit first; what the review page lists. */
export function allRecords(db: LeadlightDatabase): Promise<StoredRecord[]> {
  return db.records.orderBy('asOf').reverse().toArray();
}

/**
 * Deletes records last seen before `limit`, unless a sync still keeps them, with all that hangs on them,
 * and marks made before it on records that were never stored. No sync counts as read what is not here: its
 * next comparison reads it again. Returns how many records.
 */
export function forgetRecordsBefore(db: LeadlightDatabase, limit: EpochMs): Promise<number> {
  const tables = [
    db.records,
    db.observations,
    db.suppressions,
    db.typedReasons,
    db.acknowledgements,
    db.contactMarks,
    db.reviewPending,
    db.watchPending,
    db.syncs,
    db.syncMembers,
    db.guardLog,
    db.writes,
    db.notSame,
    db.outbox,
    db.happenings,
    db.handoffs,
    db.fieldSegments,
    db.digests,
    db.recordFacts,
    db.watchMarks,
    db.setAside,
  ];
  return db.transaction('rw', tables, async () => {
    const keys = await recordsBefore(db, limit);
    await db.records.bulkDelete(keys);
    await markForReview(db, keys);
    await dropFields(db, keys);
    const kept = new Set(await db.records.toCollection().primaryKeys());
    const gone = new Set(keys);
    const isOver = (key: string, at: EpochMs): boolean => gone.has(key) || (!kept.has(key) && at < limit);
    const members = await db.syncMembers.toCollection().primaryKeys();
    await db.syncMembers.bulkDelete(members.filter((key) => !kept.has(key)));
    await db.digests.where('madeAt').below(limit).delete();
    await forgetInDigests(db, (key) => gone.has(key));
    await Promise.all([
      db.observations.filter(({ key, entry }) => isOver(key, entry.at)).delete(),
      db.suppressions.filter(({ key, at }) => isOver(key, at)).delete(),
      db.typedReasons.filter(({ key, at }) => isOver(key, at)).delete(),
      db.acknowledgements.filter(({ key, at }) => isOver(key, at)).delete(),
      db.contactMarks.filter(({ key, at }) => isOver(key, at)).delete(),
      db.guardLog.filter(({ key, entry }) => isOver(key, entry.at)).delete(),
      db.writes.filter(({ key, entry }) => isOver(key, entry.at)).delete(),
      db.outbox.filter(({ key }) => gone.has(key)).delete(),
      db.happenings.filter(({ key }) => gone.has(key)).delete(),
      db.handoffs.filter(({ key }) => gone.has(key)).delete(),
      db.recordFacts.bulkDelete(keys),
      db.watchMarks.filter(({ key }) => gone.has(key)).delete(),
      db.setAside.filter(({ key, at }) => isOver(key ?? '', at)).delete(),
      db.notSame.filter(({ key, other, at }) => isOver(key, at) || isOver(other, at)).delete(),
    ]);
    return keys.length;
  });
}

/** The keys of the records that were last seen before `limit` and that no sync still keeps. */
export async function recordsBefore(db: LeadlightDatabase, limit: EpochMs): Promise<string[]> {
  const old = await db.records.where('asOf').below(limit).primaryKeys();
  if (old.length === 0) return [];
  const inStep = await membersInStep(db, limit);
  return old.filter((key) => !inStep.has(key));
}

/** A sync that is complete since `limit` has seen that what it keeps is unchanged, without reading it again. */
async function membersInStep(db: LeadlightDatabase, limit: EpochMs): Promise<Set<string>> {
  const current = await db.syncs.filter(({ asOf }) => asOf !== null && asOf >= limit).primaryKeys();
  return new Set(await db.syncMembers.where('sync').anyOf(current).primaryKeys());
}

const dateOrderOf = ({ value }: StoredSetting): DateOrder | null =>
  value === 'dmy' || value === 'mdy' || value === 'ymd' ? value : null;

function dateOrderName(crm: string, org: string): `date-order:${string}` {
  return `date-order:${crm}:${org}`;
}
