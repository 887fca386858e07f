import type { PackExample } from '../pack-parts/examples';
import type { PackRule } from '../pack-parts/rules';
import type { Finding, Outcome } from '../record/assessment';
import type { RulePack } from '../rule-packs/schema';
import { scoreRecord } from '../scoring/score';
import { type CompiledPack, compilePack, errorText } from './compile-pack';
import { exampleRecord } from './example-record';
import { exampleSurroundings } from './example-surroundings';

/** How one example of a pack's rule turned out. */
export interface ExampleResult {
  rule: string;
  /** e.g. "rules[2].examples[0]". */
  path: string;
  name: string;
  expected: Outcome;
  /** `broken`: the rule could not be compiled, or threw; `message` says why. */
  found: Outcome | 'broken';
  message: string;
}

/** Examples are judged in a fixed zone and language, so that they say the same everywhere. */
const EXAMPLE_PLACE = { zone: 'UTC', locale: 'en-GB' } as const;

/**
 * Runs the examples that a pack's rules carry (live, in shadow mode or off), in pack order. A rule
 * fails an example if any of its findings fails, is unknown if any is unknown, and passes otherwise,
 * also where it has nothing to say.
 */
export function runExamples(pack: RulePack): ExampleResult[] {
  const compiled = compilePack(
    { ...pack, rules: pack.rules.map((rule): PackRule => ({ ...rule, mode: 'live' })) },
    'unverified',
  );
  return pack.rules.flatMap((rule, at) =>
    (rule.examples ?? []).map((example, index): ExampleResult => {
      const judged = judge(example, rule.id, compiled);
      const path = `rules[${at}].examples[${index}]`;
      return { rule: rule.id, path, name: example.name, expected: example.expect, ...judged };
    }),
  );
}

function judge(
  example: PackExample,
  ruleId: string,
  { rules, scoring, context }: CompiledPack,
): Pick<ExampleResult, 'found' | 'message'> {
  const rule = rules.find(({ id }) => id === ruleId);
  if (!rule?.run) return { found: 'broken', message: rule?.reason ?? 'There is no such rule.' };
  try {
    const record = exampleRecord(example, context);
    if (!rule.appliesTo.includes(record.identity.object))
      return { found: 'broken', message: `The rule does not apply to a ${record.identity.object}.` };
    const environment = { ...EXAMPLE_PLACE, now: record.asOf };
    const score = scoreRecord(scoring, record, environment, context);
    const known = score ? { mql: score.mql, scoreTotal: score.shown.total } : {};
    const around = exampleSurroundings(example, record, environment, context);
    return summary(rule.run(record, { ...environment, ...known, ...around }));
  } catch (error) {
    return { found: 'broken', message: errorText(error) };
  }
}

function summary(findings: readonly Finding[]): Pick<ExampleResult, 'found' | 'message'> {
  const worst =
    findings.find(({ outcome }) => outcome === 'fail') ??
    findings.find(({ outcome }) => outcome === 'unknown') ??
    findings[0];
  return worst
    ? { found: worst.outcome, message: `${worst.title}: ${worst.message}` }
    : { found: 'pass', message: 'The rule has nothing to say.' };
}
