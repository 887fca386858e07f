import type { Assessment, Deadline, DeadlineState, Finding } from '../record/assessment';
import type { EpochMs } from '../record/types';
import type { RuleMark, VisitSummary } from '../record/visit';
import { deadlineStateAt } from './deadline-state';

type Count = 'breach' | 'warning' | 'info' | 'unknown' | 'passed';

const CLOCK_COUNTS: Record<DeadlineState, Count> = {
  running: 'info',
  'at-risk': 'warning',
  paused: 'info',
  breached: 'breach',
  met: 'passed',
  'met-late': 'passed',
  unknown: 'unknown',
};

/** How a summary names the pack that it is by. */
export const judgeName = ({ id, version }: { id: string; version: number }): string => `${id}@${version}`;

const NOTHING: ReadonlySet<string> = new Set();

/**
 * The counts kept beside a snapshot, so that lists need no engine. Clocks count as they stand `now`; open findings of
 * rules that were put away (`putAwayRules`) do not, as nothing is to be done about them.
 */
export function summarize(
  assessment: Assessment,
  now: EpochMs,
  putAway: ReadonlySet<string> = NOTHING,
): VisitSummary {
  const counts: Record<Count, number> = { breach: 0, warning: 0, info: 0, unknown: 0, passed: 0 };
  const clock = (deadline: Deadline): Count => CLOCK_COUNTS[deadlineStateAt(deadline, now).state];
  const isOpen = ({ outcome }: Finding): boolean => outcome !== 'pass';
  const live = assessment.findings.filter((finding) => !isOpen(finding) || !putAway.has(finding.rule));
  for (const { outcome, severity } of live)
    counts[outcome === 'fail' ? severity : outcome === 'pass' ? 'passed' : 'unknown'] += 1;
  for (const deadline of assessment.deadlines) counts[clock(deadline)] += 1;
  const titled = (count: Count, word: string): string | null => {
    const found = assessment.deadlines.find((deadline) => clock(deadline) === count);
    return found ? `${found.title}: ${word}` : null;
  };
  const failing = live.find((finding) => finding.outcome === 'fail');
  const failed = failing?.title ?? null;
  const atRisk = titled('warning', 'at risk');
  const hidden = assessment.findings.length - live.length;
  return {
    ...counts,
    topWarning:
      titled('breach', 'breached') ??
      (failing?.severity === 'info' ? (atRisk ?? failed) : (failed ?? atRisk)),
    score: assessment.score?.shown.total ?? null,
    kinds: [...new Set(live.flatMap(({ outcome, kind }) => (outcome === 'fail' ? [kind] : [])))],
    judgedBy: judgeName(assessment.pack),
    judgedAt: now,
    ...(assessment.parked && { parked: assessment.parked.length }),
    ...(hidden > 0 && { putAway: hidden }),
    rules: ruleMarks(assessment),
  };
}

/** Each rule once, by its worst finding: a warning before what is unknown, and that before what is put aside. */
function ruleMarks({ findings, skippedRules, parked = [], silent = [] }: Assessment): RuleMark[] {
  const marks = new Map<string, RuleMark>();
  const mark = (entry: RuleMark): void => {
    if (!marks.has(entry.rule)) marks.set(entry.rule, entry);
  };
  const shown = findings.filter(({ outcome }) => outcome === 'fail');
  for (const { rule } of shown) mark({ rule, as: 'shown', fields: namedFields(shown, rule) });
  for (const { rule, outcome } of findings) if (outcome === 'unknown') mark({ rule, as: 'unknown' });
  for (const { rule } of skippedRules) mark({ rule, as: 'unknown' });
  for (const { finding } of parked) mark({ rule: finding.rule, as: 'parked' });
  for (const rule of silent) mark({ rule, as: 'silent' });
  return [...marks.values()];
}

const namedFields = (findings: readonly Finding[], rule: string): string[] => [
  ...new Set(
    findings.flatMap((finding) => (finding.rule === rule ? finding.fields.map(({ name }) => name) : [])),
  ),
];
