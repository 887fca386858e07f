import { knownInstant, knownValue } from '../conditions/read-field';
import type { HandoffAnswer } from '../record/handoff';
import type { RecordFacts } from '../record/happening';
import { stageKey } from '../record/stage-key';
import type { CrmRecord, EpochMs } from '../record/types';
import { neededApproval } from '../rule-kinds/deal-desk/approval';
import { dealTerms } from '../rule-kinds/deal-terms';
import { judgeName } from '../sla/summarize';
import type { Automations } from './compile';
import { isMql } from './mql';

/**
 * What of a record happenings depend on. What is not known now stays as it was known last: a page shows less than
 * the API. What a pack makes of it holds for that version of the pack only.
 */
export function factsOfRecord(
  all: Automations,
  record: CrmRecord,
  before: RecordFacts | null,
  kept: HandoffAnswer | null,
  now: EpochMs,
): RecordFacts {
  const pack = judgeName(all.pack);
  const { pack: _, mql, desk, ...lasting } = before ?? {};
  const derived =
    before?.pack === pack ? { ...(mql !== undefined && { mql }), ...(desk !== undefined && { desk }) } : {};
  const read =
    record.identity.object === 'deal' ? dealFacts(all, record, now) : leadFacts(all, record, kept, now);
  return { ...lasting, ...derived, ...read, pack };
}

function dealFacts(all: Automations, record: CrmRecord, now: EpochMs): Partial<RecordFacts> {
  const stage = stageOf(all, record);
  const desk = deskTier(all, record, now);
  return { ...(stage !== null && { stage }), ...(desk !== null && { desk }) };
}

/** The pack's id, or the name where the pack knows no such stage; null where none was read. */
export function stageOf({ fields }: Automations, record: CrmRecord): string | null {
  if (!record.stage) return null;
  const place = fields.placeOf(record, record.stage);
  return place ? place.stage.id : stageKey(record.stage.label) || null;
}

/** The tier whose approval is proven to be needed; '' for none, null where that is not known. */
function deskTier(all: Automations, record: CrmRecord, now: EpochMs): string | null {
  const { dealDesk } = all.pack;
  if (!dealDesk) return null;
  const place = record.stage ? all.fields.placeOf(record, record.stage) : null;
  if (place?.stage.kind === 'lost') return '';
  const { tier, open } = neededApproval(dealTerms(dealDesk, record, { ...all.context, now }, all.fields));
  const needed = dealDesk.tiers[tier];
  if (needed && needed.approver !== null) return needed.id;
  return open.length > 0 ? null : '';
}

function leadFacts(
  all: Automations,
  record: CrmRecord,
  kept: HandoffAnswer | null,
  now: EpochMs,
): Partial<RecordFacts> {
  const answer = answerOf(all, record);
  const meetingAt = meetingOf(all, record);
  const activeAt = lastSignOfLife(all, record);
  const mql = isMql(all, record, kept, now);
  return {
    ...(answer !== null && { answer }),
    ...(meetingAt !== undefined && { meetingAt }),
    ...(activeAt !== null && { activeAt }),
    ...(mql !== 'unknown' && { mql }),
  };
}

/** Sales' answer as the CRM has it; null where that is not known. */
export function answerOf({ handoff }: Automations, record: CrmRecord): RecordFacts['answer'] | null {
  if (!handoff) return null;
  const known = knownValue(record, handoff.statusField, 'choice');
  if (known.state === 'unknown') return null;
  const status = known.state === 'value' ? stageKey(known.text) : '';
  const isOne = (names: readonly string[]) => names.some((name) => stageKey(name) === status);
  if (isOne(handoff.rejected)) return 'rejected';
  return isOne(handoff.accepted) ? 'accepted' : 'none';
}

/** Undefined where it is not known, null where none was booked. */
function meetingOf({ part }: Automations, record: CrmRecord): EpochMs | null | undefined {
  if (part.meetingField === undefined) return undefined;
  const known = knownValue(record, part.meetingField, 'datetime');
  if (known.state === 'unknown') return undefined;
  return known.state === 'value' && typeof known.value === 'number' ? known.value : null;
}

function lastSignOfLife({ part }: Automations, record: CrmRecord): EpochMs | null {
  const moments = (part.dormant?.fields ?? []).flatMap((name) => knownInstant(record, name)?.earliest ?? []);
  return moments.length === 0 ? null : Math.max(...moments);
}
