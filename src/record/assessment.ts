import type { EpochMs, RecordIdentity, UnreadableReason } from './types';
import type { Suggestion } from './write-back';

/** What the engine says about one record. Plain data: crosses workers, files and the store unchanged. */

export type Severity = 'info' | 'warning' | 'breach';
export type Outcome = 'pass' | 'fail' | 'unknown';

/** A fact a finding rests on, e.g. {label: "Stage set to Negotiation", at: …, note: "46 days ago"}. */
export interface Evidence {
  label: string;
  value: string;
  at?: EpochMs;
}

/** The threshold bar of an opened warning: value against average and limit, in one unit. */
export interface Measure {
  value: number;
  limit: number;
  average?: number;
  /** "days", "fields", "stages". */
  unit: string;
  /** Short form beside the title, e.g. "46 d / 40". Never wraps. */
  text: string;
}

export interface Finding {
  /** Folder name of the rule kind. */
  kind: string;
  /** Rule id in the pack. */
  rule: string;
  /** The rule as its pack puts it, e.g. "Stale at 2× the stage’s average". */
  ruleTitle: string;
  /** Why the rule exists, in the pack author's words. */
  why: string;
  outcome: Outcome;
  severity: Severity;
  /** Card title, e.g. "Stale in Negotiation". */
  title: string;
  /** Value, comparison, threshold, next step (experience.md). For unknown: what is missing and how to get it. */
  message: string;
  measure: Measure | null;
  evidence: Evidence[];
  /** The smallest change that clears it; null when it passes. */
  clears: string | null;
  /** Fields the rep can jump to, most useful first: concept or pack field names, with their label. */
  fields: { name: string; label: string }[];
  /** Sample behind a baseline, e.g. "41 closed deals since 1 Nov 2025"; null when none is used. */
  sample: string | null;
  /** Changes that would clear it; left out where there are none. */
  suggests?: Suggestion[];
}

export interface ScorePart {
  id: string;
  dimension: 'fit' | 'engagement' | 'negative';
  label: string;
  outcome: 'hit' | 'miss' | 'unknown';
  /** Exact contribution to the total on the 100-point scale (0 unless hit). */
  points: number;
  /** `points` rounded so that all parts add up to the shown total (largest remainder). */
  shown: number;
  /** e.g. "−5 a week"; null without decay. */
  decay: string | null;
  /** The value it rests on, e.g. "Employees: 420"; for unknown, what is missing. */
  evidence: string;
}

export interface Score {
  /** Exact, 0–100 after clamping. */
  total: number;
  fit: number;
  engagement: number;
  negative: number;
  /** Rounded figures that add up: shown.fit + shown.engagement + shown.negative = shown.total. */
  shown: { total: number; fit: number; engagement: number; negative: number };
  threshold: number;
  fitMinimum: number;
  engagementMinimum: number;
  /** `unknown` when missing inputs could still change the answer. */
  mql: 'yes' | 'no' | 'unknown';
  /** One sentence: which of fit, engagement and threshold decides. */
  mqlReason: string;
  parts: ScorePart[];
  /** Next time decay lowers the shown total, and when it falls below the threshold. */
  forecast: { at: EpochMs; total: number }[];
  /** How many parts could not be judged. */
  unknownParts: number;
}

export type DeadlineState = 'running' | 'at-risk' | 'paused' | 'breached' | 'met' | 'met-late' | 'unknown';

/** Who hears of a deadline: the rep, another one, the manager; or the record goes to somebody else. */
export type EscalationTarget = 'rep' | 'backup' | 'manager' | 'reassign' | 'queue';

/** One SLA clock on a record (domain.md § 3, docs/slas.md). All instants absolute, so it survives reloads. */
export interface Deadline {
  /** SLA id in the pack. */
  sla: string;
  title: string;
  kind?: 'speed-to-lead' | 'handoff';
  /** Null when the start is not known; then `reason` says why and how to get it. */
  startAt: EpochMs | null;
  startLabel: string;
  /** Null when not known, and while the clock is paused. */
  dueAt: EpochMs | null;
  /** When the last part of the target begins. */
  atRiskAt: EpochMs | null;
  /** That part's begin as a share of the target; left out: 0.75. */
  atRiskShare?: number;
  metAt: EpochMs | null;
  /** In time that counts: for business clocks open time. */
  targetMs: number;
  /** "4 business hours"; left out: `targetMs` in words. */
  targetText?: string;
  /** What stops the clock, e.g. "call logged". */
  stopLabel: string;
  clock: 'elapsed' | 'business';
  /** Whose hours a business clock counts. */
  calendar?: { label: string; zone: string };
  /** Where some time does not count: the stretches from start to due that do. */
  countedSpans?: readonly (readonly [from: EpochMs, to: EpochMs])[];
  /** Counted time from start to stop, where some time does not count. */
  tookMs?: number;
  /** Set while the clock stands. `since` and `leftMs` are null when the begin of the pause is not known. */
  pause?: { since: EpochMs | null; reason: string; leftMs: number | null };
  escalation: { label: string; at: EpochMs; to?: EscalationTarget }[];
  /** Start → assignment, in real time; null when unknown. */
  systemDelayMs: number | null;
  /** When the rep became responsible; null when unknown. */
  assignedAt: EpochMs | null;
  /** Why the answer is not known, or may be wrong once the due time has passed. */
  reason: string | null;
  evidence: Evidence[];
}

/** Who would take a record over that its owner does not answer, by the pack's routing rules (docs/slas.md). */
export interface Reassignment {
  /** Null where the rules name no person. */
  owner: string | null;
  /** That person's names in the CRM. */
  names: string[];
  /** The field that would be set. */
  field: { name: string; label: string };
  sentence: string;
  /** Each branch in order, with what came of it and why; those not reached last. */
  path: { label: string; value: string }[];
}

export interface PackRef {
  id: string;
  name: string;
  version: number;
  /** Where it came from, shown in the footer and every trace. */
  origin: 'bundled' | 'signed' | 'unverified';
}

export interface Assessment {
  identity: RecordIdentity;
  pack: PackRef;
  assessedAt: EpochMs;
  asOf: EpochMs;
  coverage: 'page' | 'full';
  /** Null when the pack scores no records of this kind. */
  score: Score | null;
  /** Sorted: fails by severity, then unknown, then passes. */
  findings: Finding[];
  deadlines: Deadline[];
  unreadable: { field: string; label: string; reason: UnreadableReason }[];
  /** Live failing warnings shown before the rest is folded (noise budget). */
  noiseBudget: number;
  /** Rules left out because they crashed or hung, by rule id, with the reason. */
  skippedRules: { rule: string; reason: string }[];
  /** Left out where no open clock ends in a reassignment. */
  reassignment?: Reassignment;
  /** Failing, but put aside because they were there before the rule (docs/packs.md); in no count. Left out: none. */
  parked?: ParkedFinding[];
  /** Rules in shadow mode that would have warned, by rule id. Left out: none. */
  silent?: string[];
}

/** A finding of a rule that a pack version brought or changed, on a record that was so before. */
export interface ParkedFinding {
  finding: Finding;
  /** When the version began to judge. */
  since: EpochMs;
  /** From then on it is a warning like all others. */
  until: EpochMs;
}
