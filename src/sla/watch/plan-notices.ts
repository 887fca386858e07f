import type { EpochMs } from '../../record/types';
import type { WatchEvent, WatchNotice, WatchWho } from '../../record/watch';

/** What is older was missed, by sleep or a restart: one digest tells of it. */
const LATE_MS = 5 * 60_000;
/** More records at once than this become one digest. */
const MOST_SINGLE = 3;

/** Under what circumstances the rep would be told. */
export interface Situation {
  now: EpochMs;
  /** False where nobody asked to be told: what comes due is then done with. */
  isOn: boolean;
  /** End of the quiet hours that hold now: what is planned meanwhile is shown then. Null outside of them. */
  quietUntil: EpochMs | null;
  /** Keys of the records that the rep has before them. */
  looking: ReadonlySet<string>;
  /** Whose clocks are told; left out: everybody's. */
  who?: WatchWho;
}

export interface NoticePlan {
  notices: WatchNotice[];
  /** Done with, without a notice. */
  silent: WatchEvent[];
}

/** What is known beside the events given. */
export interface Around {
  /** Id of a digest that was not shown yet: what is folded joins it. */
  digest: string | null;
  /** More has come due than is given at once, so all of it is folded. */
  isMany: boolean;
}

/**
 * What to tell of the events that have come due. Each event given ends in exactly one notice or in `silent`.
 * Events of one record are one notice. What is late, what comes due in quiet hours, and more records than a rep
 * can take in, are one digest.
 */
export function planNotices(
  due: readonly WatchEvent[],
  { now, isOn, quietUntil, looking }: Situation,
  { digest, isMany }: Around = { digest: null, isMany: false },
): NoticePlan {
  if (!isOn) return { notices: [], silent: [...due] };
  const isSeen = ({ key }: WatchEvent): boolean => looking.has(key);
  const silent = due.filter(isSeen);
  const records = [...byRecord(due.filter((event) => !isSeen(event))).values()];
  const isLate = (events: readonly WatchEvent[]): boolean => events.every(({ at }) => now - at > LATE_MS);
  const fresh = records.filter((events) => !isLate(events));
  const isFolded = isMany || quietUntil !== null || fresh.length > MOST_SINGLE;
  const single = isFolded ? [] : fresh;
  const folded = isFolded ? records : records.filter(isLate);
  const isAlone = folded.length === 1 && !isMany && quietUntil === null && digest === null;
  const rest = isAlone || folded.length === 0 ? folded.map(singleOf) : [digestOf(folded.flat(), now, digest)];
  return { notices: [...single.map(singleOf), ...rest], silent };
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

const DIGEST = 'digest ';

const digestOf = (events: WatchEvent[], now: EpochMs, joined: string | null): WatchNotice => ({
  id: joined ?? `${DIGEST}${now} ${events[0]?.key} ${events[0]?.event}`,
  events,
});

/** By the id of a notice. */
export const isDigest = (notice: string): boolean => notice.startsWith(DIGEST);

const RANK = { start: 0, remind: 1, 'at-risk': 2, breach: 3, level: 4 } as const;

/** Sorts events of one record by their weight: the first one is told. */
export const byWeight = (a: WatchEvent, b: WatchEvent): number =>
  RANK[b.what.kind] - RANK[a.what.kind] || b.at - a.at;
