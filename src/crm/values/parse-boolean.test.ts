import { expect, it } from 'vitest';
import { parseBoolean } from './parse-boolean';

it('knows a box and the words for it', () => {
  expect(['true', 'Yes', 'Ja', 'はい', '1'].map(parseBoolean)).toEqual(
    Array(5).fill({ ok: true, value: true }),
  );
  expect(['FALSE', 'no', 'Nein', 'não'].map(parseBoolean)).toEqual(Array(4).fill({ ok: true, value: false }));
});

it('guesses nothing', () => {
  for (const text of ['', 'maybe', 'yes and no', '2', 'constructor'])
    expect(parseBoolean(text)).toEqual({ ok: false, reason: 'not-a-boolean' });
});
