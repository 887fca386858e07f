import type { EpochMs } from '../record/types';
import type { BusinessTime } from './business-time';
import type { Span } from './interval-table';

/** What every clock can do, whether it counts all hours or those of a calendar. */
export type ClockTime = Pick<BusinessTime, 'add' | 'measure' | 'spans'>;

export const ELAPSED: ClockTime = {
  add: (at, ms) => at + ms,
  measure: (from, to) => Math.max(0, to - from),
  spans: (from, to) => (from < to ? [[from, to]] : []),
};

/** A stretch in which the clock stands; `to` is null while it still does. */
export interface PauseSpan {
  from: EpochMs;
  to: EpochMs | null;
  reason: string;
}

/** When a clock runs out, or how much is left of it while it stands. Null: outside of the known years. */
export type RunsOut = { at: EpochMs } | { since: EpochMs; leftMs: number; reason: string } | null;

/**
 * When so much counted time has passed since the start. `pauses` are in order, do not overlap and
 * begin at the start or later; a pause after that moment changes nothing.
 */
export function runsOut(
  time: ClockTime,
  startAt: EpochMs,
  ms: number,
  pauses: readonly PauseSpan[],
): RunsOut {
  let from = startAt;
  let leftMs = ms;
  for (const pause of pauses) {
    const used = time.measure(from, pause.from);
    if (used === null) return null;
    if (used >= leftMs) break;
    leftMs -= used;
    if (pause.to === null) return { since: pause.from, leftMs, reason: pause.reason };
    from = pause.to;
  }
  const at = time.add(from, leftMs);
  return at === null ? null : { at };
}

/** The stretches that count between start and end, without pauses. */
export function countedSpans(
  time: ClockTime,
  startAt: EpochMs,
  endAt: EpochMs,
  pauses: readonly PauseSpan[],
): Span[] {
  const spans: Span[] = [];
  let from = startAt;
  for (const pause of [...pauses, { from: endAt, to: endAt }]) {
    spans.push(...(time.spans(from, Math.min(pause.from, endAt)) ?? []));
    from = Math.max(from, pause.to ?? endAt);
  }
  return spans;
}

/** How much time counts between start and end, without pauses; null outside of the known years. */
export function countedTime(
  time: ClockTime,
  startAt: EpochMs,
  endAt: EpochMs,
  pauses: readonly PauseSpan[],
): number | null {
  let total = 0;
  let from = startAt;
  for (const pause of [...pauses, { from: endAt, to: endAt }]) {
    const part = time.measure(from, Math.min(pause.from, endAt));
    if (part === null) return null;
    total += part;
    from = Math.max(from, pause.to ?? endAt);
  }
  return total;
}

/** How much of the stretches lies before an instant. */
export function countedUntil(spans: readonly Span[], at: EpochMs): number {
  return spans.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, at) - from), 0);
}

/** Pauses in order, as far as they lie between start and end; those that touch or overlap are one. */
export function tidyPauses(
  pauses: readonly PauseSpan[],
  startAt: EpochMs,
  endAt: EpochMs | null,
): PauseSpan[] {
  const clipped = pauses
    .map((pause) => ({ ...pause, from: Math.max(pause.from, startAt), to: earlier(pause.to, endAt) }))
    .filter(({ from, to }) => to === null || from < to)
    .sort((a, b) => a.from - b.from);
  const tidy: PauseSpan[] = [];
  for (const pause of clipped) {
    const last = tidy.at(-1);
    if (!last || (last.to !== null && last.to < pause.from)) tidy.push({ ...pause });
    else if (last.to !== null && (pause.to === null || pause.to > last.to)) {
      last.to = pause.to;
      last.reason = pause.reason;
    }
  }
  return tidy;
}

const earlier = (a: EpochMs | null, b: EpochMs | null): EpochMs | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);
