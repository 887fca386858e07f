import { knownValue } from '../conditions/read-field';
import type { DomainEvent } from '../record/domain-event';
import { formatIsoDate } from '../record/format';
import { type HandoffAnswer, reasonName } from '../record/handoff';
import { recordKey } from '../record/record-key';
import type { CrmRecord, EpochMs } from '../record/types';
import { type Birth, eventId, type Seen } from './birth';
import type { Automations } from './compile';
import { cycleOf } from './mql';
import { factsIn, recordOf, shown, whoText } from './record-words';

const WHO = [
  ['Company', 'company'],
  ['Source', 'source'],
  ['Owner', 'owner'],
] as const;

/** Sales' answer as the CRM came to have it. What is kept here was told when it was given, by the same id. */
export function answerBirth({ all, record, before, after, kept }: Seen): Birth | null {
  const { answer } = after;
  if (!before || before.answer === undefined || before.answer === answer) return null;
  if (answer !== 'accepted' && answer !== 'rejected') return null;
  const stated = all.handoff && knownValue(record, all.handoff.reasonField, 'choice');
  const reason = answer === 'rejected' && stated?.state === 'value' ? stated.text : null;
  // A recycling that this very answer brought about belongs to it, and not to the next one.
  const cycle =
    kept?.answer === answer ? kept.cycle : cycleOf(all, withoutRecycling(all, record, answer), null);
  return { ownAt: null, event: eventOf(all, record, answer, cycle, record.asOf, reason, null) };
}

function withoutRecycling({ handoff }: Automations, record: CrmRecord, answer: string): CrmRecord {
  if (!handoff || answer !== 'rejected') return record;
  const { [handoff.recycledField]: _, ...fields } = record.fields;
  return { ...record, fields };
}

/** Null where the pack has answers told to nobody. */
export function answerEvent(all: Automations, record: CrmRecord, kept: HandoffAnswer): DomainEvent | null {
  const { answer, cycle, at, code, returnsOn } = kept;
  const off: readonly string[] = all.part.off ?? [];
  if (off.includes(`handoff-${answer}`)) return null;
  return eventOf(all, record, answer, cycle, at, code && reasonName(code), returnsOn);
}

function eventOf(
  all: Automations,
  record: CrmRecord,
  answer: 'accepted' | 'rejected',
  cycle: string,
  at: EpochMs,
  reason: string | null,
  returnsOn: string | null,
): DomainEvent {
  const kind = `handoff-${answer}` as const;
  const by = shown(record.fields.owner);
  const back = returnsOn === null ? '' : ` It may return from ${formatIsoDate(returnsOn, all.context)}.`;
  return {
    id: eventId(kind, recordKey(record.identity), cycle),
    kind,
    at,
    title: `MQL ${answer}: ${whoText(record)}`,
    lines: [
      answer === 'accepted'
        ? `Sales has accepted it${by ? `; it belongs to ${by}` : ''}.`
        : `Sales has rejected it${reason ? ` for ${reason}` : ', without a reason'}.${back}`,
    ],
    facts: [...(reason ? [{ label: 'Reason', value: reason }] : []), ...factsIn(record, WHO)],
    record: recordOf(record),
  };
}
