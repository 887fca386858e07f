// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ignoreClicksWhile, watchCover } from './session-cover';

describe('ignoreClicksWhile', () => {
  it('swallows clicks before any listener of the view, only while covered', () => {
    const stop = new AbortController();
    let isCovered = true;
    let clicks = 0;
    const button = document.createElement('button');
    button.addEventListener('click', () => {
      clicks += 1;
    });
    document.body.append(button);
    ignoreClicksWhile(() => isCovered, window, stop.signal);
    button.click();
    expect(clicks).toBe(0);
    isCovered = false;
    button.click();
    expect(clicks).toBe(1);
    isCovered = true;
    stop.abort();
    button.click();
    expect(clicks).toBe(2);
  });
});

describe('watchCover', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('looks again while covered, and counts an own dialog that opened meanwhile as no cover', () => {
    vi.useFakeTimers();
    const told: boolean[] = [];
    let tell = (): void => {};
    let looks = 0;
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(onEntries: (entries: object[]) => void) {
          tell = () => onEntries([{ isIntersecting: true, isVisible: false }]);
        }
        observe(): void {
          looks += 1;
        }
        unobserve(): void {}
        disconnect(): void {}
      },
    );
    const stop = new AbortController();
    watchCover(document.body, (isCovered) => told.push(isCovered), stop.signal);
    tell();
    const dialog = document.createElement('dialog');
    dialog.setAttribute('open', '');
    document.body.append(dialog);
    vi.advanceTimersByTime(300);
    expect(looks).toBe(2);
    tell();
    vi.advanceTimersByTime(1_000);
    expect([told, looks]).toEqual([[true, false], 2]);
    dialog.remove();
    tell();
    stop.abort();
    vi.advanceTimersByTime(1_000);
    expect(looks).toBe(2);
  });
});
