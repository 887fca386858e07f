import type { DomainEvent } from '../record/domain-event';
import { plural } from '../record/format';
import { recordKey } from '../record/record-key';
import type { EpochMs } from '../record/types';
import type { WatchWho } from '../record/watch';
import { EVERYBODY, isSomebodyElse } from '../sla/watch/concerns';

/** What is older was missed, by sleep or a restart: one notification tells of it. */
const LATE_MS = 5 * 60_000;
/** More records at once than this become one. */
const MOST_SINGLE = 3;
const MOST_NAMED = 2;

/** Under what circumstances the rep would be told. */
export interface ToldSituation {
  now: EpochMs;
  isOn: boolean;
  /** Nothing is planned in quiet hours: it waits for their end. */
  isQuiet: boolean;
  /** Keys of the records that the rep has before them. */
  looking: ReadonlySet<string>;
  /** Kinds that the rep does not want to hear of. */
  unwanted: ReadonlySet<string>;
  /** Whose records are told of; left out: everybody's. */
  who?: WatchWho;
}

/** A notification, by the ids of the happenings that it tells of. */
export interface ToldNotice {
  id: string;
  /** Of one record, which it opens; null for several. */
  key: string | null;
  events: string[];
}

export interface ToldPlan {
  notices: ToldNotice[];
  silent: string[];
}

/** Each happening ends in one notice or in silence; in quiet hours all wait. Those of one record are one notice. */
export function planTold(events: readonly DomainEvent[], situation: ToldSituation): ToldPlan {
  const { now, isOn, isQuiet, looking, unwanted, who = EVERYBODY } = situation;
  const isSilent = (event: DomainEvent): boolean =>
    !isOn || unwanted.has(event.kind) || looking.has(keyOf(event)) || isSomebodyElse(ownerOf(event), who);
  const silent = events.filter(isSilent).map(({ id }) => id);
  if (isQuiet) return { notices: [], silent };
  const records = new Map<string, DomainEvent[]>();
  for (const event of events.filter((one) => !isSilent(one)).sort((a, b) => b.at - a.at))
    records.set(keyOf(event), [...(records.get(keyOf(event)) ?? []), event]);
  const all = [...records.values()];
  const isLate = (own: readonly DomainEvent[]): boolean => own.every(({ at }) => now - at > LATE_MS);
  const isMany = all.filter((own) => !isLate(own)).length > MOST_SINGLE;
  const folded = all.filter((own) => isMany || isLate(own));
  const single = folded.length === 1 ? all : all.filter((own) => !folded.includes(own));
  const rest = folded.length > 1 ? [digestOf(folded.flat())] : [];
  return { notices: [...single.map(singleOf), ...rest], silent };
}

const ownerOf = ({ facts }: DomainEvent): string | null =>
  facts.find(({ label }) => label === 'Owner')?.value ?? null;

const keyOf = ({ record }: DomainEvent): string => (record ? recordKey(record) : '');

const ALONE = 'happened ';

/** By the id of a notice: true where it is of one record. */
export const isAlone = (notice: string): boolean => notice.startsWith(ALONE);

/** By its newest event, which no other notice has; told apart from those of clocks by the first word. */
const singleOf = (events: readonly DomainEvent[]): ToldNotice => {
  const [first] = events;
  return {
    id: `${ALONE}${first?.id}`,
    key: first ? keyOf(first) : null,
    events: events.map(({ id }) => id),
  };
};

const digestOf = (events: readonly DomainEvent[]): ToldNotice => ({
  id: `happened-many ${events[0]?.id}`,
  key: null,
  events: events.map(({ id }) => id),
});

/** What is said: of one record the first thing and its lines, of several how many and what. */
export function toldWords(events: readonly DomainEvent[]): { title: string; message: string } | null {
  const newest = [...events].sort((a, b) => rank(a) - rank(b) || b.at - a.at);
  const [first] = newest;
  if (!first) return null;
  const keys = new Set(newest.map(keyOf));
  if (keys.size === 1) {
    const facts = first.facts
      .filter(({ label }) => label === 'Source' || label === 'Owner')
      .map(({ label, value }) => `${label}: ${value}.`);
    return { title: first.title, message: [...first.lines, ...facts].join(' ') };
  }
  const names = newest.slice(0, MOST_NAMED).map(({ title }) => title);
  const more = newest.length - names.length;
  return {
    title: `${plural(newest.length, 'thing')} happened in ${plural(keys.size, 'record')}`,
    message: `${names.join('; ')}${more > 0 ? `; and ${more} more` : ''}. Open the list.`,
  };
}

const ORDER: readonly string[] = ['mql', 'cs-handoff', 'deal-desk', 'lead-back', 'meeting-booked'];
const rank = ({ kind }: DomainEvent): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
