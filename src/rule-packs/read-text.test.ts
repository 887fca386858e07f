import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_TEXT, readPackText } from './read-text';

const problemOf = (text: string) => {
  const reading = readPackText(text);
  return reading.ok ? null : { code: reading.problem.code, path: reading.problem.path, place: reading.place };
};

const TEXT = `{
  "id": "demo",
  "rules": [
    { "id": "one" },
    {
      "id": "two", "options": { "factor": 2 }
    }
  ]
}`;

describe('reading pack text', () => {
  it('finds the place of a path, or of its nearest parent', () => {
    const reading = readPackText(TEXT);
    if (!reading.ok) throw new Error('The text was refused.');
    const { placeOf, value } = reading.text;
    expect(value).toEqual(JSON.parse(TEXT));
    expect(placeOf('')).toEqual({ line: 1, column: 1 });
    expect(placeOf('id')).toEqual({ line: 2, column: 3 });
    expect(placeOf('rules[1]')).toEqual({ line: 5, column: 5 });
    expect(placeOf('rules[1].options.factor')).toEqual({ line: 6, column: 33 });
    expect(placeOf('rules[1].options.mode.deep[3]')).toEqual({ line: 6, column: 20 });
    expect(placeOf('no.such[0]')).toEqual({ line: 1, column: 1 });
  });

  it('names the line of what is no JSON', () => {
    expect(problemOf('{\n  "a": NaN }')).toMatchObject({ code: 'not-json', place: { line: 2 } });
    expect(problemOf('{"a": 1,}')).toMatchObject({ code: 'not-json' });
    expect(problemOf('')).toMatchObject({ code: 'not-json' });
    expect(problemOf('{"a": 1} // note')).toMatchObject({ code: 'not-json' });
  });

  it('refuses a key that is there twice, with its path', () => {
    expect(problemOf('{"rules": [{}, {"id": 1,\n "id": 2}]}')).toEqual({
      code: 'duplicate-key',
      path: 'rules[1].id',
      place: { line: 2, column: 2 },
    });
  });

  it('survives 100,000 levels and 50 MB', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(problemOf(deep)).toMatchObject({ code: 'too-deep', place: { line: 1, column: 33 } });
    expect(problemOf(`"${'x'.repeat(50 * 1024 * 1024)}"`)).toMatchObject({ code: 'too-large' });
    expect(LONGEST_TEXT).toBeLessThan(50 * 1024 * 1024);
  });

  it('does not take brackets inside text for depth', () => {
    expect(problemOf(JSON.stringify({ a: '[{"\\'.repeat(100) }))).toBeNull();
  });

  it('reads past a byte order mark', () => {
    expect(problemOf('\uFEFF{}')).toBeNull();
  });

  it('reads what JSON.parse reads, and refuses what it refuses', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json({ maxDepth: 5 }), fc.string()), (text) => {
        const reading = readPackText(text);
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expect(reading.ok).toBe(false);
          return;
        }
        if (reading.ok) expect(reading.text.value).toEqual(expected);
        else expect(reading.problem.code).toBe('duplicate-key');
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});
