import type { JudgingService } from '../contracts/judging-service';
import type { JudgingState } from '../record/judging';
import type { EpochMs } from '../record/types';
import { HOLDS_MS, type JudgedBy } from '../store/due-judgements';

/** Where the list is judged, apart from the background: it may outlive it, and may die by itself. */
export interface JudgingHost {
  isOpen(): Promise<boolean>;
  /** Begins a run; it says for itself how far it is. */
  open(run: number, since: EpochMs): Promise<void>;
  /** Ends what is under way, if anything is. */
  close(): Promise<void>;
}

export interface PackAtWork {
  /** All packs in force as one text. */
  packs: string;
  /** As judgements name it (`judgeName`). */
  name: string;
  /** As shown. */
  by: string;
}

export interface JudgingRunnerOptions {
  read(): Promise<JudgingState | null>;
  keep(state: JudgingState): Promise<void>;
  pack(): Promise<PackAtWork>;
  isDue(by: Required<JudgedBy>): Promise<boolean>;
  /** A sync brings records in bulk: they are judged once it rests. */
  isSyncing(): Promise<boolean>;
  host: JudgingHost;
  now(): EpochMs;
  setAlarm(at: EpochMs): Promise<void>;
}

export interface JudgingRunner extends JudgingService {
  /** To be called at every start and alarm, and when another pack is in force. */
  wake(): Promise<void>;
  /** Records have come in, or a sync has moved. */
  moved(): Promise<void>;
}

/** While there is work, the next look is after this long: whatever has died is begun again. */
const PULSE_MS = 30_000;
/** A run that says nothing for so long is hung. */
const SILENT_MS = 2 * 60_000;
/** A browser that starts has other things to do first. */
const START_MS = 60_000;
/** Records that come one by one are judged together. */
const GATHER_MS = 10 * 60_000;
const RETRY_MS = 30 * 60_000;
/** Runs in a row that gain nothing. */
const MOST_TRIES = 3;
const NO_END = 'Judging ended early three times in a row.';

const fresh = (now: EpochMs): JudgingState => ({
  ...{ status: 'resting', run: 0, packs: null, since: 0, by: '', hasSpoken: false, problem: null },
  ...{ done: 0, total: 0, gained: -1, tries: 0, at: now, notBefore: now + START_MS },
});

/**
 * Has the list judged anew when it is due, whoever asks and however often: one run at a time, none while a sync
 * is at work. What is judged is in the store; where a run stands is kept by the browser, so that a background
 * that dies has its next life look after the run.
 */
export function createJudgingRunner(options: JudgingRunnerOptions): JudgingRunner {
  const { host, now, setAlarm } = options;
  let last: Promise<unknown> = Promise.resolve();

  /** State is read, changed and written: one after the other. */
  function inTurn(work: (state: JudgingState) => Promise<void>): Promise<void> {
    const turn = last.then(async () => work((await options.read()) ?? fresh(now())));
    last = turn.catch(() => {});
    return turn;
  }

  async function rest(state: JudgingState, change: Partial<JudgingState>): Promise<void> {
    const at = now();
    const next = { ...state, status: 'resting', at, notBefore: at + HOLDS_MS, ...change } as const;
    await options.keep(next);
    await host.close();
    await setAlarm(Math.max(next.notBefore, at + PULSE_MS));
  }

  const fail = (state: JudgingState, problem: string): Promise<void> =>
    rest(state, { status: 'failed', problem, tries: 0, notBefore: now() + RETRY_MS });

  async function begin(state: JudgingState): Promise<void> {
    if (state.tries >= MOST_TRIES) return fail(state, NO_END);
    const run = state.run + 1;
    const tries = state.tries + 1;
    const change = { status: 'running', run, tries, at: now(), hasSpoken: false, problem: null } as const;
    await options.keep({ ...state, ...change });
    await setAlarm(now() + PULSE_MS);
    try {
      await host.close();
      await host.open(run, state.since);
    } catch (error) {
      await fail({ ...state, run }, error instanceof Error ? error.message : String(error));
    }
  }

  /** For a sync that is at work: what is under way ends, and what is due waits. */
  async function giveWay(state: JudgingState): Promise<void> {
    const isWork = state.status === 'running' || state.status === 'waiting';
    const notBefore = Math.min(state.notBefore, now() + PULSE_MS);
    await options.keep({ ...state, notBefore, tries: 0, status: isWork ? 'waiting' : state.status });
    if (isWork) await host.close();
    await setAlarm(now() + PULSE_MS);
  }

  async function isAtWork({ status, at }: JudgingState): Promise<boolean> {
    return status === 'running' && now() - at < SILENT_MS && (await host.isOpen());
  }

  async function look(known: JudgingState, isAsked: boolean): Promise<void> {
    const { name, packs, by } = await options.pack();
    const isNew = known.packs !== null && known.packs !== packs;
    // What judges by the pack before does so no longer than until `since`.
    if (isNew) await host.close();
    const { isAskedAgain: _, ...before } = known;
    const state: JudgingState = {
      ...{ ...before, packs, by },
      ...(isNew && { since: now() }),
      ...((isNew || isAsked) && { tries: 0, gained: -1 }),
    };
    if (known.status === 'paused') return options.keep(state);
    if (await options.isSyncing()) return giveWay(state);
    if (!isNew && (await isAtWork(state))) {
      if (isAsked) await options.keep({ ...known, isAskedAgain: true });
      return setAlarm(now() + PULSE_MS);
    }
    const isOpen = state.status === 'running' || state.status === 'waiting';
    if (!isNew && !isAsked && !isOpen && now() < state.notBefore) {
      if (known.packs === null) await options.keep(state);
      return setAlarm(state.notBefore);
    }
    // How far the last run came is shown until a run that goes on with it has counted.
    const isMore = isOpen && !isNew;
    if (await options.isDue({ pack: name, now: now(), since: state.since }))
      await begin(isMore ? state : { ...state, done: 0, total: 0 });
    else await rest(state, { problem: null });
  }

  return {
    wake: () => inTurn((state) => look(state, false)),
    look: () => inTurn((state) => look(state, true)),
    moved: () =>
      inTurn(async (state) => {
        const soon = Math.max(now(), state.at + GATHER_MS);
        const isSooner = state.status === 'resting' && state.packs !== null && soon < state.notBefore;
        const changed = isSooner ? { ...state, notBefore: soon } : state;
        if (isSooner) await options.keep(changed);
        await look(changed, false);
      }),
    pause: () =>
      inTurn(async (state) => {
        await options.keep({ ...state, status: 'paused' });
        await host.close();
      }),
    goOn: () => inTurn((state) => look({ ...state, status: 'resting' }, true)),
    report: (run, { done, total }) =>
      inTurn(async (state) => {
        if (state.run !== run || state.status !== 'running') return;
        const isGain = !state.hasSpoken && done > state.gained;
        const gain = isGain ? { gained: done, tries: 0 } : {};
        await options.keep({ ...state, done, total, at: now(), hasSpoken: true, ...gain });
      }),
    ended: (run, problem) =>
      inTurn(async (state) => {
        if (state.run !== run || state.status !== 'running') return;
        if (problem !== null) return fail(state, problem);
        if (state.isAskedAgain) await look({ ...state, status: 'resting', problem: null }, true);
        else await rest(state, { problem: null, tries: 0 });
      }),
  };
}
