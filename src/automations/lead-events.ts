import { DAY_MS, formatDay, formatDayTime, plural } from '../record/format';
import { recordKey } from '../record/record-key';
import { type Birth, eventId, minuteName, type Seen } from './birth';
import { factsIn, recordOf, shown, whoText } from './record-words';

const WHO = [
  ['Company', 'company'],
  ['Job title', 'jobTitle'],
  ['Source', 'source'],
  ['Owner', 'owner'],
] as const;

/** A meeting that is booked anew; one that moves is booked anew as well. */
export function meetingBirth({ all, record, before, after }: Seen): Birth | null {
  const at = after.meetingAt;
  const known = before?.meetingAt;
  if (at === undefined || at === null) return null;
  if (before && (known === undefined || (known !== null && minuteName(known) >= minuteName(at)))) return null;
  const field = all.part.meetingField;
  const label = field === undefined ? 'Meeting booked' : all.fields.field(field).label;
  return {
    ownAt: at,
    event: {
      id: eventId('meeting-booked', recordKey(record.identity), minuteName(at)),
      kind: 'meeting-booked',
      at: Math.min(at, record.asOf),
      title: `Meeting booked: ${whoText(record)}`,
      lines: [
        `${label}: ${formatDayTime(at, all.context)}.`,
        'Look at what was said so far, and send an agenda.',
      ],
      facts: factsIn(record, WHO),
      record: recordOf(record),
    },
  };
}

/** Somebody who was silent for the pack's days, and then was not. */
export function backBirth({ all, record, before, after }: Seen): Birth | null {
  const { dormant } = all.part;
  const [last, now] = [before?.activeAt, after.activeAt];
  if (!dormant || last === undefined || now === undefined) return null;
  const silent = Math.floor((now - last) / DAY_MS);
  if (silent < dormant.days) return null;
  const newest = dormant.fields.find((name) => {
    const reading = record.fields[name];
    return reading?.state === 'value' && reading.value === now;
  });
  const what = newest === undefined ? 'Activity' : all.fields.field(newest).label;
  return {
    ownAt: null,
    event: {
      id: eventId('lead-back', recordKey(record.identity), minuteName(now).slice(0, 10)),
      kind: 'lead-back',
      at: Math.min(now, record.asOf),
      title: `Back after ${plural(silent, 'day')}: ${whoText(record)}`,
      lines: [
        `${what} on ${formatDay(now, all.context)}, the last one before on ${formatDay(last, all.context)}. Dormant is ${plural(dormant.days, 'day')} or more.`,
        shown(record.fields.owner)
          ? 'Reach out while it is fresh.'
          : 'Nobody owns it: assign it, then reach out.',
      ],
      facts: factsIn(record, WHO),
      record: recordOf(record),
    },
  };
}
