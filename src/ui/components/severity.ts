import type { Finding, Outcome, Severity } from '../../record/assessment';
import { plural } from '../../record/format';

/** A state has a shape, a colour and a word; never one of them alone. */
export type Tone = 'ink' | 'muted' | 'info' | 'warning' | 'breach' | 'ok' | 'unknown';

export const SEVERITIES = ['breach', 'warning', 'info'] as const satisfies readonly Severity[];

export const SEVERITY_WORD: Record<Severity, string> = { breach: 'Breach', warning: 'Warning', info: 'Info' };

/** How a finding looks: its severity when it fails, else its outcome. */
export function findingTone(finding: { outcome: Outcome; severity: Severity }): Severity | 'ok' | 'unknown' {
  if (finding.outcome === 'unknown') return 'unknown';
  return finding.outcome === 'pass' ? 'ok' : finding.severity;
}

export const TONE_WORD: Record<Severity | 'ok' | 'unknown' | 'snoozed' | 'none', string> = {
  ...SEVERITY_WORD,
  ok: 'Passed',
  unknown: 'Unknown',
  snoozed: 'Put away',
  none: 'Not checked',
};

const COUNTED: Record<Severity, readonly [string, string]> = {
  breach: ['breach', 'breaches'],
  warning: ['warning', 'warnings'],
  info: ['info', 'info'],
};

/** "1 breach · 3 warnings · 1 info"; severities that do not occur are left out. */
export function countBySeverity(findings: readonly Finding[], separator = ' · '): string {
  return SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count > 0 ? [plural(count, ...COUNTED[severity])] : [];
  }).join(separator);
}
