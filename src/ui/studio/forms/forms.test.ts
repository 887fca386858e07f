import { describe, expect, it } from 'vitest';
import { RULE_KINDS } from '../../../rule-kinds';
import { bundledPack } from '../../../rule-packs/bundled';
import { BUNDLED_PACKS } from '../../../rule-packs/bundled/all';
import { editData, valueAt } from '../../../rule-packs/edits';
import { rulePackSchema } from '../../../rule-packs/schema';
import { blankOf, freeId } from './blank';
import { controlOf } from './control';
import { nameOf, nounOf, titleOf } from './names';
import { childSchema, packSchema, type Schema, schemaFor } from './schema';

const CONTEXT = { field: 'amount', moment: '2026-11-21T09:00:00Z', id: 'new' };

/** Every value of a pack with the schema that the forms find for it. */
function walk(
  schema: Schema,
  value: unknown,
  path: string,
  visit: (path: string, schema: Schema) => void,
): void {
  visit(path, schema);
  const control = controlOf(schema, path.split('.').at(-1) ?? '');
  if (['condition', 'json', 'shifts'].includes(control.kind) || typeof value !== 'object' || value === null)
    return;
  for (const [key, entry] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    const child = childSchema(schema, value, step);
    if (!child) throw new Error(`No schema for ${path}.${key}`);
    walk(
      child,
      entry,
      typeof step === 'number' ? `${path}[${key}]` : `${path}.${key}`.replace(/^\./, ''),
      visit,
    );
  }
}

describe('forms from the schema', () => {
  it.each(BUNDLED_PACKS.map((pack) => [pack.id, pack] as const))(
    'has a control for all of %s',
    (_id, pack) => {
      const json: string[] = [];
      walk(packSchema(), JSON.parse(JSON.stringify(pack)), '', (path, schema) => {
        if (controlOf(schema, path).kind === 'json') json.push(path);
      });
      expect(json.filter((path) => !/examples\[\d+\]/.test(path))).toEqual([]);
    },
  );

  it('has a form for the options of every kind of rule', () => {
    for (const { id } of RULE_KINDS) {
      const rules = packSchema().properties?.rules?.items ?? {};
      const options = schemaFor(rules, { kind: id }).properties?.options ?? {};
      expect([id, controlOf(options, 'options').kind]).toEqual([id, 'group']);
    }
  });

  it('tells conditions, fields, units and choices apart', () => {
    const kind = (path: string) => {
      let schema = packSchema();
      let value: unknown = bundledPack;
      for (const key of path.split('.')) {
        const step = /^\d+$/.test(key) ? Number(key) : key;
        schema = childSchema(schema, value, step) ?? {};
        value = valueAt(value, typeof step === 'number' ? `[${step}]` : step);
      }
      return controlOf(schema, path.split('.').at(-1) ?? '');
    };
    expect(kind('scoring.fit.0.when')).toEqual({ kind: 'condition' });
    expect(kind('scoring.resetField')).toEqual({ kind: 'field' });
    expect(kind('retentionDays')).toMatchObject({ kind: 'number', unit: 'days', least: 1, most: 3650 });
    expect(kind('rules.0.severity')).toEqual({ kind: 'choice', values: ['info', 'warning', 'breach'] });
    expect(kind('rules.0.appliesTo')).toMatchObject({ kind: 'checks' });
    expect(kind('pipelines.0.stages')).toMatchObject({ kind: 'list' });
    expect(kind('calendars.list.0.hours.mon')).toEqual({ kind: 'shifts' });
    expect(kind('guard.stages')).toMatchObject({ kind: 'map' });
    expect(kind('rules.0.why')).toMatchObject({ kind: 'text', isLong: true });
  });

  it('adds every part and every entry in a form that the schema takes', () => {
    const bare = JSON.parse(JSON.stringify(bundledPack));
    const issues = (data: unknown) => {
      const read = rulePackSchema.safeParse(data);
      return read.success
        ? []
        : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    };
    for (const [key, schema] of Object.entries(packSchema().properties ?? {}))
      expect(issues({ ...bare, [key]: blankOf(schema, key, CONTEXT) })).toEqual([]);
    walk(packSchema(), bare, '', (path, schema) => {
      const control = controlOf(schema, path);
      if (control.kind !== 'list') return;
      const value = blankOf(control.item, path, CONTEXT);
      expect(issues(editData(bare, [{ do: 'insert', path, at: 0, value }]))).toEqual([]);
    });
  });

  it('names what it shows', () => {
    expect(nameOf('staleAfterDays', true)).toBe('Stale after');
    expect(nameOf('exitCriteria')).toBe('Exit criteria');
    expect(nounOf('territories')).toBe('territory');
    expect(nounOf('branches')).toBe('branch');
    expect(nounOf('stages')).toBe('stage');
    expect(titleOf({ id: 'x', label: 'Discovery' })).toBe('Discovery');
    expect(freeId(['new', 'new-2'])).toBe('new-3');
  });
});
