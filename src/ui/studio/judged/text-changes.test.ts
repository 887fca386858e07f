import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedText } from './edit-json';
import { lineDiff, withContext } from './line-diff';

describe('a change of the JSON text', () => {
  it('keeps the order of keys and the indent', () => {
    const text = '{\n\t"b": 1,\n\t"a": {\n\t\t"c": [1]\n\t}\n}\n';
    expect(changedText(text, [{ path: ['a', 'c', 1], value: 2 }])).toBe(
      '{\n\t"b": 1,\n\t"a": {\n\t\t"c": [\n\t\t\t1,\n\t\t\t2\n\t\t]\n\t}\n}\n',
    );
  });

  it('makes what is missing on the way, and takes several changes', () => {
    const changed = changedText('{"rules":[{"id":"x"}]}', [
      { path: ['rules', 0, 'examples', 0], value: { name: 'one' } },
      { path: ['scoring'], value: 7 },
    ]);
    expect(JSON.parse(changed)).toEqual({ rules: [{ id: 'x', examples: [{ name: 'one' }] }], scoring: 7 });
  });

  it('takes keys that objects have of themselves', () => {
    expect(JSON.parse(changedText('{}', [{ path: ['__proto__'], value: 1 }]))).toEqual(
      JSON.parse('{"__proto__":1}'),
    );
  });
});

describe('the lines that changed', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
    .map((lines) => lines.join('\n'));

  it('give both texts back', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineDiff(before, after);
        const of = (kind: 'added' | 'removed') =>
          lines
            .filter((line) => line.kind === 'same' || line.kind === kind)
            .map((line) => line.text)
            .join('\n');
        expect([of('removed'), of('added')]).toEqual([before, after]);
        if (before === after) expect(lines.every(({ kind }) => kind === 'same')).toBe(true);
      }),
      { seed: 4 },
    );
  });

  it('are shown with a few around them', () => {
    const many = Array.from({ length: 20 }, (_, at) => String(at));
    const lines = withContext(lineDiff(many.join('\n'), many.with(10, 'x').join('\n')), 1);
    expect(lines.map((line) => line && `${line.kind} ${line.text}`)).toEqual([
      null,
      'same 9',
      'removed 10',
      'added x',
      'same 11',
      null,
    ]);
  });
});
