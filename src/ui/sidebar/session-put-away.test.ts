import { expect, it } from 'vitest';
import { recordFingerprint } from '../../record/fingerprint';
import type { Suppression } from '../../record/visit';
import { finding, unknownFinding } from '../testing/sample-findings';
import { NOTHING_KNOWN, NOW, reading, recordOf, settle, setUp } from '../testing/session-setup';

const findings = [
  finding({ rule: 'stale', title: 'Stale in Proposal' }),
  finding({ rule: 'next-step', kind: 'required-fields', severity: 'info', title: 'No next step' }),
  unknownFinding({ rule: 'desk' }),
];

const mark = (rule: string, more: Partial<Suppression> = {}): Suppression => ({
  rule,
  kind: 'snooze',
  until: NOW + 1,
  reason: null,
  at: NOW - 1000,
  fingerprint: recordFingerprint(recordOf(reading('1'))),
  ...more,
});

const NONE = { breach: 0, warning: 0, info: 0, unknown: 0 };

it('stores a visit without the warnings that were put away before, and counts these', async () => {
  const suppressions = [mark('stale'), mark('desk', { kind: 'dismiss', until: null, reason: 'A renewal' })];
  const { session, saved, runTimers } = setUp({ findings, known: { ...NOTHING_KNOWN, suppressions } });
  session.onReading(reading('1'));
  await settle();
  runTimers();
  await settle();
  expect(saved).toHaveLength(1);
  expect(saved[0]).toMatchObject({
    ...NONE,
    ...{ info: 1, putAway: 2, topWarning: 'No next step', kinds: ['required-fields'] },
  });
});

it('stores the next look without what is snoozed meanwhile, though the store has not answered of it', async () => {
  const { session, saved, runTimers } = setUp({ findings });
  session.onReading(reading('1'));
  await settle();
  session.actions.snooze('stale', NOW + 60_000);
  session.onReading(reading('1', { readAt: NOW + 1000 }));
  await settle();
  runTimers();
  await settle();
  expect(saved.at(-1)).toMatchObject({ ...NONE, info: 1, unknown: 1, putAway: 1 });
});

it('stores a visit as of when it asked for the marks: what was put away elsewhere since is not in it', async () => {
  const { session, saved, runTimers } = setUp({ findings });
  session.onReading(reading('1', { readAt: NOW - 5000 }));
  await settle();
  session.onReading(reading('1', { readAt: NOW + 60_000 }));
  await settle();
  runTimers();
  await settle();
  expect(saved.at(-1)?.judgedAt).toBe(NOW);
});

it('stores a visit as of when the page was read, where that was before', async () => {
  const { session, saved, runTimers } = setUp({ findings });
  session.onReading(reading('1', { readAt: NOW - 5000 }));
  await settle();
  runTimers();
  await settle();
  expect(saved.at(-1)?.judgedAt).toBe(NOW - 5000);
});

it('stores a visit as judged at no time while nothing is known of the marks', async () => {
  const { session, saved, runTimers } = setUp({ findings, storeError: 'The store is away.' });
  session.onReading(reading('1'));
  await settle();
  runTimers();
  await settle();
  expect(saved.map(({ judgedAt }) => judgedAt)).toEqual([undefined]);
});

it('counts a warning again whose snooze had ended when the page was read', async () => {
  const suppressions = [mark('stale', { until: NOW - 1 }), mark('next-step')];
  const { session, saved, runTimers } = setUp({ findings, known: { ...NOTHING_KNOWN, suppressions } });
  session.onReading(reading('1'));
  await settle();
  runTimers();
  await settle();
  expect(saved[0]).toMatchObject({ ...NONE, warning: 1, unknown: 1, putAway: 1 });
});
