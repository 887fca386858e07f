import type { EpochMs } from '../../record/types';
import type { WatchEvent, WatchNotice } from '../../record/watch';

/** What is older was missed, by sleep or a restart: one digest tells of it. */
const LATE_MS = 5 * 60_000;
/** More records at once than this become one digest. */
const MOST_SINGLE = 3;

/** Under what circumstances the rep would be told. */
export interface Situation {
  now: EpochMs;
  /** False where nobody asked to be told: what comes due is then done with. */
  isOn: boolean;
  /** End of the quiet hours that hold now; null outside of them. */
  quietUntil: EpochMs | null;
  /** Keys of the records that the rep has before them. */
  looking: ReadonlySet<string>;
}

export interface NoticePlan {
  notices: WatchNotice[];
  /** Done with, without a notice. */
  silent: WatchEvent[];
}

/**
 * What to tell of the events that have come due. Each event given ends in exactly one notice or in `silent`;
 * in quiet hours all of them wait. Events of one record are one notice. What is late, and more records
 * than a rep can take in, are one digest.
 */
export function planNotices(
  due: readonly WatchEvent[],
  { now, isOn, quietUntil, looking }: Situation,
): NoticePlan {
  if (!isOn) return { notices: [], silent: [...due] };
  const isSeen = ({ key }: WatchEvent): boolean => looking.has(key);
  const silent = due.filter(isSeen);
  if (quietUntil !== null) return { notices: [], silent };
  const records = [...byRecord(due.filter((event) => !isSeen(event))).values()];
  const isLate = (events: readonly WatchEvent[]): boolean => events.every(({ at }) => now - at > LATE_MS);
  const fresh = records.filter((events) => !isLate(events));
  const single = fresh.length > MOST_SINGLE ? [] : fresh;
  const folded = fresh.length > MOST_SINGLE ? records : records.filter(isLate);
  const digest = folded.length > 1 ? [digestOf(folded.flat(), now)] : folded.map(singleOf);
  return { notices: [...single.map(singleOf), ...digest], silent };
}

function byRecord(events: readonly WatchEvent[]): Map<string, WatchEvent[]> {
  const records = new Map<string, WatchEvent[]>();
  for (const event of [...events].sort((a, b) => b.at - a.at)) {
    const known = records.get(event.key);
    if (known) known.push(event);
    else records.set(event.key, [event]);
  }
  return records;
}

/** Named by its newest event, which no other notice will ever have. */
const singleOf = (events: WatchEvent[]): WatchNotice => ({
  id: `${events[0]?.key} ${events[0]?.event}`,
  events,
});

const digestOf = (events: WatchEvent[], now: EpochMs): WatchNotice => ({
  id: `digest ${now} ${events[0]?.key} ${events[0]?.event}`,
  events,
});
