import { describe, expect, it } from 'vitest';
import { TEST_PACK } from '../rule-kinds/testing/pack-context';
import {
  DAY,
  deal,
  empty,
  filled,
  lead,
  moment,
  NOW,
  unreadable,
} from '../rule-kinds/testing/record-builder';
import { scoreRecord } from './score';
import { CONTEXT, HIT, MISS, modelOf, score, signal } from './testing/models';

/** The figures of the design's own example: 60 attainable for fit, 80 for engagement. */
const example = modelOf([
  signal('fit', 'size', 15),
  signal('fit', 'industry', 10),
  signal('fit', 'title', 15),
  signal('fit', 'country', 10),
  signal('fit', 'tool', 10),
  signal('engagement', 'demo', 25),
  signal('engagement', 'pricing', 15, { since: 'pricingAt', decay: { points: 5, everyDays: 7 } }),
  signal('engagement', 'study', 10),
  signal('engagement', 'webinar', 10),
  signal('engagement', 'clicks', 10),
  signal('engagement', 'blog', 10),
  signal('negative', 'personal', -10),
]);

const noHits = Object.fromEntries(example.signals.map(({ label }) => [label, MISS]));
const hits = (...names: string[]) => ({
  ...noHits,
  ...Object.fromEntries(names.map((name) => [name, HIT])),
});

describe('points', () => {
  it('share the weight by attainable points, and the shown figures add up', () => {
    const result = score(
      example,
      lead({
        ...hits('size', 'industry', 'title', 'country', 'demo', 'pricing', 'webinar', 'clicks'),
        pricingAt: filled(NOW - 8 * DAY),
      }),
    );
    expect(result.fit).toBeCloseTo(41.667, 3);
    expect(result.engagement).toBeCloseTo(34.375, 5);
    expect(result.shown).toEqual({ total: 76, fit: 42, engagement: 34, negative: 0 });
    expect(result.parts.filter((part) => part.shown !== 0).map((part) => part.shown)).toEqual([
      13, 8, 13, 8, 16, 6, 6, 6,
    ]);
    expect(result.mql).toBe('yes');
  });

  it('reach exactly 100 when everything hits', () => {
    const everything = Object.fromEntries(example.signals.map(({ label }) => [label, HIT]));
    const result = score(example, lead({ ...everything, personal: MISS, pricingAt: filled(NOW) }));
    expect([result.total, result.fit, result.engagement]).toEqual([100, 50, 50]);
  });

  it('never fall below 0, and say which points were not counted', () => {
    const model = modelOf([
      signal('fit', 'a', 10),
      signal('fit', 'b', 90),
      signal('engagement', 'c', 10),
      signal('negative', 'x', -50),
      signal('negative', 'y', -10),
    ]);
    const result = score(model, lead({ a: HIT, b: MISS, c: MISS, x: HIT, y: HIT }));
    expect(result).toMatchObject({
      total: 0,
      fit: 5,
      negative: -5,
      shown: { total: 0, fit: 5, negative: -5 },
    });
    expect(result.parts.map((part) => part.points)).toEqual([5, 0, 0, -5, 0]);
    expect(result.parts[3]?.evidence).toMatch(/counted down to a score of 0/);
  });

  it('are counted only for the kinds of record that the pack names', () => {
    expect(scoreRecord(example, deal(), CONTEXT, TEST_PACK)).toBeNull();
  });

  it('show the total as reaching the threshold only when it does', () => {
    const model = modelOf(
      [
        signal('fit', 'a', 40),
        signal('fit', 'b', 22),
        signal('engagement', 'c', 13),
        signal('engagement', 'd', 17),
      ],
      {
        threshold: 54,
      },
    );
    const result = score(model, lead({ a: HIT, b: MISS, c: HIT, d: MISS }));
    expect(result.total).toBeCloseTo(53.92, 2);
    expect(result.shown.total).toBe(53);
    expect(result.mql).toBe('no');
  });
});

describe('evidence', () => {
  it('says what a part rests on, or what is missing', () => {
    const { parts } = score(
      example,
      lead({ ...hits('size'), industry: empty(), title: unreadable('loading'), pricing: HIT }),
    );
    const of = (id: string) => parts.find((part) => part.id === id);
    expect(of('fit-size')).toMatchObject({ outcome: 'hit', evidence: 'size: true' });
    expect(of('fit-industry')).toMatchObject({ outcome: 'miss', evidence: 'Industry: empty' });
    expect(of('fit-title')).toMatchObject({
      outcome: 'unknown',
      evidence: 'title can’t be read: the page is still loading it',
    });
    expect(of('engagement-pricing')).toMatchObject({
      outcome: 'unknown',
      decay: '−3.1 a week',
      evidence: 'pricingAt is not on this layout',
    });
  });

  it('shortens long texts without breaking signs apart', () => {
    const long = { ...HIT, text: '🚀'.repeat(500) };
    const part = score(example, lead({ ...noHits, size: long })).parts[0];
    expect(part?.evidence).toBe(`size: ${'🚀'.repeat(80)}…`);
  });

  it.each([
    [1, 'a day'],
    [7, 'a week'],
    [14, 'every 2 weeks'],
    [30, 'a month'],
    [45, 'every 45 days'],
  ])('names a decay of %d days "%s"', (everyDays, words) => {
    const model = modelOf([signal('engagement', 'a', 50, { since: 'at', decay: { points: 5, everyDays } })]);
    expect(score(model, lead()).parts[0]?.decay).toBe(`−5 ${words}`);
  });
});

describe('decay', () => {
  const model = modelOf([signal('engagement', 'a', 15, { since: 'at', decay: { points: 5, everyDays: 7 } })]);
  const share = (ageDays: number) =>
    score(model, lead({ a: HIT, at: filled(NOW - ageDays * DAY) })).engagement / 50;

  it('takes full steps at the end of each period, down to 0', () => {
    expect([0, 6.99, 7, 13.99, 14, 20.99, 21, 400].map((age) => Math.round(share(age) * 15))).toEqual([
      15, 15, 10, 10, 5, 5, 0, 0,
    ]);
  });

  it('is unknown without a date, or with one ahead of now', () => {
    for (const at of [empty(), unreadable('ambiguous-date'), filled(NOW + 2 * DAY)])
      expect(score(model, lead({ a: HIT, at })).unknownParts).toBe(1);
    expect(score(model, lead({ a: HIT, at: filled(NOW + DAY / 2) })).engagement).toBe(50);
    expect(score(model, lead({ a: HIT, at: moment('2026-11-20T00:00:00Z', 'day') })).engagement).toBe(50);
  });
});

describe('MQL', () => {
  const model = modelOf(
    [
      signal('fit', 'f', 10),
      signal('fit', 'g', 10),
      signal('engagement', 'e', 10),
      signal('engagement', 'h', 10),
    ],
    {
      threshold: 50,
    },
  );
  it.each([
    [
      'needs engagement too',
      { f: HIT, g: HIT, e: MISS, h: MISS },
      'no',
      'Engagement is 0, under its minimum of 20.',
    ],
    ['needs fit too', { f: MISS, g: MISS, e: HIT, h: HIT }, 'no', 'Fit is 0, under its minimum of 25.'],
    [
      'all three',
      { f: HIT, g: MISS, e: HIT, h: MISS },
      'yes',
      'The score reaches the threshold of 50, fit its minimum of 25 and engagement its minimum of 20.',
    ],
    [
      'what is missing could still help',
      { f: HIT, g: HIT, h: MISS },
      'unknown',
      '1 part can’t be judged: engagement lies at 0 to 25, its minimum is 20.',
    ],
    [
      'what is missing can’t help',
      { f: MISS, e: HIT, h: HIT, g: MISS },
      'no',
      'Fit is 0, under its minimum of 25.',
    ],
    [
      'what is missing can’t hurt',
      { f: HIT, g: HIT, e: HIT },
      'yes',
      'The score reaches the threshold of 50, fit its minimum of 25 and engagement its minimum of 20.',
    ],
  ] as const)('%s', (_name, fields, mql, mqlReason) => {
    expect(score(model, lead(fields))).toMatchObject({ mql, mqlReason });
  });

  it('says at most when the missing parts would not be enough', () => {
    const strict = { ...model, threshold: 90 };
    expect(score(strict, lead({ f: HIT, e: HIT, h: HIT, g: MISS })).mqlReason).toBe(
      'The score is 75, under the threshold of 90.',
    );
    expect(score(strict, lead({ f: HIT, e: HIT, g: MISS })).mqlReason).toBe(
      'The score is at most 75, under the threshold of 90.',
    );
  });

  it('a missing negative signal keeps it open', () => {
    const withPenalty = modelOf([...model.signals, signal('negative', 'n', -50)], { threshold: 60 });
    const known = { f: HIT, g: HIT, e: HIT, h: HIT };
    expect(score(withPenalty, lead({ ...known, n: MISS })).mql).toBe('yes');
    expect(score(withPenalty, lead(known)).mql).toBe('unknown');
    expect(score(withPenalty, lead({ ...known, n: HIT })).mql).toBe('no');
  });
});

describe('forecast', () => {
  it('names the next drop and the fall below the threshold', () => {
    const record = lead({
      ...hits('size', 'industry', 'title', 'country', 'demo', 'pricing', 'webinar'),
      pricingAt: filled(NOW - 8 * DAY),
    });
    const { shown, forecast } = score(example, record);
    expect(shown.total).toBe(69);
    expect(forecast).toEqual([
      { at: NOW + 6 * DAY, total: 66 },
      { at: NOW + 13 * DAY, total: 63 },
    ]);
  });

  it('names one moment once, when the next drop is the fall', () => {
    const record = lead({
      ...hits('size', 'industry', 'title', 'country', 'demo', 'pricing'),
      study: HIT,
      pricingAt: filled(NOW - 15 * DAY),
    });
    expect(score(example, record).forecast).toEqual([{ at: NOW + 6 * DAY, total: 63 }]);
  });
});

describe('the reason', () => {
  const withFit = (fitMinimum: number) =>
    modelOf(
      [
        signal('fit', 'a', 25),
        signal('fit', 'b', 75),
        signal('engagement', 'd', 25),
        signal('engagement', 'e', 75),
      ],
      { fitMinimum, engagementMinimum: 0, threshold: 50 },
    );

  it('has the fit rounded as it is shown', () => {
    const cut = score(withFit(25), lead({ a: HIT, d: MISS, e: MISS }));
    expect([cut.fit, cut.shown.fit]).toEqual([12.5, 12]);
    expect(cut.mqlReason).toContain('fit lies at 12 to 50, its minimum is 25.');
    const raised = score(withFit(25), lead({ a: HIT, b: MISS, d: HIT, e: MISS }));
    expect([raised.fit, raised.shown.fit]).toEqual([12.5, 13]);
    expect(raised.mqlReason).toBe('Fit is 13, under its minimum of 25.');
  });

  it('is written to a tenth where whole points would reach what is not reached', () => {
    const { mqlReason } = score(withFit(13), lead({ a: HIT, b: MISS, d: HIT, e: MISS }));
    expect(mqlReason).toBe('Fit is 12.5, under its minimum of 13.');
  });
});
