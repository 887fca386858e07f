import { DAY_MS } from '../record/format';
import type { EpochMs } from '../record/types';

/** A stretch of time in which a zone's wall clock runs evenly: wall time = instant + offset. */
export interface EvenStretch {
  from: EpochMs;
  /** Not part of it. */
  to: EpochMs;
  /** Milliseconds east of Greenwich. */
  offset: number;
}

type OffsetAt = (at: EpochMs) => number;

const zones = new Map<string, { offsetAt: OffsetAt; years: Map<number, readonly EvenStretch[]> }>();

/** True when this browser knows the IANA zone, under its present name or an older one. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

/** The even stretches of one UTC year, oldest first, without holes. Throws RangeError for an unknown zone. */
export function evenStretches(zone: string, year: number): readonly EvenStretch[] {
  let known = zones.get(zone);
  if (!known) {
    known = { offsetAt: offsetReader(zone), years: new Map() };
    zones.set(zone, known);
  }
  let stretches = known.years.get(year);
  if (!stretches) {
    stretches = findStretches(Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1), known.offsetAt);
    known.years.set(year, stretches);
  }
  return stretches;
}

/** Milliseconds east of Greenwich at an instant. Throws RangeError for an unknown zone. */
export function offsetAt(zone: string, at: EpochMs): number {
  const stretches = evenStretches(zone, new Date(at).getUTCFullYear());
  return stretches.find(({ to }) => at < to)?.offset ?? 0;
}

/**
 * One probe a day: no zone since 1970 has changed its clock twice within a day. Where two probes
 * differ, halving finds the second of the change.
 */
function findStretches(from: EpochMs, to: EpochMs, offsetOf: OffsetAt): EvenStretch[] {
  const stretches: EvenStretch[] = [];
  let start = from;
  let offset = offsetOf(from);
  for (let day = from; day < to; day += DAY_MS) {
    const next = offsetOf(day + DAY_MS);
    if (next === offset) continue;
    const change = firstSecondWith(next, day, day + DAY_MS, offsetOf);
    if (change < to) {
      stretches.push({ from: start, to: change, offset });
      start = change;
      offset = next;
    }
  }
  return [...stretches, { from: start, to, offset }];
}

function firstSecondWith(offset: number, before: EpochMs, reached: EpochMs, offsetOf: OffsetAt): EpochMs {
  let low = before;
  let high = reached;
  while (high - low > 1000) {
    const half = low + Math.floor((high - low) / 2000) * 1000;
    if (offsetOf(half) === offset) high = half;
    else low = half;
  }
  return high;
}

/** Reads offsets as the browser writes them: "11/20/2026, GMT+01:00". */
function offsetReader(zone: string): OffsetAt {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const known = new Map<string, number>();
  return (at) => {
    const shown = format.format(at);
    const text = shown.slice(shown.lastIndexOf('GMT'));
    let offset = known.get(text);
    if (offset === undefined) {
      offset = offsetMs(text);
      known.set(text, offset);
    }
    return offset;
  };
}

function offsetMs(text: string): number {
  const [, sign, hours, minutes, seconds] = /([+−-])(\d\d):(\d\d)(?::(\d\d))?/.exec(text) ?? [];
  const size = (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) * 1000;
  return sign === '+' || size === 0 ? size : -size;
}
