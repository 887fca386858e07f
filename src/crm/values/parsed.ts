import type { UnreadableReason } from '../../record/types';

/** A typed value, or the reason why the text states none. A parser never guesses and never throws. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; reason: UnreadableReason };

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const unparsed = (reason: UnreadableReason): { ok: false; reason: UnreadableReason } => ({
  ok: false,
  reason,
});
