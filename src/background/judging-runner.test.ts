import { beforeEach, describe, expect, it } from 'vitest';
import type { JudgingState } from '../record/judging';
import { createJudgingRunner, type JudgingHost, type JudgingRunner } from './judging-runner';

const START = Date.UTC(2026, 10, 21, 9);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** What outlives the background: the browser's memory, the page that judges, and what is stored. */
let desk: {
  now: number;
  state: JudgingState | null;
  alarm: number | null;
  packs: string;
  isDue: boolean;
  /** What was asked last: judgements from before are due. */
  since: number;
  isSyncing: boolean;
  /** The run of the page that is open. */
  open: number | null;
  opened: number;
  refusal: string | null;
};
let runner: JudgingRunner;

const host: JudgingHost = {
  isOpen: async () => desk.open !== null,
  async open(run) {
    if (desk.refusal) throw new Error(desk.refusal);
    desk.open = run;
    desk.opened += 1;
  },
  async close() {
    desk.open = null;
  },
};

const background = (): JudgingRunner =>
  createJudgingRunner({
    read: async () => desk.state,
    async keep(state) {
      desk.state = structuredClone(state);
    },
    pack: async () => ({ packs: desk.packs, name: 'company@7', by: `Company rules ${desk.packs}` }),
    async isDue({ since }) {
      desk.since = since;
      return desk.isDue;
    },
    isSyncing: async () => desk.isSyncing,
    host,
    now: () => desk.now,
    async setAlarm(at) {
      desk.alarm = at;
    },
  });

beforeEach(async () => {
  desk = { now: START, state: null, alarm: null, packs: '7', isDue: true, isSyncing: false } as typeof desk;
  Object.assign(desk, { open: null, opened: 0, refusal: null });
  runner = background();
  await runner.wake();
});

/** A pack of another version is in force. */
async function followed(version = '8'): Promise<void> {
  desk.packs = version;
  await runner.wake();
}

async function judgedAll(): Promise<void> {
  desk.isDue = false;
  await runner.ended(desk.open ?? -1, null);
}

describe('when it begins', () => {
  it('lets a browser that starts do other things first', async () => {
    expect(desk).toMatchObject({ opened: 0, alarm: START + MINUTE });
    desk.now += MINUTE;
    await runner.wake();
    expect(desk).toMatchObject({ opened: 1, open: 1, state: { status: 'running' } });
  });

  it('begins at once for another pack, and for a page that asks', async () => {
    await followed();
    expect(desk).toMatchObject({ open: 1, since: START });
    await judgedAll();
    desk.isDue = true;
    await runner.look();
    expect(desk.open).toBe(2);
  });

  it('opens nothing while nothing is due, and looks again when judgements are old', async () => {
    desk.isDue = false;
    await followed();
    expect(desk).toMatchObject({ opened: 0, state: { status: 'resting' }, alarm: START + 6 * HOUR });
    desk.isDue = true;
    await runner.wake();
    expect(desk.opened).toBe(0);
    desk.now += 6 * HOUR;
    await runner.wake();
    expect(desk.opened).toBe(1);
  });

  it('gathers records that come one by one', async () => {
    await followed();
    await judgedAll();
    desk.isDue = true;
    desk.now += MINUTE;
    await runner.moved();
    expect(desk).toMatchObject({ opened: 1, alarm: START + 10 * MINUTE });
    desk.now = START + 10 * MINUTE;
    await runner.wake();
    expect(desk.opened).toBe(2);
  });

  it('waits while a sync is at work, and ends what is under way', async () => {
    await followed();
    desk.isSyncing = true;
    await runner.moved();
    expect(desk).toMatchObject({ open: null, state: { status: 'waiting' }, alarm: START + 30 * SECOND });
    desk.isSyncing = false;
    await runner.moved();
    expect(desk).toMatchObject({ open: 2, state: { status: 'running' } });
  });
});

describe('while it runs', () => {
  beforeEach(() => followed());

  it('says how far it is, of the run under way only', async () => {
    await runner.report(1, { done: 34_000, total: 100_000 });
    await runner.report(0, { done: 1, total: 1 });
    expect(desk.state).toMatchObject({ done: 34_000, total: 100_000, by: 'Company rules 8' });
  });

  it('leaves a run alone when the background begins another life', async () => {
    for (let life = 0; life < 5; life += 1) await background().wake();
    expect(desk).toMatchObject({ opened: 1, open: 1 });
  });

  it('ends what judges by an older pack before it says since when the newer one is in force', async () => {
    const closed: (number | null)[] = [];
    const { close } = host;
    host.close = async () => {
      closed.push(desk.open);
      await close();
      desk.now += SECOND;
    };
    await followed('9');
    host.close = close;
    expect(closed[0]).toBe(1);
    expect(desk.since).toBeGreaterThan(START);
  });

  it('begins anew for a still newer pack', async () => {
    await runner.report(1, { done: 50, total: 100 });
    await followed('9');
    expect(desk).toMatchObject({ open: 2, state: { done: 0, by: 'Company rules 9' } });
    await runner.ended(1, null);
    expect(desk.state?.status).toBe('running');
  });

  it('is begun again when it died, and when it says nothing', async () => {
    desk.open = null;
    await background().wake();
    expect(desk.open).toBe(2);
    desk.now += 2 * MINUTE;
    await background().wake();
    expect(desk.open).toBe(3);
  });

  it('gives up after three runs that gained nothing, not where each got further', async () => {
    for (let run = 1; run <= 6; run += 1) {
      await runner.report(run, { done: run * 10, total: 100 });
      desk.open = null;
      await background().wake();
    }
    expect(desk.open).toBe(7);
    for (let run = 7; run <= 9; run += 1) {
      await runner.report(run, { done: 60, total: 100 });
      // What it judged and did not keep is no gain.
      await runner.report(run, { done: 75, total: 100 });
      desk.open = null;
      await background().wake();
    }
    expect(desk).toMatchObject({ open: null, state: { status: 'failed', done: 75 } });
    expect(desk.state?.problem).toMatch(/three times/);
  });

  it('looks once more when it was asked while a run was under way, which has met only some of what is due', async () => {
    await runner.look();
    await runner.look();
    expect(desk).toMatchObject({ open: 1, opened: 1 });
    await runner.ended(1, null);
    expect(desk).toMatchObject({ open: 2, opened: 2, state: { status: 'running' } });
    await runner.ended(2, null);
    expect(desk).toMatchObject({ open: null, opened: 2, state: { status: 'resting' } });
    await runner.look();
    await background().look();
    desk.isDue = false;
    await runner.ended(3, null);
    expect(desk).toMatchObject({ open: null, opened: 3, state: { status: 'resting' } });
  });

  it('needs no further look for what was asked before it began again', async () => {
    await runner.look();
    desk.open = null;
    await background().wake();
    await runner.ended(2, null);
    expect(desk).toMatchObject({ open: null, opened: 2, state: { status: 'resting' } });
  });

  it('pauses until it is told to go on, whatever happens', async () => {
    await runner.report(1, { done: 50, total: 100 });
    await runner.pause();
    await runner.look();
    await followed('9');
    desk.now += 7 * HOUR;
    await background().wake();
    expect(desk).toMatchObject({ open: null, opened: 1, state: { status: 'paused', done: 50 } });
    await runner.goOn();
    expect(desk).toMatchObject({ open: 2, state: { status: 'running' } });
  });

  it('says what went wrong, tries again later, and at once when asked', async () => {
    await runner.ended(1, 'The disk is full.');
    expect(desk).toMatchObject({ open: null, state: { status: 'failed', problem: 'The disk is full.' } });
    await runner.wake();
    expect(desk.opened).toBe(1);
    desk.now += 30 * MINUTE;
    await runner.wake();
    expect(desk.opened).toBe(2);
    await runner.ended(2, 'The disk is full.');
    await runner.goOn();
    expect(desk).toMatchObject({ opened: 3, state: { problem: null } });
  });

  it('says why no page can be opened', async () => {
    desk.refusal = 'No such permission.';
    await followed('9');
    expect(desk.state).toMatchObject({ status: 'failed', problem: 'No such permission.' });
  });
});
