import { describe, expect, it } from 'vitest';
import type { AssessContext, CrmRecord } from '../record/types';
import {
  at,
  deal,
  empty,
  filled,
  history,
  lead,
  moment,
  NOW,
  opportunity,
  stage,
  unreadable,
} from '../rule-kinds/testing/record-builder';
import { bundledPack as wholePack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { type AssessOptions, assess } from './assess';
import { type CompiledPack, compilePack, errorText } from './compile-pack';

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
/** Three rules are enough to see how they are put together. */
const bundledPack: RulePack = {
  ...wholePack,
  rules: wholePack.rules.filter(({ kind }) => ['required-fields', 'stale-deal', 'stage-skip'].includes(kind)),
};
const compiled = compilePack(bundledPack, 'bundled');

const run = (record: CrmRecord, pack: CompiledPack = compiled, options?: AssessOptions) =>
  assess(pack, record, CONTEXT, options);

const outcomes = (record: CrmRecord) =>
  run(record).findings.map((finding) => `${finding.outcome} ${finding.severity} ${finding.rule}`);

/** The bundled pack with changed rules. */
const withRules = (change: (rule: RulePack['rules'][number]) => Partial<RulePack['rules'][number]>) =>
  compilePack(
    { ...bundledPack, rules: bundledPack.rules.map((rule) => ({ ...rule, ...change(rule) })) },
    'unverified',
  );

const negotiation = deal({
  fields: {
    redlines: empty(),
    approvalChain: filled('CFO'),
    closeDate: unreadable('ambiguous-date'),
    signedContract: empty(),
    paymentTerms: filled('Net 30'),
    stageEnteredAt: moment('2026-10-05'),
    dealType: unreadable('unknown-markup'),
  },
});

describe('assessing a deal', () => {
  it('says which pack judged what, and as of when', () => {
    expect(run(negotiation)).toMatchObject({
      identity: negotiation.identity,
      pack: { id: 'mid-market', name: 'Mid-market', version: 1, origin: 'bundled' },
      assessedAt: NOW,
      asOf: NOW,
      coverage: 'page',
      score: null,
      deadlines: [],
      noiseBudget: 5,
      skippedRules: [],
    });
  });

  it('sorts fails by severity, then unknown, then passes', () => {
    expect(outcomes(negotiation)).toEqual([
      'fail breach stale-deal',
      'fail warning required-fields',
      'fail info required-fields',
      'unknown warning required-fields',
      'unknown warning stage-skip',
    ]);
  });

  it('lists only unreadable fields that the pack needs', () => {
    expect(run(negotiation).unreadable).toEqual([
      { field: 'closeDate', label: 'Close date', reason: 'ambiguous-date' },
    ]);
  });

  it('takes the team’s own history into account', () => {
    const baselines = {
      default: { negotiation: { averageDays: 20, closedDeals: 41, since: at('2025-11-01') } },
    };
    const { findings } = assess(compiled, negotiation, { ...CONTEXT, baselines });
    expect(findings.find((finding) => finding.rule === 'stale-deal')).toMatchObject({
      title: 'Stale in Negotiation',
      message:
        '46 days in Negotiation; your team’s average is 20 (41 deals), limit 40. Log a next step or change the stage.',
      measure: { value: 46, limit: 40, average: 20, unit: 'days', text: '46 d / 40' },
      evidence: [
        { label: 'Stage set to Negotiation', value: '5 Oct 2026, 46 days ago, as the CRM states it' },
      ],
      sample: '41 closed deals since 1 Nov 2025',
      fields: [
        { name: 'stage', label: 'Stage' },
        { name: 'nextStep', label: 'Next step' },
      ],
    });
  });

  it('passes everything when everything is right', () => {
    const right = opportunity({
      stage: stage('Discovery'),
      coverage: 'full',
      fields: {
        painPoints: filled('Late leads'),
        currentSolution: filled('Spreadsheets'),
        timeline: filled('This quarter'),
        technicalRequirements: filled('Single sign-on'),
        decisionMakers: filled('CRO'),
        stageEnteredAt: moment('2026-11-15'),
      },
      history: history('stage', 'crm', ['2026-11-01', 'Prospecting'], ['2026-11-15', 'Discovery']),
    });
    expect(outcomes(right)).toEqual([
      'pass warning required-fields',
      'pass warning stale-deal',
      'pass warning stage-skip',
    ]);
  });

  it('answers the same for the same input, in plain data', () => {
    const first = run(negotiation);
    expect(run(negotiation)).toEqual(first);
    expect(JSON.parse(JSON.stringify(first))).toEqual(structuredClone(first));
  });
});

describe('assessing a lead', () => {
  const fresh = lead({
    employees: filled(420),
    industry: filled('COMPUTER_SOFTWARE'),
    jobTitle: filled('VP of Sales'),
    country: filled('Germany'),
    techStack: filled('Zapier; in-house tool'),
    demoRequestedAt: moment('2026-11-20T13:04:00Z'),
    trialStartedAt: empty(),
    pricingLastViewedAt: moment('2026-11-12T09:00:00Z'),
    caseStudyViewedAt: empty(),
    webinarAttendedAt: empty(),
    emailClicks: filled(4),
    lastEmailClickAt: moment('2026-11-19T09:00:00Z'),
    blogViews: filled(2),
    lastEngagementAt: moment('2026-11-20T13:04:00Z'),
    email: filled('ada@sampleton.example'),
    createdAt: moment('2026-11-20T13:04:00Z'),
    formSubmittedAt: moment('2026-11-20T13:04:00Z'),
    firstContactAt: empty(),
    leadStatus: filled('New'),
    lifecycleStage: filled('lead'),
    convertedAt: empty(),
  });

  it('scores it and starts the clock', () => {
    const { score, deadlines, findings, skippedRules } = run(fresh);
    expect(skippedRules).toEqual([]);
    expect(findings).toEqual([]);
    expect(score).toMatchObject({
      shown: { total: 78, fit: 50, engagement: 28, negative: 0 },
      mql: 'yes',
      unknownParts: 0,
    });
    expect(deadlines).toMatchObject([{ sla: 'first-contact', dueAt: NOW + 180_000, reason: null }]);
    expect(deadlines[0]?.escalation.map(({ label }) => label)).toEqual([
      'Rep told',
      'Backup rep told',
      'Manager told',
      'Next available rep takes over',
    ]);
  });

  it.each([
    ['personal e-mail', { email: filled('ada@gmail.com') }, 'personal-email'],
    ['student', { jobTitle: filled('Student') }, 'student'],
    ['competitor', { email: filled('ada@competitor.example') }, 'competitor'],
    [
      'never engaged since long ago',
      { lastEngagementAt: empty(), createdAt: moment('2026-09-01') },
      'no-engagement',
    ],
  ])('takes points off: %s', (_name, fields, id) => {
    const record = lead({ ...fresh.fields, ...fields });
    const hits = run(record).score?.parts.filter(
      (part) => part.dimension === 'negative' && part.outcome === 'hit',
    );
    expect(hits?.map((part) => part.id)).toEqual([id]);
  });

  it.each([
    ['converted', { convertedAt: moment('2026-11-20T13:05:00Z') }],
    ['a closed status', { leadStatus: filled('UNQUALIFIED') }],
    ['closed in Salesforce', { leadStatus: filled('Closed - Not Converted') }],
    ['a customer', { lifecycleStage: filled('customer') }],
  ])('runs no clock for %s', (_name, fields) => {
    expect(run(lead({ ...fresh.fields, ...fields })).deadlines).toEqual([]);
  });
});

describe('rules that do not run', () => {
  it('off and shadow rules show nothing, and shadow rules run', () => {
    const watched: string[] = [];
    const pack = withRules((rule) => ({ mode: rule.id === 'stale-deal' ? 'shadow' : 'off' }));
    const result = run(negotiation, pack, { onRule: (rule) => watched.push(rule) });
    expect(result.findings).toEqual([]);
    expect(watched).toEqual(['stale-deal']);
  });

  it('skipped rules are named with the reason', () => {
    const watched: string[] = [];
    const result = run(negotiation, compiled, {
      skipRules: ['stale-deal'],
      onRule: (rule) => watched.push(rule),
    });
    expect(result.skippedRules).toEqual([
      { rule: 'stale-deal', reason: 'It did not finish in time before.' },
    ]);
    expect(watched).toEqual(['required-fields', 'stage-skip']);
  });

  it('a part that throws is named, and the rest stands', () => {
    const thrower = () => {
      throw new Error('broken on purpose');
    };
    const [first, ...others] = compiled.rules;
    if (!first) throw new Error('The bundled pack has rules.');
    const broken: CompiledPack = {
      ...compiled,
      rules: [{ ...first, run: thrower }, ...others],
      slas: compiled.slas.map((sla) => ({
        ...sla,
        unless: { fields: [], truth: thrower, turningPoints: () => [] },
      })),
    };
    expect(run(negotiation, broken).skippedRules).toEqual([
      { rule: 'required-fields', reason: 'broken on purpose' },
    ]);
    expect(run(negotiation, broken).findings.length).toBeGreaterThan(0);
    expect(run(lead(), broken).skippedRules).toEqual([
      { rule: 'first-contact', reason: 'broken on purpose' },
    ]);
    expect(run(lead(), broken).score).not.toBeNull();
  });

  it('a rule that can’t be compiled is named in every assessment', () => {
    const pack = withRules((rule) =>
      rule.id === 'stale-deal' ? { options: {} } : rule.id === 'stage-skip' ? { kind: 'gone' } : {},
    );
    expect(run(negotiation, pack).skippedRules.map((entry) => entry.rule)).toEqual([
      'stale-deal',
      'stage-skip',
    ]);
    expect(run(negotiation, pack).findings.length).toBeGreaterThan(0);
    expect(run(lead(), pack).skippedRules).toEqual([]);
  });

  it('says something whatever was thrown', () => {
    expect([errorText('text'), errorText(null), errorText(new Error(''))]).toEqual(
      Array(3).fill('It stopped without saying why.'),
    );
  });
});
