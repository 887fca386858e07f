import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordKey } from '../../record/record-key';
import type { AssessContext, CrmRecord, FieldReading } from '../../record/types';
import { TEST_PACK } from '../../rule-kinds/testing/pack-context';
import { moment, NOW, unreadable } from '../../rule-kinds/testing/record-builder';
import { withFields } from '../../rule-kinds/testing/typed-fields';
import { compileHygiene } from '../policy';
import { person } from '../testing/people';
import { mergePreview } from './merge-preview';

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const PACK = { ...TEST_PACK, field: withFields({ system: ['System', 'choice'] }) };
const POLICY = compileHygiene({ marketingWhen: { op: 'eq', field: 'system', value: 'Marketing' } }, PACK);
const key = (record: CrmRecord) => recordKey(record.identity);

const crm = (id: string, activity: string | null, fields = {}) =>
  person(id, {
    system: 'CRM',
    lastActivityAt: activity === null ? null : moment(activity),
    lastContactedAt: null,
    ...fields,
  });
const marketing = (id: string, activity: string, fields = {}) => ({
  ...crm(id, activity, { ...fields, system: 'Marketing' }),
});

const fieldOf = (name: string, ...records: CrmRecord[]) =>
  mergePreview(records, POLICY, CONTEXT)?.fields.find((field) => field.name === name);

describe('a merge', () => {
  it('keeps the CRM’s value, though marketing’s is newer', () => {
    const a = marketing('a', '2026-11-19', { phone: '1' });
    const b = crm('b', '2026-01-01', { phone: '2' });
    expect(fieldOf('phone', a, b)).toMatchObject({
      from: key(b),
      text: '2',
      reason: 'crm-over-marketing',
      loses: [{ from: key(a), text: '1' }],
    });
    expect(mergePreview([a, b], POLICY, CONTEXT)?.keep).toBe(key(b));
  });

  it('keeps the value of the most recent activity among equals', () => {
    const a = crm('a', '2026-11-01', { phone: '1' });
    const b = crm('b', '2026-11-02', { phone: '2' });
    expect(fieldOf('phone', a, b)).toMatchObject({ from: key(b), reason: 'most-recent-activity' });
    expect(fieldOf('phone', a, crm('c', null, { phone: '3' }))).toMatchObject({ from: key(a) });
  });

  it('never lets an empty value win, and says which fields it could not see', () => {
    const a = crm('a', '2026-11-01', { phone: '1', company: unreadable('loading') });
    const b = crm('b', '2026-11-02', { phone: null, company: 'Example' });
    expect(fieldOf('phone', a, b)).toMatchObject({ from: key(a), reason: 'only-value', unseen: [] });
    expect(fieldOf('company', a, b)).toMatchObject({ text: 'Example', unseen: [key(a)] });
  });

  it('leaves to a person what nothing ranks', () => {
    const a = person('a', { phone: '1', system: 'CRM' });
    const b = person('b', { phone: '2', system: 'CRM' });
    expect(fieldOf('phone', a, b)).toMatchObject({ from: null, text: null, reason: 'undecided' });
    expect(fieldOf('phone', a, person('c', { phone: '1' }))).toMatchObject({ reason: 'same-everywhere' });
    const hidden = person('d', { phone: '2', lastActivityAt: moment('2026-11-01') });
    expect(fieldOf('phone', marketing('m', '2026-11-02', { phone: '1' }), hidden)).toMatchObject({
      reason: 'most-recent-activity',
      text: '1',
    });
  });

  it('tells instants by ISO 8601 though a store has them as numbers', () => {
    const at = Date.parse('2026-11-02T09:00:00Z');
    const inMs = (value: number): FieldReading => ({
      state: 'value',
      value,
      text: `${value}`,
      label: 'Last',
    });
    const [a, b] = [at, at - 86_400_000].map((value, index) => {
      const one = crm(`${index}`, null);
      return { ...one, fields: { ...one.fields, lastActivityAt: inMs(value) } };
    });
    expect(a && b && fieldOf('lastActivityAt', a, b)).toMatchObject({
      text: '2026-11-02T09:00:00.000Z',
      loses: [{ text: '2026-11-01T09:00:00.000Z' }],
    });
  });

  it('of nothing is nothing', () => expect(mergePreview([], POLICY, CONTEXT)).toBeNull());

  it('only ever keeps a value that a record has, whatever their order', () => {
    const one = fc.record({
      phone: fc.constantFrom('1', '2', '3', null),
      day: fc.constantFrom('2026-11-01', '2026-11-02', null),
      isMarketing: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), (all) => {
        const records = all.map(({ phone, day, isMarketing }, index) =>
          isMarketing && day ? marketing(`${index}`, day, { phone }) : crm(`${index}`, day, { phone }),
        );
        const preview = fieldOf('phone', ...records);
        const reversed = fieldOf('phone', ...[...records].reverse());
        expect(reversed?.text ?? null).toBe(preview?.text ?? null);
        const values = all.flatMap(({ phone }) => phone ?? []);
        if (values.length === 0) expect(preview).toBeUndefined();
        else if (preview?.from) expect(values).toContain(preview.text);
        else expect(new Set(values).size).toBeGreaterThan(1);
      }),
      { numRuns: 500, seed: 6 },
    );
  });
});
