import { fieldReading } from '../../conditions/read-field';
import { recordKey } from '../../record/record-key';
import type { AssessContext, CrmRecord, FieldReading } from '../../record/types';
import { type LastActivity, lastActivity } from '../activity';
import type { HygienePolicy } from '../policy';
import { toldText } from './told-text';

/** Why a value wins (domain.md § 7). `undecided`: nothing ranks the records; a person has to choose. */
export type MergeReason =
  | 'same-everywhere'
  | 'only-value'
  | 'crm-over-marketing'
  | 'most-recent-activity'
  | 'undecided';

export interface MergedField {
  name: string;
  label: string;
  /** Key of the record the value is from; null while undecided. */
  from: string | null;
  /** As that record shows it, days and instants by ISO 8601 (`toldText`); null while undecided. */
  text: string | null;
  reason: MergeReason;
  /** Values that would be lost, with their records. */
  loses: { from: string; text: string }[];
  /** Records on which the field is hidden or can't be read: the preview may change once it is. */
  unseen: string[];
}

export interface MergePreview {
  /** Key of the record to keep: of the CRM, with the latest activity; the first one where nothing ranks them. */
  keep: string;
  fields: MergedField[];
}

interface Ranked {
  record: CrmRecord;
  key: string;
  /** 2: the CRM; 1: not known; 0: marketing automation. */
  system: number;
  activity: LastActivity;
}

/**
 * What a merge of records would keep, field by field: the CRM wins over marketing automation, then
 * the record with the most recent activity. Nothing is merged; empty values never win.
 */
export function mergePreview(
  records: readonly CrmRecord[],
  policy: HygienePolicy,
  context: AssessContext,
): MergePreview | null {
  const ranked = records.map((record) => rank(record, policy, context));
  const [first] = ranked;
  if (!first) return null;
  const best = ranked.reduce((leader, next) => (compare(next, leader) > 0 ? next : leader), first);
  const names = new Set(records.flatMap((record) => Object.keys(record.fields)));
  return {
    keep: best.key,
    fields: [...names].flatMap((name) => mergeField(name, ranked, policy, context) ?? []),
  };
}

function rank(record: CrmRecord, policy: HygienePolicy, context: AssessContext): Ranked {
  const isMarketing = policy.marketing?.truth(record, context) ?? false;
  const system = isMarketing === 'unknown' ? 1 : isMarketing ? 0 : 2;
  return { record, key: recordKey(record.identity), system, activity: lastActivity(record, policy) };
}

/** Above 0 when `a` wins, 0 when nothing ranks them. */
function compare(a: Ranked, b: Ranked): number {
  if (a.system === 1 || b.system === 1 || a.system === b.system)
    return compareActivity(a.activity, b.activity);
  return a.system - b.system;
}

function compareActivity(a: LastActivity, b: LastActivity): number {
  if (a.state === 'unknown' || b.state === 'unknown') return 0;
  const at = (activity: LastActivity) =>
    activity.state === 'known' ? activity.at : Number.NEGATIVE_INFINITY;
  return at(a) === at(b) ? 0 : at(a) > at(b) ? 1 : -1;
}

interface Candidate {
  owner: Ranked;
  reading: Extract<FieldReading, { state: 'value' }>;
}

function mergeField(
  name: string,
  ranked: readonly Ranked[],
  policy: HygienePolicy,
  context: AssessContext,
): MergedField | null {
  const { label, type } = policy.field(name);
  const candidates = ranked.flatMap((owner): Candidate[] => {
    const reading = fieldReading(owner.record, name);
    const isFilled = reading?.state === 'value' && String(reading.text).trim() !== '';
    return isFilled ? [{ owner, reading }] : [];
  });
  if (candidates.length === 0) return null;
  const { winner, reason } = choose(candidates);
  const unseen = ranked.filter(({ record }) => {
    const state = fieldReading(record, name)?.state;
    return state === undefined || state === 'unreadable';
  });
  return {
    name,
    label,
    from: winner?.owner.key ?? null,
    text: winner && toldText(winner.reading, type, context),
    reason,
    loses: candidates
      .filter((candidate) => !winner || candidate.reading.value !== winner.reading.value)
      .map(({ owner, reading }) => ({ from: owner.key, text: toldText(reading, type, context) })),
    unseen: unseen.map(({ key }) => key),
  };
}

/** The value that no other one beats; undecided where another value is neither better nor worse. */
function choose(candidates: readonly Candidate[]): { winner: Candidate | null; reason: MergeReason } {
  const [first] = candidates;
  if (!first || candidates.length === 1) return { winner: first ?? null, reason: 'only-value' };
  if (candidates.every(({ reading }) => reading.value === first.reading.value))
    return { winner: first, reason: 'same-everywhere' };
  const winner = candidates.find((candidate) =>
    candidates.every(
      (other) =>
        other === candidate ||
        other.reading.value === candidate.reading.value ||
        compare(candidate.owner, other.owner) > 0,
    ),
  );
  if (!winner) return { winner: null, reason: 'undecided' };
  const beaten = candidates.filter(({ reading }) => reading.value !== winner.reading.value);
  const isBySystem = beaten.every(({ owner }) => owner.system === 0 && winner.owner.system === 2);
  return { winner, reason: isBySystem ? 'crm-over-marketing' : 'most-recent-activity' };
}
