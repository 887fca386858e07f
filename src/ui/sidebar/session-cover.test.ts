// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ignoreClicksWhile } from './session-cover';

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
