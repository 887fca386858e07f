import type { SuggestedScore } from '../calibration/suggested-pack';
import type { ExampleResult } from '../engine/run-examples';
import type { BacktestReport, MisjudgedSide } from '../impact/backtest-report';
import type { ImpactFilter } from '../impact/impact-filter';
import type { ImpactRow } from '../impact/impact-row';
import type { ImpactSummary } from '../impact/impact-summary';
import type { OutcomeChoice } from '../impact/past-outcome';
import type { PackExample } from '../pack-parts/examples';
import type { Assessment } from '../record/assessment';
import type { OrgRef } from '../record/others';
import type { AssessContext, CrmRecord, EpochMs, ObjectKind } from '../record/types';
import type { RulePack } from '../rule-packs/schema';

/** The stored records of one kind in one account. */
export interface RecordSource extends OrgRef {
  object: ObjectKind;
  records: number;
}

/** A stored record in a list. Null: not read. */
export interface FoundRecord {
  key: string;
  object: ObjectKind;
  title: string | null;
  url: string;
  owner: string | null;
  stage: string | null;
  asOf: EpochMs;
}

/** One record by the draft and by the pack in force. */
export interface TriedRecord {
  record: CrmRecord;
  draft: Assessment;
  active: Assessment;
  /** The score by the draft in the weeks to come if nothing happens; empty where it scores no such record. */
  ahead: { at: EpochMs; total: number }[];
}

/** An example made of a record, and whether the rule still answers the same once it names nobody. */
export interface MadeExample {
  example: PackExample;
  /** What the rule answers to the record itself. */
  onRecord: PackExample['expect'];
  /** What it answers to the example; null: it says nothing, or stops. */
  onExample: PackExample['expect'] | null;
}

export interface BacktestRequest {
  source: RecordSource;
  outcome: OutcomeChoice;
  context: AssessContext;
}

/** A misjudged case, to be opened. */
export interface MisjudgedRecord extends FoundRecord {
  score: number;
  endedAt: EpochMs | null;
}

export interface ImpactReport {
  /** Records judged, and when the oldest and the newest of them were read. */
  records: number;
  asOf: { from: EpochMs; to: EpochMs } | null;
  /** Titles of the rules and service levels named in counts and rows. */
  titles: Record<string, string>;
  /** Rules that had to be run; the others are the same in both packs. */
  rulesRun: number;
  /** Service levels that had to be timed. */
  slasTimed: number;
  /** Records that could not be judged. */
  failed: number;
}

export type { ExampleResult as ExampleOutcome } from '../engine/run-examples';

export type TellDone = (done: number, total: number) => void;

/**
 * Served by the studio's worker (entrypoints/studio-worker.ts). It judges what the store has by two packs, which
 * `load` names: all answers are about the last ones. Ending the worker is how long work is stopped.
 */
export interface StudioService {
  /** Packs that `parsePack` has taken. */
  load(draft: RulePack, active: RulePack): Promise<void>;
  /** Most records first. */
  sources(): Promise<RecordSource[]>;
  /** Records whose name, company or id has all these words, the last read first; at most `limit`. */
  find(words: string, limit: number): Promise<FoundRecord[]>;
  /** Null when it is not stored any more. */
  tryRecord(key: string, context: AssessContext): Promise<TriedRecord | null>;
  runExamples(): Promise<ExampleResult[]>;
  /** Null when the record is gone, or the draft has no such rule. */
  makeExample(key: string, rule: string, context: AssessContext): Promise<MadeExample | null>;
  backtest(request: BacktestRequest, tell: TellDone): Promise<BacktestReport>;
  /** Of the last backtest, the clearest first. */
  misjudged(side: MisjudgedSide, threshold: number, limit: number): Promise<MisjudgedRecord[]>;
  /** Learns from the cases of the last backtest. */
  suggest(tell: TellDone): Promise<SuggestedScore>;
  impact(context: AssessContext, objects: readonly ObjectKind[], tell: TellDone): Promise<ImpactReport>;
  /** Of the last impact. */
  impactSummary(filter: ImpactFilter): Promise<ImpactSummary>;
  impactRows(
    filter: ImpactFilter,
    from: number,
    count: number,
  ): Promise<{ rows: ImpactRow[]; total: number }>;
}
