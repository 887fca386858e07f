import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  difference,
  newHistory,
  redo,
  redoName,
  type TextHistory,
  undo,
  undoName,
  write,
} from './text-history';

const step = (history: TextHistory, text: string, key: string | null = null, now = 0) =>
  write(history, { text, why: `to ${text}`, key, now });

describe('the history of a draft', () => {
  it('goes back and forth by names', () => {
    const history = step(step(newHistory('a'), 'ab'), 'b');
    expect(undoName(history)).toBe('to b');
    expect(undo(history)).toMatchObject({ text: 'ab' });
    expect(redoName(undo(history))).toBe('to b');
    expect(redo(undo(undo(history)))).toMatchObject({ text: 'ab' });
    expect(undoName(newHistory('a'))).toBeNull();
  });

  it('takes one field’s typing as one step until its author rests', () => {
    const typed = step(step(newHistory(''), '1', 'threshold', 0), '12', 'threshold', 900);
    expect(typed.past).toHaveLength(1);
    expect(undo(typed).text).toBe('');
    expect(step(typed, '123', 'threshold', 5000).past).toHaveLength(2);
    expect(step(typed, '12x', 'other', 1000).past).toHaveLength(2);
  });

  it('forgets what was undone once something else is done', () => {
    expect(redoName(step(undo(step(newHistory('a'), 'b')), 'c'))).toBeNull();
  });

  it('comes to every earlier and every later text', () => {
    const texts = fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), texts, (first, rest) => {
        const seen = [newHistory(first)];
        for (const text of rest) seen.push(step(seen.at(-1) ?? newHistory(''), text));
        const last = seen.at(-1) ?? newHistory('');
        let back = last;
        for (let at = last.past.length; at > 0; at -= 1) back = undo(back);
        expect(back.text).toBe(first);
        for (let at = last.past.length; at > 0; at -= 1) back = redo(back);
        expect(back.text).toBe(last.text);
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('names the one stretch that differs, as short as it is', () => {
    expect(difference('a12b', 'a34b')).toEqual({ at: 1, removed: '12', inserted: '34' });
    expect(difference('aaa', 'aaaa')).toEqual({ at: 3, removed: '', inserted: 'a' });
    const few = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    fc.assert(
      fc.property(few, few, (before, after) => {
        const { at, removed, inserted } = difference(before, after);
        expect(before.slice(0, at) + inserted + before.slice(at + removed.length)).toBe(after);
        const isOther = (a: string | undefined, b: string | undefined) => a === undefined || a !== b;
        if (removed && inserted) {
          expect(isOther(removed[0], inserted[0])).toBe(true);
          expect(isOther(removed.at(-1), inserted.at(-1))).toBe(true);
        }
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
