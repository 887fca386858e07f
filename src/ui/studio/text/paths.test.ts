import { describe, expect, it } from 'vitest';
import { bundledPack } from '../../../rule-packs/bundled';
import { stepsOf, valueAt } from '../../../rule-packs/edits';
import { pathAt, placesIn } from './paths';

const TEXT = `{
  "rules": [
    { "id": "a", "mode": "live" },
    { "id": "b" }
  ]
}`;

describe('places in the text', () => {
  it.each([
    ['"live"', 'rules[0].mode'],
    ['"mode"', 'rules[0].mode'],
    ['"b"', 'rules[1].id'],
    ['"rules"', 'rules'],
  ])('knows the path at %s', (piece, path) => {
    expect(pathAt(TEXT, TEXT.indexOf(piece) + 1)).toBe(path);
  });

  it('finds a path with its key, or its nearest parent', () => {
    const piece = (path: string) => {
      const { from, to } = placesIn(TEXT)(stepsOf(path));
      return TEXT.slice(from, to);
    };
    expect(piece('rules[0].mode')).toBe('"mode": "live"');
    expect(piece('rules[1].mode')).toBe('{ "id": "b" }');
    expect(piece('scoring')).toBe(TEXT);
  });

  it('comes back to every path of a pack', () => {
    const text = JSON.stringify(bundledPack, null, 2);
    for (const path of ['name', 'rules[3].title', 'scoring.fit[1].when', 'pipelines[0].stages[2].label']) {
      const { to } = placesIn(text)(stepsOf(path));
      expect(valueAt(bundledPack, pathAt(text, to - 1))).toBeDefined();
      expect(pathAt(text, placesIn(text)(stepsOf(path)).from + 1)).toBe(path);
    }
  });
});
