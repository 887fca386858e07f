import type { Deadline, Finding, Score, ScorePart } from '../../record/assessment';
import type { Suppression } from '../../record/visit';

/** Noon of a Friday; all samples happen around it. */
export const NOW = Date.UTC(2026, 10, 20, 13, 6);

const MINUTE = 60_000;

export function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    kind: 'stale-deal',
    rule: 'stale-by-stage',
    ruleTitle: 'Stale at 2× the stage’s average',
    why: 'Deals that stand still too long are rarely won.',
    outcome: 'fail',
    severity: 'warning',
    title: 'Stale in Negotiation',
    message:
      '46 days in Negotiation; your team’s average is 20 (41 deals), limit 40. Log a next step or change the stage.',
    measure: { value: 46, limit: 40, average: 20, unit: 'days', text: '46 d / 40' },
    evidence: [
      { label: 'Stage set to Negotiation', value: '5 Oct 2026, 46 days ago, from the CRM’s history' },
    ],
    clears: 'Move it out of Negotiation, into the stage it has really reached.',
    fields: [
      { name: 'stage', label: 'Stage' },
      { name: 'nextStep', label: 'Next step' },
    ],
    sample: '41 closed deals since 1 Nov 2025',
    ...overrides,
  };
}

/** A required-fields warning about the fields named; each name is its own label. */
export function missingFields(stage: string, labels: string[], required = labels.length + 1): Finding {
  return finding({
    kind: 'required-fields',
    rule: 'exit-criteria',
    title: `${labels.length} fields missing for ${stage}`,
    message: `${labels.join(' and ')} are empty; ${stage} needs them. Fill them before you save.`,
    measure: {
      value: labels.length,
      limit: required,
      unit: 'fields',
      text: `${labels.length} / ${required}`,
    },
    evidence: labels.map((label) => ({ label, value: 'empty' })),
    clears: `Fill ${labels.join(' and ')}.`,
    fields: labels.map((label) => ({ name: label, label })),
    sample: null,
  });
}

export function unknownFinding(overrides: Partial<Finding> = {}): Finding {
  return finding({
    kind: 'deal-desk',
    rule: 'deal-desk',
    outcome: 'unknown',
    title: 'Deal-desk approval',
    message:
      'Discount is not on this layout, so the approval tier is not known. Show the field on this layout.',
    measure: null,
    evidence: [],
    clears: null,
    fields: [],
    sample: null,
    ...overrides,
  });
}

export const passing = (rule: string, title = rule): Finding =>
  finding({
    rule,
    title,
    outcome: 'pass',
    message: 'Within its limit.',
    clears: null,
    fields: [],
    measure: null,
  });

/** A rule whose warnings are snoozed for three days from NOW. */
export const snoozed = (rule: string): Suppression => ({
  rule,
  kind: 'snooze',
  until: NOW + 3 * 86_400_000,
  reason: null,
  at: NOW,
  fingerprint: '[]',
});

/** A clock of five minutes that started `minutesAgo` before NOW. */
export function deadline(minutesAgo: number, overrides: Partial<Deadline> = {}): Deadline {
  const startAt = NOW - minutesAgo * MINUTE;
  const targetMs = 5 * MINUTE;
  return {
    sla: 'first-contact',
    title: 'First contact',
    startAt,
    startLabel: 'the form',
    dueAt: startAt + targetMs,
    atRiskAt: startAt + targetMs * 0.75,
    metAt: null,
    targetMs,
    stopLabel: 'call logged',
    clock: 'elapsed',
    escalation: [
      { label: 'Backup rep told', at: startAt + 15 * MINUTE },
      { label: 'Manager told', at: startAt + 30 * MINUTE },
      { label: 'Reassigned', at: startAt + 60 * MINUTE },
    ],
    systemDelayMs: 40_000,
    assignedAt: startAt + 40_000,
    reason: null,
    evidence: [],
    ...overrides,
  };
}

export function part(
  dimension: ScorePart['dimension'],
  label: string,
  points: number,
  overrides: Partial<ScorePart> = {},
): ScorePart {
  const evidence = `${label}: as read`;
  return {
    id: label,
    dimension,
    label,
    outcome: 'hit',
    points,
    shown: points,
    decay: null,
    evidence,
    ...overrides,
  };
}

export function score(overrides: Partial<Score> = {}): Score {
  const shown = { total: 69, fit: 45, engagement: 24, negative: 0 };
  return {
    ...shown,
    shown,
    threshold: 75,
    fitMinimum: 50,
    engagementMinimum: 30,
    mql: 'no',
    mqlReason: '69 is 6 below the threshold of 75.',
    parts: [
      part('fit', 'Company size 50–1,000', 13),
      part('fit', 'Target industry', 12),
      part('fit', 'Manager to VP', 12),
      part('fit', 'Primary geography', 8),
      part('fit', 'Complementary tool', 0, { outcome: 'miss' }),
      part('engagement', 'Demo requested', 16),
      part('engagement', 'Pricing page', 8, { decay: '−3 a week' }),
    ],
    forecast: [{ at: NOW + 7 * 86_400_000, total: 66 }],
    unknownParts: 0,
    ...overrides,
  };
}
