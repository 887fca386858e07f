import { describe, expect, it } from 'vitest';
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
import { happened } from './testing/world';

const at = (iso: string): CrmRecord['fields'][string] => moment(iso, 'exact');
const WHO = { name: filled('Ada Sampleton'), company: filled('Example Rockets'), source: filled('Webinar') };
const QUIET = {
  ...WHO,
  lifecycleStage: filled('Lead'),
  leadStatus: filled('New'),
  meetingBookedAt: empty(),
  demoRequestedAt: empty(),
  pricingLastViewedAt: empty(),
  trialStartedAt: empty(),
  formSubmittedAt: empty(),
  employees: filled(1),
  recycledAt: empty(),
};
const kinds = (...args: Parameters<typeof happened>) => happened(...args).map(({ kind }) => kind);

describe('a lead', () => {
  it('has no news at the first look, whatever its past', () => {
    const old = {
      ...QUIET,
      lifecycleStage: filled('MQL'),
      becameMqlAt: at('2026-10-01'),
      meetingBookedAt: at('2026-10-02'),
    };
    expect(happened([lead(old)])).toEqual([]);
  });

  it('has news at the first look where they bear a time from after the first look at anything', () => {
    const since = NOW - 3_600_000;
    const fresh = {
      ...QUIET,
      lifecycleStage: filled('MQL'),
      becameMqlAt: moment('2026-11-20T12:30:00Z', 'exact'),
    };
    expect(kinds([lead(fresh)], { since })).toEqual(['mql']);
    expect(kinds([lead(fresh)], { since: NOW })).toEqual([]);
  });

  it('becomes an MQL once for each time it is handed over', () => {
    const mql = lead({ ...QUIET, lifecycleStage: filled('MQL') });
    const found = happened([lead(QUIET), mql, lead(QUIET), mql]);
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(['mql hubspot:4242:lead:301 first']));
    expect(found[0]).toMatchObject({
      title: 'New MQL: Ada Sampleton, Example Rockets',
      facts: expect.arrayContaining([{ label: 'Source', value: 'Webinar' }]),
    });
  });

  it('is an MQL by a high-intent action, and says what to begin with', () => {
    const asked = lead({ ...QUIET, demoRequestedAt: at('2026-11-20') });
    const [found] = happened([lead(QUIET), asked]);
    expect(found?.lines.join(' ')).toMatch(
      /Score 15, below the 65 of an MQL; it is one by its stage or what it did: Demo requested or trial started 15\. Begin with: Demo requested/,
    );
  });

  it('is a recycled MQL when its score, without what it did before, makes one again', () => {
    const active = (iso: string) =>
      lead({
        ...QUIET,
        lifecycleStage: filled('Recycled'),
        recycledAt: at('2026-11-01'),
        rejectionReason: filled('ENG-02 Bad timing'),
        email: filled('ada@sample.example'),
        employees: filled(420),
        industry: filled('Software'),
        jobTitle: filled('VP Sales'),
        country: filled('Germany'),
        techStack: filled('Slack'),
        emailClicks: filled(5),
        blogViews: filled(6),
        lastEmailClickAt: at(iso),
        lastEngagementAt: at(iso),
        webinarAttendedAt: at(iso),
        caseStudyViewedAt: at(iso),
        pricingLastViewedAt: at(iso),
      });
    const found = happened([active('2026-10-30'), active('2026-10-31'), active('2026-11-19')]);
    expect(found).toMatchObject([
      {
        id: 'mql hubspot:4242:lead:301 recycled-2026-11-01',
        title: 'Recycled MQL: Ada Sampleton, Example Rockets',
        lines: expect.arrayContaining([expect.stringContaining('for ENG-02 Bad timing')]),
      },
    ]);
  });

  it('is told of by nobody when another pack calls it an MQL', () => {
    const asked = lead({ ...QUIET, demoRequestedAt: at('2026-11-20') });
    const strict = {
      ...bundledPack,
      lifecycle: bundledPack.lifecycle && {
        ...bundledPack.lifecycle,
        stages: bundledPack.lifecycle.stages.map(({ enterWhen: _, ...one }) => one),
      },
    };
    const before = happened([asked], { pack: strict });
    expect(before).toEqual([]);
    expect(
      kinds([lead(QUIET), asked], {
        pack: { ...bundledPack, automations: { ...bundledPack.automations, off: ['mql'] } },
      }),
    ).toEqual([]);
  });

  it('books a meeting: a later one is another, one that is not shown any more is none', () => {
    const booked = (iso: string) => lead({ ...QUIET, meetingBookedAt: at(iso) });
    const { meetingBookedAt: _, ...hidden } = QUIET;
    const states = [
      lead(QUIET),
      booked('2026-11-18'),
      lead(hidden),
      booked('2026-11-18'),
      booked('2026-11-19'),
    ];
    expect(happened(states).map(({ id }) => id)).toEqual([
      'meeting-booked hubspot:4242:lead:301 2026-11-18T09:00',
      'meeting-booked hubspot:4242:lead:301 2026-11-19T09:00',
    ]);
  });

  it('is back after the pack’s days without a sign of life, and not before', () => {
    const active = (iso: string) => lead({ ...QUIET, lastEngagementAt: at(iso) });
    expect(kinds([active('2026-08-22'), active('2026-11-19')])).toEqual([]);
    const [found] = happened([active('2026-08-20'), active('2026-11-19')]);
    expect(found).toMatchObject({
      kind: 'lead-back',
      title: 'Back after 91 days: Ada Sampleton, Example Rockets',
    });
  });

  it('is answered by sales, by the same id in every browser', () => {
    const mql = { ...QUIET, lifecycleStage: filled('MQL') };
    const rejected = lead({
      ...mql,
      leadStatus: filled('Unqualified'),
      rejectionReason: filled('FIT-01'),
      recycledAt: at('2026-11-20'),
    });
    const found = happened([lead(mql), rejected]).filter(({ kind }) => kind.startsWith('handoff'));
    expect(found).toMatchObject([
      { id: 'handoff-rejected hubspot:4242:lead:301 first', lines: ['Sales has rejected it for FIT-01.'] },
    ]);
    expect(kinds([lead(mql), lead({ ...mql, leadStatus: filled('In Progress') })])).toEqual([
      'handoff-accepted',
    ]);
  });
});

describe('a deal', () => {
  const inStage = (label: string, fields: CrmRecord['fields'] = {}) => deal({ stage: stage(label), fields });

  it('enters a stage, with what is to be done there', () => {
    const entered = deal({
      stage: stage('Demo'),
      history: history('stage', 'crm', ['2026-11-18', 'Demo', 'Discovery']),
    });
    const [found] = happened([inStage('Discovery'), entered]);
    expect(found).toMatchObject({
      id: 'stage-entered hubspot:4242:deal:101 demo 2026-11-18T09:00',
      lines: [
        'Moved from Discovery to Demo.',
        'To do: Agree on how it is evaluated and Send the proposal by 25 Nov 2026.',
      ],
    });
  });

  it('goes to customer success once it is won', () =>
    expect(kinds([inStage('Negotiation'), inStage('Closed Won')])).toEqual(['stage-entered', 'cs-handoff']));

  it('keeps its stage under another name, and where none is shown', () => {
    expect(
      kinds([inStage('Demo'), inStage('Presentation Scheduled'), deal({ stage: null }), inStage('Demo')]),
    ).toEqual([]);
  });

  it('comes to need an approval, a more senior one, and then none', () => {
    const terms = {
      amount: filled(9_000),
      paymentTerms: filled('Net 30'),
      termMonths: filled(12),
      customPricing: filled(false),
      customTerms: filled(false),
    };
    const discount = (value: number) => inStage('Proposal', { ...terms, discount: filled(value) });
    const found = happened([discount(0), discount(12), discount(25), discount(12), discount(0)]);
    expect(found.map(({ title }) => title.split(':')[0])).toEqual([
      'Approval by the sales manager',
      'Approval by VP Sales',
    ]);
  });

  it('has none of it at the first look', () =>
    expect(kinds([inStage('Closed Won', { createdAt: at('2026-01-01') })], { since: NOW - DAY })).toEqual(
      [],
    ));
});
