import { beforeEach, describe, expect, it } from 'vitest';
import type { GuardDialog, GuardNote, GuardQuestion } from '../contracts/guard-service';
import { createGuardAsker, type GuardAsker, PATIENCE_MS } from './ask-guard';

const question = { ask: 'a' } as GuardQuestion;
let log: string[];
let timers: { work: () => void; ms: number; id: number }[];
let isThere: boolean;
let asker: GuardAsker;
let release: { shown(): void; pong(): void };

const win = {
  setTimeout(work: () => void, ms: number) {
    timers.push({ work, ms, id: timers.length + 1 });
    return timers.length;
  },
  clearTimeout(id: number) {
    timers = timers.filter((timer) => timer.id !== id);
  },
} as unknown as Window;

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Lets the time of every waiting timer come. */
async function pass(): Promise<void> {
  const due = timers;
  timers = [];
  for (const { work } of due) work();
  await settle();
}

beforeEach(async () => {
  log = [];
  timers = [];
  isThere = true;
  release = { shown: () => {}, pong: () => {} };
  asker = createGuardAsker(win, {
    frame: () => (isThere ? ({} as HTMLIFrameElement) : null),
    open() {
      log.push('open');
      return isThere;
    },
    openNote() {
      log.push('note');
      return isThere;
    },
    close: () => log.push('close'),
  });
});

const dialog: GuardDialog = {
  show: () => new Promise((resolve) => (release.shown = resolve)),
  note: async ({ title }) => void log.push(title),
  close: async () => void log.push('cleared'),
  ping: () => new Promise((resolve) => (release.pong = resolve)),
};

describe('asking', () => {
  it('needs a frame that is there and has told of itself', async () => {
    expect(asker.isReady()).toBe(false);
    expect(await asker.ask(question)).toBe('late');
    await asker.service.subscribe(dialog);
    expect(asker.isReady()).toBe(true);
    isThere = false;
    expect(asker.isReady()).toBe(false);
    expect(await asker.ask(question)).toBe('late');
  });

  it('gives the answer to this question only, and puts the frame away', async () => {
    await asker.service.subscribe(dialog);
    const answer = asker.ask(question);
    expect([asker.isOpen(), asker.isReady()]).toEqual([true, false]);
    release.shown();
    await settle();
    await asker.service.answer('another', { kind: 'go-on' });
    expect(asker.isOpen()).toBe(true);
    await asker.service.answer('a', { kind: 'fix', field: 'x' });
    expect(await answer).toEqual({ kind: 'fix', field: 'x' });
    expect(log).toEqual(['open', 'close', 'cleared']);
    expect(asker.isReady()).toBe(true);
  });

  it('is late when the question is not painted in time', async () => {
    await asker.service.subscribe(dialog);
    const answer = asker.ask(question);
    expect(timers.map(({ ms }) => ms)).toEqual([PATIENCE_MS]);
    await pass();
    expect(await answer).toBe('late');
    await asker.service.answer('a', { kind: 'go-on' });
    expect(log).toEqual(['open', 'close', 'cleared']);
  });

  it('is withdrawn when the frame dies under it, not while it lives', async () => {
    await asker.service.subscribe(dialog);
    const answer = asker.ask(question);
    release.shown();
    await settle();
    await pass();
    release.pong();
    await settle();
    expect(asker.isOpen()).toBe(true);
    await pass();
    await pass();
    expect(await answer).toEqual({ kind: 'back' });
  });

  it('is withdrawn on demand', async () => {
    await asker.service.subscribe(dialog);
    const answer = asker.ask(question);
    asker.withdraw();
    expect(await answer).toEqual({ kind: 'back' });
  });
});

describe('a note', () => {
  const note = { title: 'A deal' } as GuardNote;

  it('waits for the frame, and is put away when it is over', async () => {
    asker.note(note);
    expect(log).toEqual([]);
    await asker.service.subscribe(dialog);
    expect(log).toEqual(['note', 'A deal']);
    await asker.service.noteIsOver();
    expect(log.at(-1)).toBe('close');
  });

  it('never takes the place of a question', async () => {
    await asker.service.subscribe(dialog);
    void asker.ask(question);
    asker.note(note);
    await asker.service.noteIsOver();
    expect(log).toEqual(['open']);
  });
});
