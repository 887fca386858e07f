import { fieldReading } from '../conditions/read-field';
import type { Assessment, Finding, Outcome, ParkedFinding, Severity } from '../record/assessment';
import type { AssessContext, CrmRecord } from '../record/types';
import type { RuleEnvironment } from '../rule-kinds/define';
import { scoreRecord } from '../scoring/score';
import { slaDeadline } from '../sla/deadline';
import { type CompiledPack, type CompiledRule, errorText } from './compile-pack';
import { withLabelEvidence } from './label-evidence';
import { parkExisting, parkingNow } from './park-existing';
import { reassignment } from './reassignment';
import type { Surroundings } from './surroundings';

export interface AssessOptions {
  /** Rules to leave out, because they hung before. */
  skipRules?: readonly string[];
  /** Called before each rule; used after a time-out to name the rule that hangs. */
  onRule?: (rule: string) => void;
}

/** Stands in `skippedRules` for the score. */
export const SCORE_ID = 'score';
const REASSIGNMENT_ID = 'reassignment';

type Skipped = Assessment['skippedRules'];

/**
 * Judges one record by a compiled pack: pure, total, the same answer for the same input. A part
 * that throws is named in `skippedRules`; the rest of the assessment stands.
 */
export function assess(
  compiled: CompiledPack,
  record: CrmRecord,
  context: AssessContext & Surroundings,
  options: AssessOptions = {},
): Assessment {
  const skippedRules: Skipped = [];
  const guarded = <T>(id: string, fallback: T, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      skippedRules.push({ rule: id, reason: errorText(error) });
      return fallback;
    }
  };

  const score = guarded(SCORE_ID, null, () =>
    scoreRecord(compiled.scoring, record, context, compiled.context),
  );
  const deadlines = compiled.slas.flatMap((sla) =>
    guarded(sla.id, [], () => slaDeadline(sla, record, context, compiled.context) ?? []),
  );
  const environment = withScore(context, score);
  const graces = parkingNow(compiled.parked, context.now);
  const silent = new Set<string>();
  const parked: ParkedFinding[] = [];
  const run = (rule: CompiledRule): Finding[] => {
    const found = runRule(rule, record, environment, options, skippedRules);
    if (rule.mode === 'shadow') {
      if (found.some(({ outcome }) => outcome === 'fail')) silent.add(rule.id);
      return [];
    }
    const grace = graces?.get(rule.id);
    if (!grace) return found;
    const kept = parkExisting(found, grace, record, () =>
      judgedAt(compiled, rule, record, context, grace.since),
    );
    parked.push(...kept.parked);
    return kept.findings;
  };
  const findings = compiled.rules
    .filter((rule) => rule.appliesTo.includes(record.identity.object))
    .flatMap((rule) => guarded(rule.id, [], () => run(rule)));
  const takeover = guarded(REASSIGNMENT_ID, null, () => reassignment(compiled, record, deadlines, context));
  return {
    identity: record.identity,
    pack: compiled.ref,
    assessedAt: context.now,
    asOf: record.asOf,
    coverage: record.coverage,
    score,
    findings: sortFindings(withLabelEvidence(findings, record)),
    deadlines,
    unreadable: unreadableFields(compiled, record),
    noiseBudget: compiled.pack.noiseBudget,
    skippedRules,
    ...(takeover && { reassignment: takeover }),
    ...(parked.length > 0 && { parked }),
    ...(silent.size > 0 && { silent: [...silent] }),
  };
}

const withScore = (
  context: AssessContext & Surroundings,
  score: ReturnType<typeof scoreRecord>,
): RuleEnvironment => (score ? { ...context, mql: score.mql, scoreTotal: score.shown.total } : context);

/** What a rule finds with the clock, and so the score, of another moment; nothing when it throws. */
function judgedAt(
  compiled: CompiledPack,
  rule: CompiledRule,
  record: CrmRecord,
  context: AssessContext & Surroundings,
  now: number,
): Finding[] {
  const then = { ...context, now };
  try {
    const score = scoreRecord(compiled.scoring, record, then, compiled.context);
    return rule.run?.(record, withScore(then, score)) ?? [];
  } catch {
    return [];
  }
}

/** What a rule finds; none where it can't run, which `skippedRules` says. */
function runRule(
  rule: CompiledRule,
  record: CrmRecord,
  environment: RuleEnvironment,
  options: AssessOptions,
  skippedRules: Skipped,
): Finding[] {
  if (options.skipRules?.includes(rule.id)) {
    skippedRules.push({ rule: rule.id, reason: 'It did not finish in time before.' });
    return [];
  }
  if (!rule.run) {
    skippedRules.push({ rule: rule.id, reason: rule.reason });
    return [];
  }
  options.onRule?.(rule.id);
  return rule.run(record, environment);
}

const OUTCOME_ORDER: Record<Outcome, number> = { fail: 0, unknown: 1, pass: 2 };
const SEVERITY_ORDER: Record<Severity, number> = { breach: 0, warning: 1, info: 2 };

/** Fails by severity, then unknown, then passes; within each in pack order. */
function sortFindings(findings: readonly Finding[]): Finding[] {
  const severity = (finding: Finding) => (finding.outcome === 'fail' ? SEVERITY_ORDER[finding.severity] : 0);
  return [...findings].sort(
    (a, b) => OUTCOME_ORDER[a.outcome] - OUTCOME_ORDER[b.outcome] || severity(a) - severity(b),
  );
}

/** Fields that the pack needs and that are on the page, but could not be read. */
function unreadableFields(compiled: CompiledPack, record: CrmRecord): Assessment['unreadable'] {
  return (compiled.fieldsRead[record.identity.object] ?? []).flatMap((name) => {
    const reading = fieldReading(record, name);
    if (reading?.state !== 'unreadable') return [];
    return [{ field: name, label: compiled.context.field(name).label, reason: reading.reason }];
  });
}
