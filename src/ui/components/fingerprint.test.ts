import { describe, expect, it } from 'vitest';
import type { FieldReading } from '../../record/types';
import { record } from '../testing/sample-view';
import { hasMoved, recordFingerprint } from './fingerprint';

const print = (fields: Record<string, FieldReading | undefined>) => {
  const sample = record();
  const merged = Object.entries({ ...sample.fields, ...fields }).flatMap(([name, field]) =>
    field ? [[name, field] as const] : [],
  );
  return recordFingerprint({ ...sample, fields: Object.fromEntries(merged) });
};

const amount = (value: number, extra: object = {}): FieldReading => ({
  state: 'value',
  value,
  text: String(value),
  label: 'Amount',
  ...extra,
});

describe('recordFingerprint', () => {
  const before = recordFingerprint(record());

  it('is the same for the same record', () => {
    expect(recordFingerprint(record())).toBe(before);
    expect(hasMoved(before, before)).toBe(false);
  });

  it.each([
    ['amount', { amount: amount(90_000) }],
    ['amount emptied', { amount: { state: 'empty', label: 'Amount' } as const }],
    ['close date', { closeDate: { state: 'value', value: '2027-01-15', text: '', label: '' } as const }],
    ['owner', { owner: { state: 'value', value: 'Priya', text: 'Priya', label: 'Owner' } as const }],
  ])('moves with the %s', (_, fields) => expect(hasMoved(before, print(fields))).toBe(true));

  it('moves with the stage', () => {
    expect(hasMoved(before, recordFingerprint(record({ stage: { id: null, label: 'Closed Won' } })))).toBe(
      true,
    );
  });

  it.each([
    ['is not on the layout', { amount: undefined }],
    ['can’t be read', { amount: { state: 'unreadable', label: '', reason: 'loading' } as const }],
    ['is being edited', { amount: amount(90_000, { unsaved: true }) }],
    ['is another field', { nextStep: { state: 'value', value: 'Call', text: 'Call', label: '' } as const }],
  ])('stays when a value %s', (_, fields) => {
    expect(hasMoved(before, print(fields))).toBe(false);
    expect(hasMoved(print(fields), before)).toBe(false);
  });

  it('takes an unusable stored fingerprint for one that knows nothing', () => {
    for (const broken of ['', '{', 'null', '{"a":1}']) expect(hasMoved(broken, before)).toBe(false);
  });
});
