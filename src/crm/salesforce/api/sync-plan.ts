import type { FieldMap } from '../../../record/field-map';
import type { SyncObject, SyncScope } from '../../../record/sync';
import type { EpochMs, RecordIdentity } from '../../../record/types';
import { apiInstant } from '../../api/api-value';
import { CrmApiError } from '../../api/failure';
import {
  FRESH_LEAD_MS,
  type ListedRecord,
  type ListPage,
  type SyncedRecord,
  type SyncPlan,
} from '../../api/sync/plan';
import { SALESFORCE_OBJECT } from '../url';
import { touchedQuestions } from './activities';
import { answersByParent, type QuestionAnswer, rowsOf, rowsUnlessRefused } from './ask-at-once';
import type { SalesforceClient } from './client';
import { historyParent, historyQuestions } from './history';
import { type ViewChoice, viewChoice } from './list-view';
import type { SalesforceMetadata } from './metadata';
import { activityParent, recordQuestions, salesforceFields, salesforceRecord } from './read-record';
import { apiValue } from './rows';
import type { SalesforceRow } from './shapes';
import { soqlId, soqlIds, soqlInstant } from './soql';

/** The rows with histories and activities of so many come in one call; an address holds 16,384 characters. */
const CHUNK = 200;
/** What one page of a query holds. */
const PAGE = 2_000;
/** Long transactions are told with the time they began. */
const OVERLAP_MS = 5 * 60_000;

const MODIFIED = 'SystemModstamp';

export interface SalesforceSync {
  org: string;
  /** Origin of the org's pages. */
  ui: string;
  object: SyncObject;
  scope: SyncScope;
  metadata: SalesforceMetadata;
  packFields: FieldMap;
  zone: string;
  now(): EpochMs;
}

/** Salesforce's opportunities or leads as bulk sync reads them: ids by SOQL, then rows with their lives. */
export function salesforceSyncPlan(client: SalesforceClient, sync: SalesforceSync): SyncPlan {
  const { object, scope, metadata, packFields, now } = sync;
  const name = SALESFORCE_OBJECT[object];
  const what = `the ${name.toLowerCase()} list`;
  const owners = scope.kind === 'owners' ? scope.owners : null;
  const state = `${MODIFIED}, CreatedDate, ${object === 'deal' ? 'IsClosed' : 'IsConverted'}`;
  const more = ['OwnerId', ...state.split(', ')];
  let view: Promise<ViewChoice> | null = null;

  /** Asked for once in the life of a plan; a list view may be changed between two readings. */
  function chosen(signal: AbortSignal | undefined): Promise<ViewChoice> {
    if (scope.kind !== 'view') return Promise.resolve({ scope: '', where: '' });
    view ??= client.listViewQuery(name, scope.view, { signal }).then(viewChoice);
    view.catch(() => {
      view = null;
    });
    return view;
  }

  const current = (): string =>
    object === 'deal'
      ? 'IsClosed = false'
      : `IsConverted = false AND CreatedDate >= ${soqlInstant(now() - FRESH_LEAD_MS)}`;

  async function listQuery(after: string, since: EpochMs | null, signal?: AbortSignal): Promise<string> {
    const choice = since === null ? await chosen(signal) : { scope: '', where: '' };
    const conditions = [
      ...(since === null ? [current()] : [`${MODIFIED} >= ${soqlInstant(since)}`]),
      ...(owners ? [soqlIds('OwnerId', owners)] : []),
      ...(choice.where ? [choice.where] : []),
      ...(after ? [`Id > ${soqlId(after)}`] : []),
    ];
    return `SELECT Id, ${state} FROM ${name}${choice.scope} WHERE ${conditions.join(' AND ')} ORDER BY Id LIMIT ${PAGE}`;
  }

  const isCurrent = (row: SalesforceRow): boolean =>
    object === 'deal'
      ? row.IsClosed === false
      : row.IsConverted === false && (apiInstant(apiValue(row.CreatedDate)) ?? 0) >= now() - FRESH_LEAD_MS;

  function pageOf(rows: readonly SalesforceRow[]): ListPage {
    const listed = rows.map(
      (row): ListedRecord => ({ id: String(row.Id), modified: modifiedAt(row), isCurrent: isCurrent(row) }),
    );
    const isLast = rows.length < PAGE;
    return { listed, left: isLast ? 0 : null, isLast };
  }

  function synced(row: SalesforceRow, answers: readonly QuestionAnswer[]): SyncedRecord {
    const id = String(row.Id);
    const url = `${sync.ui}/lightning/r/${name}/${id}/view`;
    const identity: RecordIdentity = { crm: 'salesforce', object, id, org: sync.org, url };
    const place = { zone: sync.zone, now: now(), skewMs: client.clockSkewMs() ?? 0 };
    return {
      record: salesforceRecord(identity, row, answers, { object, metadata, packFields }, place),
      modified: modifiedAt(row),
      isInScope: isCurrent(row) && (!owners || owners.includes(String(row.OwnerId))),
    };
  }

  return {
    question: JSON.stringify(salesforceFields(object, packFields)),
    chunk: CHUNK,
    perCall: CHUNK,
    isScopeInRecord: scope.kind !== 'view',
    overlapMs: OVERLAP_MS,
    async newest(signal) {
      const soql = `SELECT ${MODIFIED} FROM ${name} ORDER BY ${MODIFIED} DESC LIMIT 1`;
      const [row] = await client.query(soql, what, { signal });
      return row ? modifiedAt(row) : null;
    },
    async list(after, since, signal) {
      return pageOf(await client.query(await listQuery(after, since, signal), what, { signal }));
    },
    async listTouched({ after, since, waiting, touchedSince }, signal) {
      const soql = await listQuery(after, since, signal);
      const questions = [{ soql, what }, ...touchedQuestions(waiting, touchedSince)];
      const [rows, ...activities] = await client.queries(questions, { signal });
      if (!rows) return { listed: [], left: 0, isLast: true, touched: [] };
      // Whoever may not read tasks learns of a contact by the lead's own fields.
      const touched = activities.flatMap((answer) => rowsUnlessRefused(answer) ?? []);
      return { ...pageOf(rowsOf(rows)), touched: [...new Set(touched.map(({ WhoId }) => String(WhoId)))] };
    },
    told: () => ({ clockSkewMs: client.clockSkewMs(), allowance: client.allowance() }),
    async read(ids, signal) {
      const asked = { object, metadata, packFields };
      const [first, ...lives] = await client.queries(recordQuestions(asked, ids, more), { signal });
      if (!first) return new Map();
      const parents = [
        ...historyQuestions(object, ids).map(() => historyParent(object)),
        ...[activityParent(object), activityParent(object)].flatMap((parent) => parent ?? []),
        // Of campaign responses, which only leads have.
        'LeadId',
      ];
      const ofRecord = lives.map((answer, index) => answersByParent(answer, parents[index] ?? ''));
      return new Map(
        rowsOf(first).map((row) => {
          const id = String(row.Id);
          return [
            id,
            synced(
              row,
              ofRecord.map((answers) => answers(id)),
            ),
          ];
        }),
      );
    },
  };
}

function modifiedAt(row: SalesforceRow): EpochMs {
  const at = apiInstant(apiValue(row[MODIFIED]));
  if (at !== null) return at;
  throw new CrmApiError('unexpected-answer', 'salesforce', 'the list', { detail: `no ${MODIFIED}` });
}
