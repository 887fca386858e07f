import { auditRecords, duplicatesSection } from '../../../hygiene/audit/audit';
import { dealGaps, peopleGaps } from '../../../hygiene/audit/gap-matrix';
import { quarterOf } from '../../../hygiene/audit/quarter';
import { findDuplicates } from '../../../hygiene/duplicates/find-duplicates';
import { isPerson } from '../../../hygiene/is-person';
import { mergePreview } from '../../../hygiene/merge/merge-preview';
import { compileHygiene, type HygienePolicy } from '../../../hygiene/policy';
import { mergeHistory } from '../../../record/history';
import type { AssessContext, CrmRecord, EpochMs } from '../../../record/types';
import type { PackContext } from '../../../rule-kinds/define';
import { packContext } from '../../../rule-packs/pack-context';
import type { RulePack } from '../../../rule-packs/schema';
import type { LeadlightDatabase } from '../../../store/database';
import { notSamePairs } from '../../../store/hygiene-marks';
import { observedByKey, scanRecords } from '../../../store/review-scan';
import {
  type AuditRequest,
  type GroupPreview,
  type HygieneService,
  packDuplicates,
  packSection,
  type ReviewAudit,
} from './review-audit';

/** What duplicates are found by; all that stays in memory after counting. */
const KEY_FIELDS = ['email', 'company', 'phone', 'name'];

/** The last count: who was compared, and what is needed to answer further questions. */
interface Counted {
  request: AuditRequest;
  policy: HygienePolicy;
  people: CrmRecord[];
  rowOf(key: string): number;
}

/** The audit over the store, with the same code and so the same figures as `leadlight audit`. */
export function auditStore(db: LeadlightDatabase, packInForce: () => Promise<RulePack>): HygieneService {
  let counted: Counted | null = null;

  async function count(request: AuditRequest, tell: (done: number) => void): Promise<ReviewAudit> {
    counted = null;
    const pack = await packInForce();
    const context = packContext(pack);
    const policy = compileHygiene(pack.hygiene, context);
    const rowOf = rowFinder(request.keys);
    const read = await readAll(db, { request, context, policy, rowOf, tell });
    const notSame = await notSamePairs(db, request.account);
    const { seed } = quarterOf(request);
    const { people } = read;
    const found = auditRecords({ records: people, policy, pack: context, context: request, seed, notSame });
    counted = { request, policy, rowOf, people: people.map((record) => thin(record, KEY_FIELDS)) };
    return {
      account: request.account,
      audited: found.audited,
      deals: read.deals,
      asOf: read.asOf,
      sections: found.sections.map((section) => packSection(section, rowOf)),
      ...packDuplicates(found.duplicates, rowOf),
      gaps: read.gaps,
      hasMarketing: policy.marketing !== null,
    };
  }

  return {
    count,
    async regroup() {
      if (!counted) throw new Error('Nothing has been counted yet. Count again.');
      const { policy, people, rowOf, request } = counted;
      const duplicates = findDuplicates(people, policy, await notSamePairs(db, request.account));
      const section = packSection(duplicatesSection(people.length, duplicates), rowOf);
      return { section, ...packDuplicates(duplicates, rowOf) };
    },
    async preview(keys) {
      const pack = await packInForce();
      const policy = compileHygiene(pack.hygiene, packContext(pack));
      if (!counted) throw new Error('Nothing has been counted yet. Count again.');
      return previewOf(db, keys, policy, counted.request);
    },
  };
}

interface ReadOptions {
  request: AuditRequest;
  context: PackContext;
  policy: HygienePolicy;
  rowOf(key: string): number;
  tell(done: number): void;
}

/** One pass over the store: leads and contacts are kept with the fields of the audit only, deals are counted. */
async function readAll(db: LeadlightDatabase, { request, context, policy, rowOf, tell }: ReadOptions) {
  const { crm, org } = request.account;
  const fields = auditedFields(context, policy);
  const people: CrmRecord[] = [];
  const [forDeals, forPeople] = [dealGaps(context), peopleGaps(context)];
  let [deals, done] = [0, 0];
  let asOf: { from: EpochMs; to: EpochMs } | null = null;
  await scanRecords(db, (records) => {
    for (const { key, record } of records) {
      const { identity } = record;
      const row = rowOf(key);
      if (row < 0 || identity.crm !== crm || identity.org !== org) continue;
      if (identity.object === 'deal') {
        deals += 1;
        forDeals.add(record, row);
      } else if (isPerson(record)) {
        people.push(thin(record, fields));
        forPeople?.add(record, row);
      } else continue;
      asOf = {
        from: Math.min(asOf?.from ?? record.asOf, record.asOf),
        to: Math.max(asOf?.to ?? record.asOf, record.asOf),
      };
    }
    done += records.length;
    tell(done);
  });
  return { people, deals, asOf, gaps: { deals: forDeals.result(), people: forPeople?.result() ?? null } };
}

/** Every field that a question of the audit reads. */
function auditedFields({ parts }: PackContext, policy: HygienePolicy): string[] {
  const stages = parts.lifecycle?.stages ?? [];
  return [
    ...new Set([
      ...KEY_FIELDS,
      ...policy.activityFields,
      ...policy.enrichedFields,
      ...(policy.undeliverable?.fields ?? []),
      ...stages.flatMap(({ requiredFields }) => requiredFields),
      'createdAt',
      'lifecycleStage',
    ]),
  ];
}

const thin = (record: CrmRecord, names: readonly string[]): CrmRecord => ({
  ...record,
  stages: [],
  apiNames: {},
  fields: Object.fromEntries(
    names.flatMap((name) => {
      const reading = Object.hasOwn(record.fields, name) ? record.fields[name] : undefined;
      return reading ? [[name, reading]] : [];
    }),
  ),
});

function rowFinder(keys: string): (key: string) => number {
  const rows = new Map(keys.split('\n').map((key, row) => [key, row]));
  return (key) => rows.get(key) ?? -1;
}

async function previewOf(
  db: LeadlightDatabase,
  keys: readonly string[],
  policy: HygienePolicy,
  context: AssessContext,
): Promise<GroupPreview> {
  const [rows, observations] = await Promise.all([
    db.records.bulkGet([...keys]),
    db.observations
      .where('key')
      .anyOf([...keys])
      .toArray(),
  ]);
  const observed = observedByKey(observations);
  const records = rows
    .filter((row) => row !== undefined)
    .map(({ key, record }) => ({
      ...record,
      history: mergeHistory(record.history, observed.get(key) ?? []),
    }));
  const merge = mergePreview(records, policy, context);
  if (!merge) throw new Error('None of these records is stored any more. Count again.');
  return {
    merge,
    records: rows.flatMap((row) =>
      row
        ? [
            {
              key: row.key,
              id: row.record.identity.id,
              title: row.record.title,
              url: row.record.identity.url,
            },
          ]
        : [],
    ),
  };
}
