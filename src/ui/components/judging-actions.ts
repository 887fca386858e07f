import type { JudgingState } from '../../record/judging';

/** What pages can do about the judging of the list, and how they hear of it. */
export interface JudgingActions {
  watch(onState: (state: JudgingState | null) => void, signal: AbortSignal): void;
  pause(): Promise<void>;
  goOn(): Promise<void>;
}
