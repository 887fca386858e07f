import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPayload } from '../webhooks/envelope';
import { type Feedback, feedbackOf, feedbackText, parseFeedback } from './feedback';
import { feedbackEvents, feedbackOfPayload } from './feedback-event';
import { mergeFeedback } from './feedback-merge';

const NOW = Date.parse('2026-11-20T13:00:00Z');
const DEVICE = '0b6e8f1a-3c1d-4a63-9a55-0f9a5e7a1c11';
const zero = { shown: 0, silent: 0, parked: 0, fixed: 0, gone: 0 };
const source = {
  device: DEVICE,
  leadlight: '0.1.0',
  now: NOW,
  days: [
    { day: '2026-10-31', rule: 'stale', pack: 'company@1', ...zero, shown: 4 },
    { day: '2026-11-01', rule: 'stale', pack: 'company@2', ...zero, shown: 20, fixed: 3 },
    { day: '2026-11-02', rule: 'stale', pack: 'company@2', ...zero, shown: 1, gone: 2 },
    { day: '2026-11-02', rule: 'quiet', pack: 'company@2', ...zero, silent: 12 },
  ],
  marks: [
    ...Array.from({ length: 8 }, () => ({
      rule: 'stale',
      kind: 'dismiss' as const,
      reason: ' not for partners ',
      at: NOW,
    })),
    { rule: 'stale', kind: 'dismiss' as const, reason: 'other', at: NOW },
    { rule: 'stale', kind: 'snooze' as const, reason: null, at: NOW },
  ],
};

describe('a feedback file', () => {
  it('adds up by month, rule and version, and reads back as it was written', () => {
    const feedback = feedbackOf({ ...source, withReasons: true });
    expect(feedback.months).toEqual([
      { month: '2026-10', rules: [{ rule: 'stale', pack: 'company@1', ...zero, shown: 4 }], marks: [] },
      {
        month: '2026-11',
        rules: [
          { rule: 'quiet', pack: 'company@2', ...zero, silent: 12 },
          { rule: 'stale', pack: 'company@2', ...zero, shown: 21, fixed: 3, gone: 2 },
        ],
        marks: [
          {
            rule: 'stale',
            dismissed: 9,
            snoozed: 1,
            reasons: [
              { reason: 'not for partners', count: 8 },
              { reason: 'other', count: 1 },
            ],
          },
        ],
      },
    ]);
    expect(parseFeedback(feedbackText(feedback))).toEqual(feedback);
  });

  it('says no reason without consent', () => {
    expect(feedbackText(feedbackOf({ ...source, withReasons: false }))).not.toMatch(/partners|reasons/);
  });

  it.each(['', '[]', '{"schema":"leadlight-feedback/2"}', '{"schema":"leadlight-feedback/1","extra":1}'])(
    'is not %s',
    (text) => expect(parseFeedback(text)).toBeNull(),
  );
});

describe('feedback over a channel', () => {
  it('is read back from the JSON message, month by month, without a reason', () => {
    const { months, ...head } = feedbackOf({ ...source, withReasons: false });
    const events = feedbackEvents(feedbackOf({ ...source, withReasons: true }));
    const messages = events.map((event) => JSON.stringify(jsonPayload(event, event.id)));
    expect(messages.map(feedbackOfPayload)).toEqual(months.map((month) => ({ ...head, months: [month] })));
    expect(messages.join()).not.toMatch(/partners/);
  });

  it.each(['', 'null', '{"kind":"mql","facts":[]}', '{"kind":"feedback","facts":[1]}'])('is not %s', (text) =>
    expect(feedbackOfPayload(text)).toBeNull(),
  );
});

describe('feedback of many browsers', () => {
  it('names what is dismissed more than 30 of a hundred times noise, and does not judge few', () => {
    const { rules, devices, months } = mergeFeedback([feedbackOf({ ...source, withReasons: true })]);
    expect({ devices, months }).toEqual({ devices: 1, months: { from: '2026-10', to: '2026-11' } });
    expect(rules.map(({ rule, shown, dismissed, isNoise }) => [rule, shown, dismissed, isNoise])).toEqual([
      ['stale', 25, 9, true],
      ['quiet', 0, 0, false],
    ]);
    expect(rules[0]?.unactionable).toBeCloseTo(36);
    expect(rules[1]?.unactionable).toBeNull();
    expect(rules[0]?.reasons[0]).toEqual({ reason: 'not for partners', count: 8 });
  });

  it('is not noise at 30 exactly, and never more than all', () => {
    const marks = (dismissed: number): Feedback['months'] => [
      {
        month: '2026-11',
        rules: [{ rule: 'stale', pack: 'company@2', ...zero, shown: 10 }],
        marks: [{ rule: 'stale', dismissed, snoozed: 0 }],
      },
    ];
    const of = (dismissed: number) =>
      mergeFeedback([{ ...feedbackOf({ ...source, withReasons: false }), months: marks(dismissed) }])
        .rules[0];
    expect(of(3)).toMatchObject({ unactionable: 30, isNoise: false });
    expect(of(4)).toMatchObject({ unactionable: 40, isNoise: true });
    expect(of(99)).toMatchObject({ unactionable: 100 });
  });

  const month = fc.record({
    month: fc.constantFrom('2026-09', '2026-10', '2026-11'),
    rules: fc.array(
      fc.record({
        rule: fc.constantFrom('a', 'b'),
        pack: fc.constant('company@1'),
        shown: fc.nat(50),
        silent: fc.nat(5),
        parked: fc.nat(5),
        fixed: fc.nat(5),
        gone: fc.nat(5),
      }),
      { maxLength: 3 },
    ),
    marks: fc.array(
      fc.record({ rule: fc.constantFrom('a', 'b'), dismissed: fc.nat(9), snoozed: fc.nat(9) }),
      { maxLength: 2 },
    ),
  });
  const file: fc.Arbitrary<Feedback> = fc.record({
    schema: fc.constant('leadlight-feedback/1' as const),
    device: fc.constantFrom(DEVICE, DEVICE.replace('0b', '1b')),
    madeAt: fc.constantFrom('2026-11-20T00:00:00.000Z', '2026-11-21T00:00:00.000Z'),
    leadlight: fc.constant('0.1.0'),
    months: fc.uniqueArray(month, { selector: ({ month: name }) => name, maxLength: 3 }),
  });

  it('is the same with a file twice, and in every order', () => {
    fc.assert(
      fc.property(fc.array(file, { maxLength: 6 }), (files) => {
        const merged = mergeFeedback(files);
        expect(mergeFeedback([...files, ...files])).toEqual(merged);
        expect(mergeFeedback(files.toReversed())).toEqual(merged);
      }),
      { seed: 8, numRuns: 200 },
    );
  });
});
