import type { EpochMs } from './types';

/** How many of the records of the list are judged by the rules in force. */
export interface JudgingProgress {
  done: number;
  total: number;
}

/** Where judging the list anew stands; plain JSON, kept by the browser until it ends. */
export interface JudgingState extends JudgingProgress {
  /** `waiting`: until a sync rests; `paused`: by the user; `failed`: tried again by itself later. */
  status: 'resting' | 'running' | 'waiting' | 'paused' | 'failed';
  /** Counts runs, so that the last words of an earlier one are not taken for those of the present one. */
  run: number;
  /** The packs in force at the last look, as one text; null before the first. */
  packs: string | null;
  /** Since when they are known to be in force; 0 for longer than the browser runs. */
  since: EpochMs;
  /** The pack as it is shown: "Company rules 7". */
  by: string;
  /** Somebody asked while a run was under way, which need not meet what is due since: another look follows it. */
  isAskedAgain?: true;
  /** Whether the run under way has said anything. */
  hasSpoken: boolean;
  /** The most records that were done when a run began. */
  gained: number;
  /** Runs in a row that began with no more done than those before. */
  tries: number;
  /** When it was last heard of. */
  at: EpochMs;
  /** The next look without news is then. */
  notBefore: EpochMs;
  problem: string | null;
}

/** What support is told of it. */
export type JudgingDiagnosis = Pick<JudgingState, 'status' | 'done' | 'total' | 'tries'>;
