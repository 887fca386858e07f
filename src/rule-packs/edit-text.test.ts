import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledPack } from './bundled';
import { editText } from './edit-text';
import { editData, type PackEdit, stepsOf, valueAt } from './edits';

const TEXT = `{
  "name":   "Kept as it is",
  "stages": [
    { "id": "a", "days": 3 },
    { "id": "b" }
  ],
  "words": ["x", "y"],
  "empty": {}
}
`;

describe('a pack’s text', () => {
  it.each<[string, PackEdit[], string, string]>([
    ['a value', [{ do: 'set', path: 'stages[0].days', value: 14 }], '"days": 3', '"days": 14'],
    [
      'a new key on one line',
      [{ do: 'set', path: 'stages[1].days', value: 5 }],
      '{ "id": "b" }',
      '{ "id": "b", "days": 5 }',
    ],
    [
      'a new key on its own line',
      [{ do: 'set', path: 'owner', value: 'RevOps' }],
      '"empty": {}',
      '"empty": {},\n  "owner": "RevOps"',
    ],
    [
      'missing parents',
      [{ do: 'set', path: 'empty.mode', value: 'ask' }],
      '"empty": {}',
      '"empty": {\n    "mode": "ask"\n  }',
    ],
    ['an entry', [{ do: 'insert', path: 'words', at: 1, value: 'new' }], '["x", "y"]', '["x", "new", "y"]'],
    ['what goes', [{ do: 'remove', path: 'stages[0].days' }], '{ "id": "a", "days": 3 }', '{ "id": "a" }'],
    ['the last one', [{ do: 'remove', path: 'empty' }], ',\n  "empty": {}', ''],
    ['a name', [{ do: 'rename', path: 'words', to: 'terms' }], '"words"', '"terms"'],
  ])('changes %s and nothing else', (_name, edits, before, after) => {
    expect(TEXT).toContain(before);
    expect(editText(TEXT, edits)).toBe(TEXT.replace(before, after));
  });

  it('moves entries with their own writing', () => {
    const moved = editText(TEXT, [{ do: 'move', path: 'stages', from: 1, to: 0 }]);
    expect(moved).toContain('[\n    { "id": "b" },\n    { "id": "a", "days": 3 }\n  ]');
  });

  it('leaves what has no such place', () => {
    for (const path of ['stages[7].id', 'name.first', 'words.length'])
      expect(editText(TEXT, [{ do: 'set', path, value: 1 }])).toBe(TEXT);
    expect(editText(TEXT, [{ do: 'remove', path: 'nothing' }])).toBe(TEXT);
  });

  it('reads a path back', () => {
    expect(stepsOf('rules[2].options.when')).toEqual(['rules', 2, 'options', 'when']);
    expect(valueAt(bundledPack, 'pipelines[0].stages[0].kind')).toBe('open');
    expect(valueAt(bundledPack, 'pipelines[0].nothing.kind')).toBeUndefined();
  });

  it('says after any edits what the data says', () => {
    const paths = [
      'rules',
      'rules[1].mode',
      'pipelines[0].stages',
      'scoring.threshold',
      'hygiene',
      'rules[0].options.x',
      'new.part',
    ];
    const index = fc.nat({ max: 12 });
    const path = fc.constantFrom(...paths);
    const value = fc.oneof(fc.string(), fc.nat(), fc.constant(null), fc.jsonValue({ maxDepth: 2 }));
    const edit: fc.Arbitrary<PackEdit> = fc.oneof(
      fc.record({ do: fc.constant('set' as const), path, value }),
      fc.record({ do: fc.constant('remove' as const), path }),
      fc.record({ do: fc.constant('insert' as const), path, at: index, value }),
      fc.record({ do: fc.constant('move' as const), path, from: index, to: index }),
      fc.record({ do: fc.constant('rename' as const), path, to: fc.constant('renamed') }),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), fc.constantFrom(0, 2, '\t'), (edits, space) => {
        const text = JSON.stringify(bundledPack, null, space);
        expect(JSON.parse(editText(text, edits))).toEqual(plain(editData(JSON.parse(text), edits)));
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
