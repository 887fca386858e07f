import { expect, it } from 'vitest';
import { shareCount } from './share-count';

function setUp() {
  let runs = 0;
  let finish: (answer: number) => void = () => {};
  let fail: (error: Error) => void = () => {};
  let tell: (done: number) => void | Promise<void> = () => {};
  let signal = new AbortController().signal;
  const count = shareCount<number>((onProgress, own) => {
    runs += 1;
    tell = onProgress;
    signal = own;
    return new Promise((resolve, reject) => {
      finish = resolve;
      fail = reject;
      own.addEventListener('abort', () => reject(own.reason));
    });
  });
  return {
    count,
    runs: () => runs,
    finish: (answer: number) => finish(answer),
    fail: (error: Error) => fail(error),
    tell: (done: number) => tell(done),
    isStopped: () => signal.aborted,
  };
}
const never = () => new AbortController().signal;

it('is counted once for all that ask, then and later', async () => {
  const { count, runs, finish } = setUp();
  const both = Promise.all([count(() => {}, never()), count(() => {}, never())]);
  finish(7);
  expect(await both).toEqual([7, 7]);
  expect(await count(() => {}, never())).toBe(7);
  expect(runs()).toBe(1);
});

it('goes on while somebody waits, and ends with the last', async () => {
  const { count, runs, isStopped } = setUp();
  const [one, other] = [new AbortController(), new AbortController()];
  const first = count(() => {}, one.signal);
  const second = count(() => {}, other.signal);
  one.abort(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  expect(isStopped()).toBe(false);
  other.abort(new Error('gone too'));
  await expect(second).rejects.toThrow('gone too');
  expect(isStopped()).toBe(true);
  void count(() => {}, never());
  expect(runs()).toBe(2);
});

it('rests only while all that wait let it rest', async () => {
  const { count, tell } = setUp();
  const resting = () => new Promise<void>(() => {});
  const seen: number[] = [];
  void count(resting, never());
  void count((done) => void seen.push(done), never());
  await tell(500);
  expect(seen).toEqual([500]);
});

it('begins anew after a failure', async () => {
  const { count, runs, fail, finish } = setUp();
  const first = count(() => {}, never());
  fail(new Error('unreadable'));
  await expect(first).rejects.toThrow('unreadable');
  const second = count(() => {}, never());
  finish(1);
  expect(await second).toBe(1);
  expect(runs()).toBe(2);
});
