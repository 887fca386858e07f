import { eventKind, eventTime } from '../../conditions/operators/events';
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
