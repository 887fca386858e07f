import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newHistory, redo, redoName, type TextHistory, undo, undoName, write } from './text-history';

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
});
