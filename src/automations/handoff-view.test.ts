import { describe, expect, it } from 'vitest';
import type { HandoffAnswer } from '../record/handoff';
import type { CrmRecord } from '../record/types';
import {
  DAY,
  deal,
  empty,
  filled,
  history,
  lead,
  moment,
  NOW,
  stage,
} from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import { compiled } from './testing/world';

const MQL: CrmRecord['fields'] = {
  name: filled('Ada Sampleton'),
  lifecycleStage: filled('MQL'),
  leadStatus: filled('New'),
  becameMqlAt: moment('2026-11-19T09:00:00Z', 'exact'),
  recycledAt: empty(),
  rejectionReason: empty(),
  budget: filled('20k'),
  authority: empty(),
};
const CODE = { id: 'ENG-02', label: 'Bad timing', action: 'recycle', recycleAfterDays: 60 } as const;
const rejected = (more: Partial<HandoffAnswer> = {}): HandoffAnswer => ({
  id: 'a',
  key: 'hubspot:4242:lead:301',
  cycle: 'first',
  answer: 'rejected',
  at: NOW,
  code: CODE,
  returnsOn: '2027-01-19',
  stated: [],
  place: 'here',
  ...more,
});
const view = (fields: CrmRecord['fields'], kept: HandoffAnswer | null = null, now = NOW) =>
  compiled().view(lead(fields), kept, now);

describe('the handoff of a lead', () => {
  it('offers both answers for an MQL without one, with what is asked and the pack’s codes', () => {
    const { offer, tasks, recycled } = view(MQL);
    expect(offer).toMatchObject({
      cycle: 'first',
      stage: 'MQL',
      accept: {
        kind: 'setLifecycleStage',
        values: [{ field: 'leadStatus' }, { field: 'lifecycleStage', optional: true }],
      },
      asks: {
        atLeast: 2,
        questions: [{ field: 'budget', value: '20k' }, { field: 'authority', value: null }, {}, {}],
      },
      returns: { field: 'returnsOn' },
    });
    expect(offer?.codes.map(({ id }) => id)).toEqual(bundledPack.reasonCodes?.map(({ id }) => id));
    expect([recycled, tasks?.tasks.map(({ due }) => due)]).toEqual([null, ['2026-11-19', '2026-11-23']]);
  });

  it('offers none once the CRM has an answer, before the MQL, and beyond it', () => {
    expect(view({ ...MQL, leadStatus: filled('In Progress') }).offer).toBeNull();
    expect(view({ ...MQL, leadStatus: filled('Unqualified') })).toMatchObject({ offer: null, tasks: null });
    expect(view({ ...MQL, lifecycleStage: filled('SQL') }).offer).toBeNull();
    expect(view({ ...MQL, lifecycleStage: filled('Lead') }).offer).toBeNull();
  });

  it('goes by a high-intent action where there is no lifecycle', () => {
    const { lifecycleStage: _, ...fields } = MQL;
    expect(view(fields).offer).toBeNull();
    expect(view({ ...fields, demoRequestedAt: moment('2026-11-19') }).offer).not.toBeNull();
  });

  it('shows an answer that is kept here, which ends the pack’s clocks', () => {
    expect(view(MQL, rejected())).toMatchObject({
      offer: null,
      kept: { code: { id: 'ENG-02' } },
      recycled: null,
      tasks: null,
      stopped: bundledPack.automations?.handoff?.stops,
    });
  });

  it('asks once more for a recycled MQL, when its day has come and its score makes one again', () => {
    const strong = (iso: string) => ({
      ...MQL,
      email: filled('ada@sample.example'),
      employees: filled(420),
      industry: filled('Software'),
      jobTitle: filled('VP Sales'),
      country: filled('Germany'),
      techStack: filled('Slack'),
      emailClicks: filled(5),
      blogViews: filled(6),
      lastEmailClickAt: moment(iso),
      lastEngagementAt: moment(iso),
      webinarAttendedAt: moment(iso),
      caseStudyViewedAt: moment(iso),
      pricingLastViewedAt: moment(iso),
    });
    const then = NOW + 61 * DAY;
    const fresh = strong('2027-01-19');
    expect(view(fresh, rejected(), then)).toMatchObject({
      offer: { cycle: 'recycled-2026-11-20' },
      recycled: { on: '2026-11-20', reason: 'ENG-02 Bad timing' },
      stopped: [],
    });
    expect(view(fresh, rejected(), then - 3 * DAY).offer).toBeNull();
    expect(view(strong('2026-11-19'), rejected(), then).offer).toBeNull();
  });
});

describe('the tasks of a deal’s stage', () => {
  it('are due by when it was entered, and undated where that is not known', () => {
    const entered = history('stage', 'crm', ['2026-11-19', 'Demo', 'Discovery']);
    const of = (more: Partial<CrmRecord>) =>
      compiled().view(deal({ stage: stage('Demo'), ...more }), null, NOW).tasks;
    expect(of({ history: entered })?.tasks.map(({ due }) => due)).toEqual([null, '2026-11-26']);
    expect(of({})?.tasks.map(({ due }) => due)).toEqual([null, null]);
    expect(of({ stage: stage('Somewhere else') })).toBeNull();
  });
});
