import type { EpochMs, FieldReading } from '../../record/types';
import type { WatchedClock } from '../../record/watch';
import { isAcknowledged } from '../../sla/watch/events';
import type { WaitingRecord } from '../../store/watch-queue';
import { sortDeadlines } from '../components/sort-deadlines';

/** One record that waits, by the clock that needs somebody first. */
export interface QueueRow {
  key: string;
  title: string;
  /** "Demo request · score 74". */
  about: string;
  /** Empty: nobody has it. Null: not known. */
  owner: string | null;
  /** Null where it is no address that may be opened. */
  url: string | null;
  tel: string | null;
  mailto: string | null;
  clock: WatchedClock;
  isAcknowledged: boolean;
}

export type QueueFilter = 'team' | 'mine' | 'unassigned';

/** Most urgent first: what was acknowledged comes after what was not. */
export function queueRows(records: readonly WaitingRecord[], now: EpochMs): QueueRow[] {
  const rows = records.flatMap((record) => rowOf(record, now) ?? []);
  const deadlines = sortDeadlines(
    rows.map(({ clock }) => clock.deadline),
    now,
  );
  const place = new Map(deadlines.map((deadline, index) => [deadline, index]));
  const placeOf = ({ clock }: QueueRow): number => place.get(clock.deadline) ?? 0;
  return rows.sort((a, b) => Number(a.isAcknowledged) - Number(b.isAcknowledged) || placeOf(a) - placeOf(b));
}

function rowOf({ stored, clocks }: WaitingRecord, now: EpochMs): QueueRow | null {
  const open = clocks.filter((clock) => !isAcknowledged(clock));
  const wanted = open.length > 0 ? open : clocks;
  const [first] = sortDeadlines(
    wanted.map(({ deadline }) => deadline),
    now,
  );
  const clock = wanted.find(({ deadline }) => deadline === first);
  if (!clock) return null;
  const { record, summary, key } = stored;
  const { fields, identity, title } = record;
  const about = [
    textOf(fields.company),
    textOf(fields.source),
    summary?.score == null ? 'not scored yet' : `score ${summary.score}`,
  ];
  return {
    key,
    title: title || textOf(fields.name) || 'A lead without a name',
    about: about.filter((part) => part && part !== title).join(' · '),
    owner: fields.owner?.state === 'empty' ? '' : textOf(fields.owner),
    url: /^https:\/\//i.test(identity.url) ? identity.url : null,
    tel: telOf(textOf(fields.phone)),
    mailto: mailtoOf(textOf(fields.email)),
    clock,
    isAcknowledged: open.length === 0,
  };
}

const textOf = (field: FieldReading | undefined): string | null =>
  field?.state === 'value' ? field.text.trim() || null : null;

/** Digits as they are dialled; null for what is no number. */
function telOf(text: string | null): string | null {
  const digits = text?.replace(/[\s().\-/]/g, '') ?? '';
  return /^\+?\d{4,15}$/.test(digits) ? `tel:${digits}` : null;
}

const mailtoOf = (text: string | null): string | null =>
  text !== null && /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:"]+$/.test(text)
    ? `mailto:${encodeURIComponent(text).replaceAll('%40', '@')}`
    : null;

/** `me`: the owner that the user says they are; null while they have not said. */
export function filterRows(rows: readonly QueueRow[], filter: QueueFilter, me: string | null): QueueRow[] {
  if (filter === 'team') return [...rows];
  return rows.filter(({ owner }) => (filter === 'unassigned' ? owner === '' : me !== null && owner === me));
}

/** Owners of records that wait, by name. */
export const ownersOf = (rows: readonly QueueRow[]): string[] =>
  [...new Set(rows.flatMap(({ owner }) => owner || []))].sort((a, b) => a.localeCompare(b));
