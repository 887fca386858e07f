import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePack } from '../engine/compile-pack';
import { bundledPack } from './bundled';
import { INPUT_LIMITS } from './guard-input';
import { parsePack } from './parse';

/** A deep copy of the bundled pack as plain JSON, with one change at a dotted path. */
function packWith(path: string, value: unknown): Record<string, unknown> {
  const copy: Record<string, unknown> = JSON.parse(JSON.stringify(bundledPack));
  const keys = path.split('.');
  let target: Record<string, unknown> = copy;
  for (const key of keys.slice(0, -1)) target = target[key] as Record<string, unknown>;
  const last = keys.at(-1) ?? '';
  if (value === undefined) delete target[last];
  else target[last] = value;
  return copy;
}

function problemsOf(input: unknown) {
  const parsed = parsePack(input);
  return parsed.ok ? [] : parsed.problems;
}

const RULES = bundledPack.rules;
const STAGES = bundledPack.pipelines[0]?.stages ?? [];

describe('a good pack', () => {
  it('the bundled one parses unchanged, from JSON too', () => {
    expect(parsePack(bundledPack)).toEqual({ ok: true, pack: bundledPack });
    expect(parsePack(JSON.parse(JSON.stringify(bundledPack)))).toEqual({ ok: true, pack: bundledPack });
  });
});

describe('an operator that there is not', () => {
  it('is answered with all that there are, groups too', () => {
    const [{ fix } = { fix: '' }] = problemsOf(packWith('scoring.fit.0.when', { op: 'xor', of: [] }));
    const offered = fix.replace(/^Use one of: |\.$/g, '').split(', ');
    expect(offered).toEqual(expect.arrayContaining(['eq', 'countAtLeast', 'all', 'any', 'none', 'atLeast']));
    const page = readFileSync(resolve(import.meta.dirname, '../conditions/OPERATORS.md'), 'utf8');
    for (const name of offered) expect(page).toContain(`\`${name}\` `);
  });
});

describe('a pack with a fault', () => {
  it.each<[string, string, unknown, string, string]>([
    ['no version', 'version', undefined, 'missing', 'version'],
    ['a version that is no safe integer', 'version', 2 ** 60, 'out-of-range', 'version'],
    ['a fraction as version', 'version', 1.5, 'wrong-type', 'version'],
    ['a newer schema', 'schemaVersion', 2, 'newer-schema', 'schemaVersion'],
    ['a schema that never was', 'schemaVersion', 0, 'unknown-schema', 'schemaVersion'],
    ['a day instead of a time', 'issuedAt', '2026-11-20', 'wrong-format', 'issuedAt'],
    ['a setting nobody knows', 'noiseBudgget', 5, 'unknown-key', 'noiseBudgget'],
    ['a mode nobody knows', 'rules.0.mode', 'on', 'unknown-value', 'rules[0].mode'],
    ['a budget of 0', 'noiseBudget', 0, 'out-of-range', 'noiseBudget'],
    [
      'a field name with a blank',
      'fields',
      { 'a b': { label: 'x', type: 'text' } },
      'wrong-format',
      'fields.a b',
    ],
    [
      'a concept of another type',
      'fields.amount',
      { label: 'Amount', type: 'text' },
      'type-conflict',
      'fields.amount.type',
    ],
    [
      'a required field that is none',
      'pipelines.0.stages.0.requiredFields',
      ['nope'],
      'unknown-field',
      'pipelines[0].stages[0].requiredFields[0]',
    ],
    [
      'a stage twice',
      'pipelines.0.stages',
      [STAGES[0], STAGES[0]],
      'duplicate-id',
      'pipelines[0].stages[1].id',
    ],
    [
      'an alias in two stages',
      'pipelines.0.stages.1.aliases',
      ['QUALIFIED!'],
      'ambiguous-stage',
      'pipelines[0].stages[1]',
    ],
    ['weights of 110', 'scoring.weights.fit', 60, 'weights', 'scoring.weights'],
    ['a signal twice', 'scoring.fit.1.id', 'company-size', 'duplicate-id', 'scoring.fit[1].id'],
    [
      'a signal on no field',
      'scoring.fit.0.when',
      { op: 'exists', field: 'nope' },
      'unknown-field',
      'scoring.fit[0].when.field',
    ],
    [
      'an operator nobody knows',
      'scoring.fit.0.when',
      { op: 'matches', field: 'country' },
      'unknown-operator',
      'scoring.fit[0].when.op',
    ],
    [
      'an operator that does not suit',
      'scoring.fit.0.when',
      { op: 'gt', field: 'country', value: 3 },
      'wrong-operator',
      'scoring.fit[0].when.op',
    ],
    [
      'a value of another type, deep inside',
      'scoring.fit.0.when',
      { op: 'all', of: [{ op: 'eq', field: 'employees', value: 'many' }] },
      'wrong-operand',
      'scoring.fit[0].when.of[0]',
    ],
    [
      'a list as value',
      'scoring.fit.0.when',
      { op: 'eq', field: 'country', value: [] },
      'wrong-type',
      'scoring.fit[0].when.value',
    ],
    [
      'decay without a date',
      'scoring.engagement.0.decay',
      { points: 5, everyDays: 7 },
      'decay-without-since',
      'scoring.engagement[0].decay',
    ],
    [
      'decay since a number',
      'scoring.engagement.1.since',
      'emailClicks',
      'wrong-field-type',
      'scoring.engagement[1].since',
    ],
    [
      'positive points as negative',
      'scoring.negative.0.points',
      5,
      'out-of-range',
      'scoring.negative[0].points',
    ],
    ['a clock on a text', 'slas.0.start', 'company', 'wrong-field-type', 'slas[0].start'],
    [
      'a clock condition on no field',
      'slas.0.unless',
      { op: 'exists', field: 'nope' },
      'unknown-field',
      'slas[0].unless.field',
    ],
    ['a rule twice', 'rules', [RULES[0], RULES[0]], 'duplicate-id', 'rules[1].id'],
    ['a rule kind nobody knows', 'rules.0.kind', 'mind-reading', 'unknown-kind', 'rules[0].kind'],
    ['a rule on the wrong records', 'rules.1.appliesTo', ['lead'], 'wrong-object', 'rules[1].appliesTo'],
    [
      'a rule option missing',
      'rules.1.options',
      { factor: 2, floorDays: 3 },
      'missing',
      'rules[1].options.minimumSample',
    ],
    ['a rule option too small', 'rules.1.options.factor', 0, 'out-of-range', 'rules[1].options.factor'],
    [
      'a rule option on no stage',
      'rules.2.options.optionalStages',
      ['nope'],
      'unknown-stage',
      'rules[2].options',
    ],
    [
      'a name that reaches into prototypes',
      'fields.constructor',
      { label: 'x', type: 'text' },
      'forbidden-key',
      'fields.constructor',
    ],
    ['a function', 'owner', () => 'me', 'not-plain-data', 'owner'],
    ['a class', 'owner', new Date(0), 'not-plain-data', 'owner'],
    ['NaN', 'noiseBudget', Number.NaN, 'not-plain-data', 'noiseBudget'],
  ])('%s', (_name, path, value, code, at) => {
    const problems = problemsOf(packWith(path, value));
    expect(problems.map((entry) => ({ code: entry.code, path: entry.path }))).toContainEqual({
      code,
      path: at,
    });
    for (const entry of problems) {
      expect(entry.message).toMatch(/\.$/);
      expect(entry.fix).toMatch(/\.$/);
      expect(entry.message + entry.fix).not.toMatch(/undefined|\[object|Invalid input/);
    }
  });

  it.each([[null], [undefined], ['{}'], [7], [[]], [Symbol('x')]])('%s is no pack', (input) => {
    expect(problemsOf(input)).toMatchObject([{ code: 'not-an-object', path: '' }]);
  });

  it.each([
    [
      'an operator',
      'scoring.fit.0.when',
      { op: 'matches' },
      /^Use one of: eq, .*, all, any, none, atLeast\.$/,
    ],
    ['an empty text', 'rules.0.why', '', /^Use at least 1 character\.$/],
    ['a long text', 'rules.0.why', 'x'.repeat(501), /^Use at most 500 characters\.$/],
  ])('says what to write instead of %s', (_name, path, value, fix) => {
    expect(problemsOf(packWith(path, value)).map((entry) => entry.fix)).toContainEqual(
      expect.stringMatching(fix),
    );
  });

  it('reports several at once, but not hundreds', () => {
    expect(problemsOf({}).length).toBeGreaterThan(5);
    const rules = Array.from({ length: 200 }, () => ({}));
    expect(problemsOf(packWith('rules', rules))).toHaveLength(50);
  });
});

describe('hostile input', () => {
  it('JSON that sets __proto__ is refused and pollutes nothing', () => {
    const text = JSON.stringify(bundledPack).replace(
      '"fields":{',
      '"fields":{"__proto__":{"label":"x","type":"text"},',
    );
    expect(problemsOf(JSON.parse(text))).toMatchObject([{ code: 'forbidden-key', path: 'fields.__proto__' }]);
    expect(({} as Record<string, unknown>).label).toBeUndefined();
  });

  it('depth, cycles and size end quickly', () => {
    let deep: unknown = { op: 'exists', field: 'country' };
    for (let i = 0; i < 100_000; i++) deep = { op: 'all', of: [deep] };
    const withDepth = structuredClone(bundledPack) as unknown as { scoring: { fit: { when: unknown }[] } };
    withDepth.scoring.fit.splice(0, 1, { when: deep });
    expect(problemsOf(withDepth)).toMatchObject([{ code: 'too-deep' }]);

    const cyclic: Record<string, unknown> = { ...bundledPack };
    cyclic.fields = cyclic;
    expect(problemsOf(cyclic)).toMatchObject([{ code: 'too-deep' }]);

    expect(problemsOf(packWith('why', 'x'.repeat(INPUT_LIMITS.characters + 1)))).toMatchObject([
      { code: 'too-large' },
    ]);
    expect(problemsOf({ list: new Array(1_000_000_000) })).toMatchObject([{ code: 'too-large' }]);
    const shared = Array.from({ length: 300 }, () => Array.from({ length: 300 }, () => 0));
    expect(problemsOf({ shared })).toMatchObject([{ code: 'too-large' }]);
  });

  it('any value whatever gives a pack or problems, never a throw', () => {
    const anything = fc.anything({
      withBigInt: true,
      withNullPrototype: true,
      withDate: true,
      withMap: true,
      withSparseArray: true,
    });
    fc.assert(
      fc.property(anything, (input) => {
        expect(problemsOf(input).length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('a pack with one thing replaced is refused with reasons, or compiles', () => {
    const paths: string[] = [];
    const collect = (value: unknown, path: string): void => {
      if (path) paths.push(path);
      if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) collect(inner, path ? `${path}.${key}` : key);
    };
    collect(bundledPack, '');
    const json = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(undefined, 0, -1, '', 'constructor', [], {}),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), json, (path, value) => {
        const parsed = parsePack(packWith(path, value));
        if (parsed.ok)
          expect(compilePack(parsed.pack, 'unverified').rules.every((rule) => rule.run)).toBe(true);
        else expect(parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500, seed: 15 },
    );
  });
});
