import type { CrmRecord, EngagementEvent } from './types';

/** The events of some records, one record after the other. */
export interface EventColumns {
  /** How many each record has; NOT_KNOWN where that is not known. */
  counts: Int32Array;
  /** For each event a place in `kinds`, which begins with the one of an event that does not say its kind. */
  codes: Uint32Array;
  /** As the sources call them. */
  kinds: string[];
  /** NaN for an event that does not say when it was. */
  times: Float64Array;
  /** For each record a place in `toldKinds`; the first stands for records that state none. */
  told: Uint32Array;
  toldKinds: (readonly string[])[];
}

export const NOT_KNOWN = -1;

/** What of a record is kept; an event may lack its kind or time. */
export interface EventSource extends Pick<CrmRecord, 'eventKinds'> {
  events?: readonly Partial<EngagementEvent>[];
}

/** Null where of no record any is known. */
export function packEvents(records: readonly EventSource[]): EventColumns | null {
  const lists = records.map(({ events }) => (Array.isArray(events) ? events : null));
  if (lists.every((list) => list === null)) return null;
  const all = lists.flatMap((list) => list ?? []);
  const kinds = new Map([['', 0]]);
  const told = new Map<string, number>();
  const codeOf = (kind: unknown) => (typeof kind === 'string' ? placeIn(kinds, `=${kind}`) : 0);
  return {
    counts: Int32Array.from(lists, (list) => list?.length ?? NOT_KNOWN),
    codes: Uint32Array.from(all, (event) => codeOf(event?.kind)),
    times: Float64Array.from(all, (event) => (typeof event?.at === 'number' ? event.at : Number.NaN)),
    kinds: [...kinds.keys()].map((kind) => kind.slice(1)),
    told: Uint32Array.from(records, ({ eventKinds }, row) =>
      eventKinds && lists[row] ? placeIn(told, JSON.stringify(eventKinds)) + 1 : 0,
    ),
    toldKinds: [[], ...[...told.keys()].map((list): readonly string[] => JSON.parse(list))],
  };
}

/** The events of each record; of those where none are known nothing is said. */
export function unpackEvents(columns: EventColumns | null, size: number): EventSource[] {
  let from = 0;
  return Array.from({ length: size }, (_, row) => {
    const count = columns?.counts[row] ?? NOT_KNOWN;
    if (!columns || count === NOT_KNOWN) return {};
    const events = Array.from({ length: count }, (_event, at) => eventAt(columns, from + at));
    from += count;
    const told = columns.told[row] ?? 0;
    return { events, ...(told > 0 && { eventKinds: columns.toldKinds[told] ?? [] }) };
  });
}

/** An event without a kind stays one: it may be of any. */
function eventAt({ codes, kinds, times }: EventColumns, at: number): Partial<EngagementEvent> {
  const kind = kinds[codes[at] ?? 0];
  return { at: times[at] ?? Number.NaN, ...(codes[at] !== 0 && kind !== undefined && { kind }) };
}

function placeIn(places: Map<string, number>, name: string): number {
  const place = places.get(name) ?? places.size;
  places.set(name, place);
  return place;
}
