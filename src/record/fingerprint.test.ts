import { describe, expect, it } from 'vitest';
import { record } from '../ui/testing/sample-view';
import { hasMoved, recordFingerprint } from './fingerprint';
import type { FieldReading } from './types';

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

  it('knows a stage in another language by the CRM’s id, else by the rule pack’s', () => {
    const named = (label: string, id: string | null, packStage?: string) =>
      recordFingerprint(record({ stage: { id, label }, ...(packStage && { packStage }) }));
    expect(hasMoved(named('Proposal', '12'), named('Angebot', '12'))).toBe(false);
    expect(hasMoved(named('Proposal', '12', 'p/proposal'), named('Proposal', '13', 'p/proposal'))).toBe(true);
    expect(hasMoved(named('Proposal', null, 'p/proposal'), named('Angebot', null, 'p/proposal'))).toBe(false);
    expect(hasMoved(named('Proposal', null, 'p/proposal'), named('Demo', null, 'p/demo'))).toBe(true);
    expect(hasMoved(named('Proposal', null), named('Angebot', '12', 'p/proposal'))).toBe(true);
  });

  it('still knows the fingerprints that hold a stage’s label alone', () => {
    const proposal = record({ stage: { id: '12', label: 'Proposal' } });
    const [, ...rest] = JSON.parse(recordFingerprint(proposal));
    expect(hasMoved(JSON.stringify(['Proposal', ...rest]), recordFingerprint(proposal))).toBe(false);
    expect(hasMoved(JSON.stringify(['Demo', ...rest]), recordFingerprint(proposal))).toBe(true);
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
