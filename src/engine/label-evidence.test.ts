import { expect, it } from 'vitest';
import type { Finding } from '../record/assessment';
import type { FieldReading } from '../record/types';
import { deal } from '../rule-kinds/testing/record-builder';
import { withLabelEvidence } from './label-evidence';

const finding: Finding = {
  kind: 'close-date-past',
  rule: 'past',
  ruleTitle: 'Past its close date',
  why: '',
  outcome: 'fail',
  severity: 'warning',
  title: 'Close date past',
  message: 'Close date 1 Nov 2026 is 19 days past; at most 0. Move it.',
  measure: null,
  evidence: [{ label: 'Close date', value: '1 Nov 2026' }],
  clears: null,
  fields: [{ name: 'closeDate', label: 'Close date' }],
  sample: null,
};
const closeDate: FieldReading = {
  state: 'value',
  value: '2026-11-01',
  text: '11/1/2026',
  label: 'Close Date',
};

it('says which fields were found by their label', () => {
  const byLabel = deal({ fields: { closeDate: { ...closeDate, confidence: 'label' } } });
  const other: Finding = { ...finding, fields: [{ name: 'amount', label: 'Amount' }] };
  expect(withLabelEvidence([finding, other], byLabel)).toEqual([
    {
      ...finding,
      evidence: [
        { label: 'Close date', value: '1 Nov 2026' },
        { label: 'Found by label', value: 'Close date: the page states no field name' },
      ],
    },
    other,
  ]);
});

it('says nothing of fields that the page names', () => {
  const findings = [finding];
  expect(withLabelEvidence(findings, deal({ fields: { closeDate } }))).toBe(findings);
});
