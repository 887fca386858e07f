import { describe, expect, it } from 'vitest';
import type { Finding, Outcome } from '../../record/assessment';
import type { CrmRecord } from '../../record/types';
import type { PackContext, RuleEnvironment, RuleKind } from '../define';
import { TEST_PACK, TEST_RULE } from './pack-context';
import { NOW } from './record-builder';

export interface Example {
  name: string;
  record: CrmRecord;
  /** Left out: the `options` of all examples. */
  options?: unknown;
  environment?: Partial<RuleEnvironment>;
  /** What differs from the pack of all examples. */
  pack?: Partial<PackContext>;
  /** The whole message of each finding with the outcome under test. */
  says: string | string[];
}

export interface FailExample extends Example {
  /** The same record after the smallest change that the finding names. */
  cleared: CrmRecord;
}

/** What a rule kind must show: all four sorts are asked for by the meta-test. */
export interface RuleKindExamples {
  options: unknown;
  /** What differs from TEST_PACK. */
  pack?: Partial<PackContext>;
  passes: Example[];
  fails: FailExample[];
  unknown: Example[];
  invalidOptions: { name: string; options: unknown }[];
}

/** Runs one rule on one record, as the engine would. */
export function runKind(
  kind: RuleKind,
  options: unknown,
  record: CrmRecord,
  environment: Partial<RuleEnvironment> = {},
  pack: Partial<PackContext> = {},
): Finding[] {
  const rule = kind.compile(options, { rule: TEST_RULE, pack: { ...TEST_PACK, ...pack } });
  return rule(record, { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB', ...environment });
}

/** Checks a rule kind against its examples. */
export function testRuleKind(kind: RuleKind, examples: RuleKindExamples): void {
  const run = (example: Example, record = example.record) =>
    runKind(kind, example.options ?? examples.options, record, example.environment, {
      ...examples.pack,
      ...example.pack,
    });

  const check = (outcome: Outcome, example: Example): Finding[] => {
    const findings = run(example);
    const matching = findings.filter((finding) => finding.outcome === outcome);
    expect(matching.map((finding) => finding.message)).toEqual([example.says].flat());
    if (outcome === 'pass') expect(findings).toHaveLength(matching.length);
    for (const finding of findings) {
      expect(finding).toMatchObject({ kind: kind.id, rule: TEST_RULE.id });
      expect(JSON.stringify(finding)).not.toMatch(/\{\{|undefined|NaN|Invalid Date| {2}/);
      expect(structuredClone(finding)).toEqual(finding);
    }
    return matching;
  };

  describe(`rule kind ${kind.id}`, () => {
    it.each(examples.passes)('passes: $name', (example) => {
      for (const finding of check('pass', example)) expect(finding.clears).toBeNull();
    });
    it.each(examples.fails)('fails: $name', (example) => {
      for (const finding of check('fail', example)) {
        expect(finding.clears, 'a fail names the smallest change that clears it').toBeTruthy();
        expect(finding.measure, 'a fail shows its measure').not.toBeNull();
      }
    });
    it.each(examples.fails)('clears: $name', (example) => {
      const outcomes = run(example, example.cleared).map((finding) => finding.outcome);
      expect(new Set(outcomes), 'the cleared record passes, in full').toEqual(new Set(['pass']));
    });
    it.each(examples.unknown)('is unknown: $name', (example) => {
      check('unknown', example);
    });
    it.each(examples.invalidOptions)('refuses options: $name', ({ options }) => {
      expect(() => kind.compile(options, { rule: TEST_RULE, pack: TEST_PACK })).toThrow();
    });
  });
}
