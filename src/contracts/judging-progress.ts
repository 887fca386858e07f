import { browser } from 'wxt/browser';
import type { JudgingState } from '../record/judging';

/**
 * Where judging the list stands: a value that the browser keeps in memory, written by the background alone.
 * Writing it is also a call to the browser, which keeps Firefox's background, where the list is judged there,
 * alive for another half minute (reliability.md, fact 5).
 */
const NAME = 'judging';

/** Null before the first look since the browser was started. */
export async function readJudging(): Promise<JudgingState | null> {
  return stateOf((await browser.storage.session.get(NAME))[NAME]);
}

export async function keepJudging(state: JudgingState): Promise<void> {
  await browser.storage.session.set({ [NAME]: state });
}

/** Calls `onState` with the state as it is, and with each next one, until the signal is aborted. */
export function watchJudging(onState: (state: JudgingState | null) => void, signal: AbortSignal): void {
  const look = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    const change = area === 'session' ? changes[NAME] : undefined;
    if (change) onState(stateOf(change.newValue));
  };
  browser.storage.onChanged.addListener(look);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(look), { once: true });
  void readJudging().then(
    (state) => {
      if (!signal.aborted) onState(state);
    },
    () => {},
  );
}

/** Only the background writes it, and nothing outlives the browser or an update of the extension. */
const stateOf = (value: unknown): JudgingState | null =>
  typeof value === 'object' && value !== null && 'status' in value ? (value as JudgingState) : null;
