import type { EpochMs } from '../../../record/types';

/** One step back or forth: what stood at a place, and what stands there now. */
interface TextStep {
  at: number;
  removed: string;
  inserted: string;
  /** What was done, completing "Undo: …". */
  why: string;
  /** Steps of one field or of one spell of typing become one. */
  key: string | null;
  time: EpochMs;
}

/** The text of a draft with the way back; forms, fixes, panels and typing all take their steps here. */
export interface TextHistory {
  text: string;
  past: readonly TextStep[];
  future: readonly TextStep[];
}

export const newHistory = (text: string): TextHistory => ({ text, past: [], future: [] });

/** Steps of one key that follow each other so soon are one. */
const TOGETHER_MS = 1500;
/** Nobody goes further back; older drafts are kept as drafts of their own. */
const MOST_STEPS = 500;

export interface Writing {
  text: string;
  why: string;
  key: string | null;
  now: EpochMs;
}

/** The text after a step. The same text again is no step; what was undone before is gone. */
export function write(history: TextHistory, { text, why, key, now }: Writing): TextHistory {
  if (text === history.text) return history;
  const last = history.past.at(-1);
  if (last && isOne(last, key, now)) {
    const earlier = history.past.slice(0, -1);
    const step = { ...difference(undone(history.text, last), text), why, key, time: now };
    return { text, past: [...earlier, step], future: [] };
  }
  const step = { ...difference(history.text, text), why, key, time: now };
  return { text, past: [...history.past, step].slice(-MOST_STEPS), future: [] };
}

const isOne = (last: TextStep, key: string | null, now: EpochMs): boolean =>
  key !== null && last.key === key && now - last.time < TOGETHER_MS;

export function undo(history: TextHistory): TextHistory {
  const step = history.past.at(-1);
  if (!step) return history;
  const text = undone(history.text, step);
  return { text, past: history.past.slice(0, -1), future: [step, ...history.future] };
}

export function redo(history: TextHistory): TextHistory {
  const [step, ...future] = history.future;
  if (!step) return history;
  return { text: redone(history.text, step), past: [...history.past, { ...step, key: null }], future };
}

export const undoName = ({ past }: TextHistory): string | null => past.at(-1)?.why ?? null;
export const redoName = ({ future }: TextHistory): string | null => future[0]?.why ?? null;

const undone = (text: string, { at, removed, inserted }: TextStep): string =>
  text.slice(0, at) + removed + text.slice(at + inserted.length);

const redone = (text: string, { at, removed, inserted }: TextStep): string =>
  text.slice(0, at) + inserted + text.slice(at + removed.length);

/** The one stretch in which two texts differ. */
export function difference(before: string, after: string): Pick<TextStep, 'at' | 'removed' | 'inserted'> {
  const shorter = Math.min(before.length, after.length);
  const at = sameLength(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const [end, newEnd] = [before.length, after.length];
  const same = sameLength(
    shorter - at,
    (from, to) => before.slice(end - to, end - from) === after.slice(newEnd - to, newEnd - from),
  );
  return { at, removed: before.slice(at, end - same), inserted: after.slice(at, newEnd - same) };
}

/** How far two texts are the same, found by halves: whole pieces are compared, which is fast where characters are not. */
function sameLength(most: number, isSame: (from: number, to: number) => boolean): number {
  let known = 0;
  let end = most;
  while (known < end) {
    const half = Math.ceil((known + end) / 2);
    if (isSame(known, half)) known = half;
    else end = half - 1;
  }
  return known;
}
