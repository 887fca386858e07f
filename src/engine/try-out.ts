import { lintPack } from '../lint';
import type { PackExample } from '../pack-parts/examples';
import { plural } from '../record/format';
import type { CrmRecord } from '../record/types';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { assess } from './assess';
import { type CompiledPack, compilePack, errorText } from './compile-pack';
import { exampleRecord } from './example-record';
import { REHEARSAL } from './rehearse';
import { runExamples } from './run-examples';

/** In the order in which they are taken; the first that goes wrong ends it. */
export type TryOutStep = 'lint' | 'compile' | 'examples' | 'dry run';
export type TryOut = { ok: true } | { ok: false; step: TryOutStep; problems: string[] };

/** What is said of one pack; more would not be read. */
const MOST_PROBLEMS = 20;
const PLACE = { zone: 'UTC', locale: 'en-GB' } as const;

/**
 * Whether a valid pack may judge: lint finds no error in it, each rule can be made ready, its own
 * examples turn out as it says, and judging the golden records (its examples, the bundled pack's and
 * the rehearsal) skips no rule (reliability.md § Signed rule packs). Pure, and some milliseconds. Never throws.
 */
export function tryOut(pack: RulePack, now: number): TryOut {
  try {
    const compiled = compilePack(pack, 'unverified');
    return (
      failed('lint', lintErrors(pack, now)) ??
      failed('compile', unready(compiled)) ??
      failed('examples', wrongExamples(pack)) ??
      failed('dry run', skippedIn(compiled)) ?? { ok: true }
    );
  } catch (error) {
    return { ok: false, step: 'compile', problems: [errorText(error)] };
  }
}

function failed(step: TryOutStep, problems: readonly string[]): TryOut | null {
  return problems.length > 0 ? { ok: false, step, problems: problems.slice(0, MOST_PROBLEMS) } : null;
}

const lintErrors = (pack: RulePack, now: number): string[] =>
  lintPack(pack, now).flatMap(({ level, path, message, fix }) =>
    level === 'error' ? [`${path || 'pack'}: ${message} ${fix}`] : [],
  );

const unready = ({ rules }: CompiledPack): string[] =>
  rules.flatMap(({ id, run, reason }) => (run ? [] : [`Rule ${id}: ${reason}`]));

const wrongExamples = (pack: RulePack): string[] =>
  runExamples(pack).flatMap(({ path, name, expected, found, message }) =>
    found === expected ? [] : [`${path} (“${name}”): expected ${expected}, found ${found}. ${message}`],
  );

function skippedIn(compiled: CompiledPack): string[] {
  const records = goldenRecords(compiled);
  const skipped = records.flatMap((record) =>
    assess(compiled, record, { ...PLACE, now: record.asOf }).skippedRules.map(
      ({ rule, reason }) => `Rule ${rule}: ${reason}`,
    ),
  );
  const lines = [...new Set(skipped)];
  return lines.map((line) => `${line} (in ${plural(records.length, 'example record')})`);
}

function goldenRecords({ pack, context }: CompiledPack): CrmRecord[] {
  const examples: PackExample[] = [...pack.rules, ...bundledPack.rules].flatMap(
    (rule) => rule.examples ?? [],
  );
  return [REHEARSAL, ...examples].map((example) => exampleRecord(example, context));
}
