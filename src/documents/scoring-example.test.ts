import { describe, expect, it } from 'vitest';
import { compileCondition } from '../conditions/compile-condition';
import type { CrmRecord } from '../record/types';
import { DAY, empty, filled, lead, moment, NOW } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import { compileScoring } from '../rule-packs/compile-scoring';
import { packContext } from '../rule-packs/pack-context';
import type { RulePack } from '../rule-packs/schema';
import { scoreRecord } from '../scoring/score';
import { scoringExample } from './scoring-example';

const modelOf = (pack: RulePack) => {
  const context = packContext(pack);
  return compileScoring(pack.scoring, (condition) =>
    compileCondition(condition, (name) => context.field(name).type),
  );
};

const iso = (at: number) => new Date(at).toISOString();

describe('the example of a scoring specification', () => {
  it('adds up as a record with the same signals does', () => {
    const record: CrmRecord = lead({
      employees: filled(200),
      industry: filled('Software'),
      jobTitle: filled('VP Sales'),
      country: filled('Germany'),
      techStack: empty(),
      demoRequestedAt: moment('2026-11-19T09:00:00Z'),
      trialStartedAt: empty(),
      pricingLastViewedAt: moment(iso(NOW - 7.5 * DAY)),
      caseStudyViewedAt: moment(iso(NOW - DAY)),
      webinarAttendedAt: empty(),
      emailClicks: filled(0),
      lastEmailClickAt: empty(),
      blogViews: filled(0),
      lastEngagementAt: moment(iso(NOW - DAY)),
      createdAt: moment(iso(NOW - 90 * DAY)),
      email: filled('ada@gmail.com'),
      recycledAt: empty(),
    });
    const model = modelOf(bundledPack);
    const context = { now: NOW, zone: 'UTC', locale: 'en-GB' };
    const score = scoreRecord(model, record, context, packContext(bundledPack));
    const example = scoringExample(model);
    const hits = score?.parts.filter(({ outcome }) => outcome === 'hit');
    expect(hits?.map(({ id, shown }) => [id, shown])).toEqual(
      example?.rows.map(({ signal, shown }) => [signal.id, shown]),
    );
    expect(example?.shown).toEqual(score?.shown);
    expect(example?.bars.every(({ reached }) => reached)).toBe(score?.mql === 'yes');
  });

  it('takes one of each group, and no negative that leaves nothing', () => {
    const when = { op: 'exists' as const, field: 'email' };
    const scoring: RulePack['scoring'] = {
      ...bundledPack.scoring,
      weights: { fit: 100, engagement: 0 },
      fit: [
        { id: 'low', label: 'Low', group: 'size', points: 5, when },
        { id: 'high', label: 'High', group: 'size', points: 20, when },
        { id: 'other', label: 'Other', points: 20, when },
      ],
      engagement: [],
      negative: [{ id: 'worst', label: 'Worst', points: -100, when }],
    };
    const example = scoringExample(modelOf({ ...bundledPack, scoring }));
    expect(example?.rows.map(({ signal }) => signal.id)).toEqual(['high', 'other']);
    expect(example?.shown.total).toBe(100);
  });

  it('is none without signals that earn', () => {
    const scoring = { ...bundledPack.scoring, fit: [], engagement: [] };
    expect(scoringExample(modelOf({ ...bundledPack, scoring }))).toBeNull();
  });
});
