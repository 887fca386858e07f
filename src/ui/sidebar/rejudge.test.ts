import { describe, expect, it } from 'vitest';
import { OLD_AFTER_MS, rejudgeInTime } from './rejudge';

/** 20 November 2026, 14:06 in Berlin. */
const START = Date.UTC(2026, 10, 20, 13, 6);
const HOUR = 3_600_000;

function setUp(isVisible = true) {
  let now = START;
  let judgedAt: number | null = START;
  let timer: { at: number; work: () => void } | null = null;
  let onVisibility = (): void => {};
  const page = { isVisible, judged: [] as number[] };
  const stop = rejudgeInTime({
    zone: 'Europe/Berlin',
    clock: {
      now: () => now,
      after(ms, work) {
        timer = { at: now + ms, work };
        return () => {
          timer = null;
        };
      },
      isVisible: () => page.isVisible,
      onVisibility(work) {
        onVisibility = work;
        return () => {
          onVisibility = () => {};
        };
      },
    },
    judgedAt: () => judgedAt,
    judge() {
      judgedAt = now;
      page.judged.push(now);
    },
  });
  const pass = (ms: number): void => {
    const end = now + ms;
    for (let due = timer; due && due.at <= end; due = timer) {
      timer = null;
      now = due.at;
      due.work();
    }
    now = end;
  };
  const show = (next: boolean): void => {
    page.isVisible = next;
    onVisibility();
  };
  return { page, pass, show, stop, isWaiting: () => timer !== null, forget: () => (judgedAt = null) };
}

describe('judging again', () => {
  it('happens at local midnight while the tab is shown, and only then', () => {
    const { page, pass } = setUp();
    pass(72 * HOUR);
    expect(page.judged).toEqual([20, 21, 22].map((day) => Date.UTC(2026, 10, day, 23)));
  });

  it('needs no timer while the tab is hidden', () => {
    const { page, pass, show, isWaiting } = setUp();
    show(false);
    expect(isWaiting()).toBe(false);
    pass(72 * HOUR);
    expect(page.judged).toEqual([]);
    show(true);
    expect(page.judged).toEqual([START + 72 * HOUR]);
    expect(isWaiting()).toBe(true);
  });

  it('leaves alone what was judged minutes ago', () => {
    const { page, pass, show } = setUp();
    show(false);
    pass(OLD_AFTER_MS - 1);
    show(true);
    expect(page.judged).toEqual([]);
    show(false);
    pass(1);
    show(true);
    expect(page.judged).toHaveLength(1);
  });

  it('follows the day, even when only a minute has passed', () => {
    const { page, pass, show } = setUp();
    pass(9.8 * HOUR);
    show(false);
    show(true);
    expect(page.judged).toHaveLength(1);
    show(false);
    pass(0.2 * HOUR);
    show(true);
    expect(page.judged).toHaveLength(2);
  });

  it('does nothing without a record, and ends', () => {
    const { page, pass, stop, forget, isWaiting } = setUp();
    forget();
    pass(48 * HOUR);
    expect(page.judged).toEqual([]);
    stop();
    expect(isWaiting()).toBe(false);
  });
});
