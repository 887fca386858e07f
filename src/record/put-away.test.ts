import { expect, it } from 'vitest';
import { record as sample } from '../ui/testing/sample-view';
import { recordFingerprint } from './fingerprint';
import { putAwayRules } from './put-away';
import type { Suppression } from './visit';

const NOW = Date.parse('2026-11-20T13:06:00Z');
const record = sample();
const mark = (rule: string, change: Partial<Suppression> = {}): Suppression => ({
  ...{ rule, kind: 'snooze', until: NOW + 1, reason: null, at: NOW - 1 },
  fingerprint: recordFingerprint(record),
  ...change,
});

it('puts away until its time, or until the record has moved; what was dismissed for good', () => {
  const moved = recordFingerprint({ ...record, stage: null, packStage: undefined, fields: {} });
  const another = moved.replace('null', '["x","x","Elsewhere"]');
  const marks = [
    mark('snoozed'),
    mark('without-end', { until: null }),
    mark('over', { until: NOW }),
    mark('moved', { fingerprint: another }),
    mark('dismissed', { kind: 'dismiss', until: null, fingerprint: another }),
  ];
  expect([...putAwayRules(record, marks, NOW)]).toEqual(['snoozed', 'without-end', 'dismissed']);
  expect(putAwayRules(record, [], NOW).size).toBe(0);
});
