import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../record/assessment';
import { recordFingerprint } from '../../record/fingerprint';
import { deadline, finding, missingFields, NOW, passing, unknownFinding } from '../testing/sample-findings';
import { CONTEXT, record, view } from '../testing/sample-view';
import { nextStep } from './next-step';
import { selectWarnings } from './select-warnings';

function step(overrides: Partial<Assessment>, of = record()) {
  const sample = view(overrides, { record: of });
  const selection = selectWarnings(sample.assessment, [], NOW, recordFingerprint(of));
  return nextStep(sample, selection, NOW, CONTEXT);
}

const phone = { state: 'value', value: '+1 555 0100', text: '+1 555 0100', label: 'Phone' } as const;

describe('nextStep', () => {
  it('is the smallest change of the most severe warning that a field can clear', () => {
    const approval = finding({
      rule: 'deal-desk',
      severity: 'breach',
      fields: [],
      clears: 'Ask for approval.',
    });
    expect(step({ findings: [approval, missingFields('Negotiation', ['Redlines'])] })).toEqual({
      text: 'Fill Redlines.',
      aside: 'clears 1 warning',
      jump: { label: 'Redlines', field: 'Redlines' },
    });
  });

  it('offers no jump to a field that is not on the page', () => {
    const hidden = finding({ fields: [{ name: 'discount', label: 'Discount' }] });
    expect(step({ findings: [hidden] })?.jump).toBeNull();
  });

  it('is the clock while one runs, with the nearest way to the person', () => {
    expect(step({ deadlines: [deadline(1)] }, record({ fields: { phone } }))).toEqual({
      text: 'First contact: no call logged yet',
      aside: '4m 00s left',
      jump: { label: 'Phone', field: 'phone' },
    });
    expect(step({ deadlines: [deadline(12.2)] })).toMatchObject({ aside: '7m 12s over', jump: null });
  });

  it('names the due time when it is hours away', () => {
    const dueAt = NOW + 7_200_000;
    expect(step({ deadlines: [deadline(1, { dueAt, atRiskAt: dueAt })] })?.aside).toBe('due 16:06 CET');
  });

  it.each([
    ['all passed', { findings: [passing('a')] }],
    ['only unknown', { findings: [unknownFinding()] }],
    ['the clock is met', { findings: [], deadlines: [deadline(9, { metAt: NOW })] }],
  ])('is nothing when %s', (_, overrides) => expect(step(overrides)).toBeNull());
});
