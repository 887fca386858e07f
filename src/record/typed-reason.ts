import type { EpochMs } from './types';

/** A reason or an answer about a record, as far as it is typed or chosen. */
export interface TypedReason {
  /** What it is asked for: one text is kept of each, beside each record. */
  asked: string;
  text: string;
  /** Of the last letter. */
  at: EpochMs;
}

/** By what is asked for, what was typed of it and neither came to its end nor was cancelled. */
export type TypedTexts = Readonly<Record<string, string>>;

/** Why a warning does not apply. */
export const toDismiss = (rule: string): string => `dismiss ${rule}`;

/** Why the record stands as it does; it is written into a field of it. */
export const toWrite = (field: string): string => `write ${field}`;

/** How all begin that is asked about one handoff of a lead. */
export const toHandoff = (cycle: string): string => `answer ${cycle} `;

/** What sales says to a handoff; `part` is a field that is asked for, or a part of the reason. */
export const toAnswer = (cycle: string, answer: 'accepted' | 'rejected', part: string): string =>
  `${toHandoff(cycle)}${answer} ${part}`;
