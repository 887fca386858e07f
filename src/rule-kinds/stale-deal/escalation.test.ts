import { expect, it } from 'vitest';
import { DAY, deal, filled, NOW } from '../testing/record-builder';
import { runKind } from '../testing/test-rule-kind';
import kind from './index';

const options = {
  factor: 2,
  minimumSample: 20,
  floorDays: 5,
  escalation: { afterDays: 7, to: 'your manager' },
};

it('raises the severity by one from the day it goes to the manager', () => {
  const severityAfter = (days: number) =>
    runKind(kind, options, deal({ fields: { stageEnteredAt: filled(NOW - days * DAY) } }))[0]?.severity;
  expect([22, 27, 28, 90].map(severityAfter)).toEqual(['warning', 'warning', 'breach', 'breach']);
});
