import { describe, expect, it } from 'vitest';
import type { PackGuard } from '../pack-parts/guard';
import type { AssessContext, CrmRecord } from '../record/types';
import { deal, empty, filled, lead, NOW, opportunity, stage } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import { parsePack } from '../rule-packs/parse';
import { compilePack } from './compile-pack';
import { guardPlan } from './guard-plan';

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };

const planWith = (guard: PackGuard | undefined, record: CrmRecord) =>
  guardPlan(compilePack({ ...bundledPack, guard }, 'bundled'), record, CONTEXT);

/** In Discovery, with nothing filled in of what Negotiation needs. */
const discovery = deal({
  stage: stage('Discovery'),
  fields: { redlines: empty('Redlines'), approvalChain: empty('Approval chain') },
});

const modes = (guard: PackGuard | undefined, record = discovery) =>
  Object.fromEntries(planWith(guard, record).stages.map(({ stage: name, mode }) => [name, mode]));

describe('the guard’s answers, made ahead', () => {
  it('name each later stage with something to say, in the pack’s mode', () => {
    const plan = planWith({ mode: 'ask' }, discovery);
    const negotiation = plan.stages.find(({ names }) => names.includes('negotiation'));
    expect(negotiation).toMatchObject({ stage: 'Negotiation', mode: 'ask' });
    expect(negotiation?.findings.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
      'required-fields: 2 fields missing for Negotiation',
      'stage-skip: 2 stages skipped',
    ]);
    expect(plan).toMatchObject({ from: 'Discovery', readAt: NOW, identity: discovery.identity });
  });

  it('leave out stages that lie behind, the present one, and those with nothing to say', () => {
    const { stages } = planWith({ mode: 'ask' }, deal({ fields: { redlines: empty() } }));
    const names = stages.map(({ stage: name }) => name);
    expect(names).not.toContain('Discovery');
    expect(names).not.toContain('Negotiation');
    const complete = deal({
      fields: { signedContract: filled('yes'), paymentTerms: filled('Net 30'), lossReason: filled('Price') },
    });
    expect(planWith({ mode: 'ask' }, complete).stages).toEqual([]);
  });

  it('are none without a guard, with one that is off, for a lead, and in a stage the pack does not know', () => {
    expect(modes(undefined)).toEqual({});
    expect(modes({ mode: 'off' })).toEqual({});
    expect(modes({ mode: 'ask' }, lead({ redlines: empty() }))).toEqual({});
    expect(modes({ mode: 'ask' }, { ...discovery, stage: stage('Pilot') })).toEqual({});
    expect(modes({ mode: 'ask' }, { ...discovery, stage: null })).toEqual({});
  });

  it('take the mode of the stage where the pack gives it one', () => {
    expect(modes({ mode: 'off', stages: { closedwon: 'insist' } })).toEqual({ 'Closed Won': 'insist' });
    const mixed = modes({ mode: 'remind', stages: { negotiation: 'ask', closedwon: 'off' } });
    expect(mixed).toMatchObject({ Negotiation: 'ask', Proposal: 'remind' });
    expect(mixed).not.toHaveProperty('Closed Won');
  });

  it('know a stage by every name: the pack’s, its aliases, and the CRM’s own', () => {
    const own = opportunity({
      stage: stage('Discovery', 'Discovery'),
      stages: [stage('Discovery', 'Discovery'), stage('Verhandlung', 'Negotiation')],
      fields: discovery.fields,
    });
    const [found] = planWith({ mode: 'ask' }, own).stages.filter(({ names }) =>
      names.includes('verhandlung'),
    );
    expect(found?.names).toContain('negotiation');
    expect(found?.stage).toBe('Verhandlung (Negotiation)');
  });
});

describe('the guard in a pack', () => {
  const problems = (guard: unknown) => {
    const parsed = parsePack({ ...bundledPack, guard });
    return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
  };

  it('is taken with a mode, stages and reasons', () => {
    expect(problems({ mode: 'insist', stages: { negotiation: 'ask' }, reasons: ['Told by phone'] })).toEqual(
      [],
    );
  });

  it('is refused with a stage that no pipeline has, a reason twice, or a mode nobody knows', () => {
    expect(problems({ mode: 'ask', stages: { nope: 'off' } })).toEqual(['unknown-stage guard.stages.nope']);
    expect(problems({ mode: 'ask', reasons: ['a', 'a'] })).toEqual(['duplicate-reason guard.reasons[1]']);
    expect(problems({ mode: 'block' })[0]).toMatch(/guard\.mode$/);
  });

  it('reminds in every bundled pack', () => {
    expect(bundledPack.guard).toEqual({ mode: 'remind' });
  });
});
