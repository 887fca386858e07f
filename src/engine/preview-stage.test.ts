import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../record/assessment';
import type { AssessContext, CrmRecord, HistoryEntry, PageStage } from '../record/types';
import { deal, empty, filled, history, NOW, opportunity, stage } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { assess } from './assess';
import { compilePack } from './compile-pack';
import { stagePreviewer } from './preview-stage';
import { oddContext, oddRecord } from './testing/odd-records';

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const KINDS = ['required-fields', 'stage-skip', 'deal-desk'];

/** The three kinds alone, live, and without the look at the stage after. */
const pack: RulePack = {
  ...bundledPack,
  rules: KINDS.flatMap((kind) =>
    bundledPack.rules
      .filter((rule) => rule.kind === kind)
      .map((rule) => ({
        ...rule,
        mode: 'live' as const,
        ...(kind === 'required-fields' && { options: { nextStage: false } }),
      })),
  ),
};
const compiled = compilePack(pack, 'bundled');
const preview = (record: CrmRecord, to: string) =>
  stagePreviewer(compiled, record, CONTEXT).preview(stage(to));
const said = (findings: readonly Finding[]) => findings.map(({ kind, title }) => `${kind}: ${title}`);

const discount = (percent: number) => ({ discount: filled(percent), dealApproval: empty() });

describe('previewing a stage', () => {
  it.each([
    ['Discovery', 'backward'],
    ['Negotiation', 'same'],
    ['Closed Won', 'forward'],
    ['Closed Lost', 'forward'],
    ['Somewhere', 'unknown'],
  ])('says of Negotiation to %s that it leads %s', (to, kind) => {
    expect(preview(deal(), to).kind).toBe(kind);
  });

  it('finds nothing backward, however much is missing there', () => {
    const { findings, unknown } = preview(deal({ fields: { stakeholderMap: empty() } }), 'Proposal');
    expect([...findings, ...unknown]).toEqual([]);
  });

  it('says what the stage needs, not what the one after it does', () => {
    const record = deal({ stage: stage('Proposal'), fields: { redlines: empty(), signedContract: empty() } });
    const { findings } = preview(record, 'Negotiation');
    expect(findings.flatMap(({ fields }) => fields.map(({ name }) => name))).toEqual(['redlines']);
  });

  it('never calls a field missing that was not read', () => {
    const { findings, unknown } = preview(deal({ stage: stage('Proposal') }), 'Negotiation');
    expect(findings).toEqual([]);
    expect(unknown.map(({ kind }) => kind)).toContain('required-fields');
  });

  it('says what the move itself skips, not what an earlier one did', () => {
    const jumped = history('stage', 'crm', ['2026-11-01', 'Qualified'], ['2026-11-02', 'Demo', 'Qualified']);
    const record = deal({ stage: stage('Demo'), history: jumped });
    expect(said(preview(record, 'Proposal').findings)).toEqual([]);
    expect(said(preview(record, 'Negotiation').findings)).toEqual(['stage-skip: 2 stages skipped']);
  });

  it('counts the present stage as visited, though the history does not reach it', () => {
    const record = deal({
      stage: stage('Demo'),
      history: history('stage', 'crm', ['2026-11-01', 'Discovery']),
    });
    expect(said(preview(record, 'Proposal').findings)).toEqual([]);
    expect(said(preview(record, 'Negotiation').findings)).toEqual(['stage-skip: 1 stage skipped']);
  });

  it('leaves out rules in shadow mode', () => {
    const shadow = compilePack(
      { ...pack, rules: pack.rules.map((rule) => ({ ...rule, mode: 'shadow' })) },
      'bundled',
    );
    const record = deal({ stage: stage('Proposal'), fields: { ...discount(30), redlines: empty() } });
    const { kind, findings } = stagePreviewer(shadow, record, CONTEXT).preview(stage('Negotiation'));
    expect([kind, findings]).toEqual(['forward', []]);
  });

  it('asks for an approval that is needed already: the move takes it along', () => {
    const record = deal({ stage: stage('Proposal'), fields: discount(30) });
    expect(said(preview(record, 'Negotiation').findings)[0]).toMatch(/^deal-desk: .* to approve$/);
    expect(preview(record, 'Closed Lost').findings).toEqual([]);
  });
});

/** Move by hand, as a page shows it afterwards and a visit would store it. */
function moved(record: CrmRecord, to: PageStage, now: number): CrmRecord {
  const step: HistoryEntry = {
    field: 'stage',
    at: now,
    notBefore: now,
    from: record.stage ? (record.stage.id ?? record.stage.label) : null,
    to: to.id ?? to.label,
    source: 'observed',
  };
  return { ...record, stage: to, history: [...record.history, step], asOf: now };
}

const STAGES = bundledPack.pipelines[0]?.stages ?? [];
const target = fc.constantFrom(...STAGES).map(({ label }) => stage(label));
const state = fc.constantFrom(empty(), filled('x'), filled(30), filled(5), null);
const FIELDS = [
  ...new Set([...STAGES.flatMap(({ requiredFields }) => requiredFields), ...Object.keys(discount(0))]),
];

/** Deals whose history reaches the stage they are in. */
const plainDeal = fc
  .record({
    path: fc.subarray(
      STAGES.map(({ label }) => label),
      { minLength: 1 },
    ),
    fields: fc.dictionary(fc.constantFrom(...FIELDS), state),
    source: fc.constantFrom('crm' as const, 'observed' as const),
    make: fc.constantFrom(deal, opportunity),
  })
  .map(({ path, fields, source, make }) => {
    const rows = path.map((name, index): HistoryEntry => {
      const at = NOW - (path.length - index) * 3_600_000;
      return { field: 'stage', at, notBefore: at - 60_000, from: path[index - 1] ?? null, to: name, source };
    });
    const known = Object.entries(fields).flatMap(([name, reading]) => (reading ? [[name, reading]] : []));
    return make({
      stage: stage(path.at(-1) ?? ''),
      fields: Object.fromEntries(known),
      history: rows,
      asOf: NOW - 1,
    });
  });

describe('properties', () => {
  it('a preview is what assessing the moved record says', () => {
    let forward = 0;
    fc.assert(
      fc.property(plainDeal, target, (record, to) => {
        const found = stagePreviewer(compiled, record, CONTEXT).preview(to);
        if (found.kind === 'forward') forward += 1;
        fc.pre(found.kind === 'forward');
        const before = assess(compiled, record, CONTEXT).findings;
        const fails = assess(compiled, moved(record, to, NOW), CONTEXT).findings.filter(
          ({ outcome }) => outcome === 'fail',
        );
        const isOld = (finding: Finding) =>
          finding.kind === 'stage-skip' &&
          before.some(
            ({ rule, evidence }) => rule === finding.rule && evidence.length === finding.evidence.length,
          );
        const byKind = (a: Finding, b: Finding) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
        expect(found.findings).toEqual(fails.filter((finding) => !isOld(finding)).sort(byKind));
      }),
      { seed: 11, numRuns: 300 },
    );
    expect(forward).toBeGreaterThan(100);
  });

  it('never throws, and finds nothing but in forward moves', () => {
    fc.assert(
      fc.property(oddRecord, oddContext, target, (record, context, to) => {
        const { kind, findings } = stagePreviewer(compiled, record, context).preview(to);
        expect(kind === 'forward' || findings.length === 0).toBe(true);
      }),
      { seed: 12, numRuns: 200 },
    );
  });
});
