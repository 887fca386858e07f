import { describe, expect, it } from 'vitest';
import { isNoRoom, messageOf, NO_ROOM } from './no-room';

const quota = new DOMException('The disk is full.', 'QuotaExceededError');

describe('a full disk', () => {
  it.each<[string, unknown]>([
    ['as the browser says it', quota],
    ['as a transaction ends of it', Object.assign(new Error('x'), { name: 'AbortError', inner: quota })],
    ['as a worker hands it over', new Error('QuotaExceededError Encountered full disk')],
    ['as the background tells it', new Error(NO_ROOM)],
  ])('is known %s, and told with what to do', (_, error) => {
    expect(isNoRoom(error)).toBe(true);
    expect(messageOf(error)).toBe(NO_ROOM);
  });

  it.each<[unknown, string]>([
    [new DOMException('It was stopped.', 'AbortError'), 'It was stopped.'],
    ['words', 'words'],
    [undefined, 'undefined'],
  ])('is nothing else', (error, text) => {
    expect(isNoRoom(error)).toBe(false);
    expect(messageOf(error)).toBe(text);
  });
});
