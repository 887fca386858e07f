import type { Assessment, Finding, ParkedFinding, Severity } from '../../record/assessment';
import { putAwayNow } from '../../record/put-away';
import type { EpochMs } from '../../record/types';
import type { Suppression } from '../../record/visit';

export interface PutAway {
  finding: Finding;
  suppression: Suppression;
}

/** One record's findings, sorted into the places where they are shown. */
export interface Selection {
  /** Failing and not put away, most severe first, up to the noise budget. */
  active: Finding[];
  /** Failing beyond the noise budget. */
  folded: Finding[];
  unknown: Finding[];
  /** Of rules that neither fail nor leave anything unknown. */
  passes: Finding[];
  snoozed: PutAway[];
  dismissed: PutAway[];
  /** Failing, but older than the rule: put aside for a while, counted nowhere. */
  parked: ParkedFinding[];
  /** Rules that gave an answer, and all rules that apply to the record. */
  rulesRun: number;
  rulesTotal: number;
}

const RANK: Record<Severity, number> = { breach: 0, warning: 1, info: 2 };

/**
 * Sorts findings by what the rep sees of them. A snooze ends at its time, or when stage, amount,
 * close date or owner have changed since; a dismissal stays. A passing rule is never put away.
 */
export function selectWarnings(
  assessment: Pick<Assessment, 'findings' | 'noiseBudget' | 'skippedRules' | 'parked'>,
  suppressions: readonly Suppression[],
  now: EpochMs,
  fingerprint: string,
): Selection {
  const { findings, noiseBudget, skippedRules, parked = [] } = assessment;
  const inForce = putAwayNow(suppressions, now, fingerprint);
  const isLive = (finding: Finding) => !inForce.has(finding.rule);
  const of = (outcome: Finding['outcome']) => findings.filter((finding) => finding.outcome === outcome);
  const open = [...of('fail'), ...of('unknown')];
  const failing = of('fail')
    .filter(isLive)
    .sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  const unknown = of('unknown').filter(isLive);
  const older = parked.map(({ finding }) => finding);
  const openRules = new Set([...open, ...older].map(({ rule }) => rule));
  const putAway = open.flatMap((finding) => {
    const suppression = inForce.get(finding.rule);
    return suppression ? [{ finding, suppression }] : [];
  });
  const unanswered = new Set([...of('unknown'), ...skippedRules].map(({ rule }) => rule));
  const total = new Set([...findings, ...older, ...skippedRules].map(({ rule }) => rule)).size;
  return {
    active: failing.slice(0, noiseBudget),
    folded: failing.slice(noiseBudget),
    unknown,
    passes: of('pass').filter(({ rule }) => !openRules.has(rule)),
    snoozed: putAway.filter(({ suppression }) => suppression.kind === 'snooze'),
    dismissed: putAway.filter(({ suppression }) => suppression.kind === 'dismiss'),
    parked: [...parked],
    rulesRun: total - unanswered.size,
    rulesTotal: total,
  };
}

/** True when every rule that applies ran and passed: the only case that may say "All clear". */
export function isAllClear(selection: Selection): boolean {
  const { active, folded, unknown, snoozed, dismissed, parked, rulesRun, rulesTotal } = selection;
  const isQuiet = [active, folded, unknown, snoozed, dismissed, parked].every((list) => list.length === 0);
  return isQuiet && rulesTotal > 0 && rulesRun === rulesTotal;
}

/** What is put away with a finding: all else that its rule finds open, failing or unknown. */
export const putAwayWith = (
  { rule, title }: Finding,
  { findings }: Pick<Assessment, 'findings'>,
): Finding[] => findings.filter((one) => one.rule === rule && one.outcome !== 'pass' && one.title !== title);

/** Names a finding inside one assessment. */
export const findingKey = (finding: Finding): string => `${finding.rule}\n${finding.title}`;
