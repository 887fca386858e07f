import { eventKind, eventTime } from '../../conditions/operators/events';
import { type EventColumns, NOT_KNOWN } from '../../record/event-columns';
import type { CrmRecord } from '../../record/types';
import { type Growing, growingBytes, growingDoubles, growingIntegers } from './growing';

/** The code of an event that does not state its kind. */
export const KIND_UNKNOWN = 0;

/** The events of many records, one record after the other; those of record i end at `ends[i]`. */
export interface EventsColumn {
  /** 1 where the events of a record are known, though there may be none. */
  isKnown: Growing<Uint8Array>;
  ends: Growing<Int32Array>;
  kindCodes: Growing<Int32Array>;
  /** NaN for an event without a time. */
  times: Growing<Float64Array>;
  /** Kinds as they are compared, by code. */
  kinds: string[];
  /** Which kinds are told without a gap: a place in `toldKinds`, where the first stands for all. */
  told: Growing<Int32Array>;
  toldKinds: (readonly string[] | undefined)[];
  append(record: CrmRecord): void;
  /** The same for stored records; null where of none the events are known. */
  appendStored(events: EventColumns | null, size: number): void;
}

export function eventsColumn(): EventsColumn {
  const codeOf = new Map<string, number>();
  const toldOf = new Map<string, number>();
  const column: EventsColumn = {
    isKnown: growingBytes(),
    ends: growingIntegers(),
    kindCodes: growingIntegers(),
    times: growingDoubles(),
    kinds: [''],
    told: growingIntegers(),
    toldKinds: [undefined],
    append({ events, eventKinds }) {
      const isKnown = Array.isArray(events);
      for (const event of isKnown ? events : []) {
        const kind = eventKind(event);
        column.kindCodes.push(kind === null ? KIND_UNKNOWN : (codeOf.get(kind) ?? add(kind)));
        column.times.push(eventTime(event));
      }
      column.isKnown.push(isKnown ? 1 : 0);
      column.told.push(eventKinds ? toldPlace(eventKinds) : 0);
      column.ends.push(column.times.length);
    },
    appendStored(events, size) {
      const kinds = events?.kinds.map((kind, code) => (code === 0 ? KIND_UNKNOWN : codeFor(kind))) ?? [];
      const told = events?.toldKinds.map((list, place) => (place === 0 ? 0 : toldPlace(list))) ?? [];
      events?.times.forEach((at, index) => {
        column.kindCodes.push(kinds[events.codes[index] ?? 0] ?? KIND_UNKNOWN);
        column.times.push(eventTime({ at }));
      });
      let end = column.times.length - (events?.times.length ?? 0);
      for (let row = 0; row < size; row++) {
        const count = events?.counts[row] ?? NOT_KNOWN;
        if (count !== NOT_KNOWN) end += count;
        column.isKnown.push(count === NOT_KNOWN ? 0 : 1);
        column.told.push(told[events?.told[row] ?? 0] ?? 0);
        column.ends.push(end);
      }
    },
  };
  const codeFor = (kind: string): number => {
    const name = eventKind({ kind }) ?? '';
    return codeOf.get(name) ?? add(name);
  };
  const toldPlace = (kinds: readonly string[]): number => {
    const key = JSON.stringify(kinds);
    const place = toldOf.get(key) ?? column.toldKinds.push(kinds) - 1;
    toldOf.set(key, place);
    return place;
  };
  const add = (kind: string): number => {
    codeOf.set(kind, column.kinds.length);
    return column.kinds.push(kind) - 1;
  };
  return column;
}
