import type { Severity } from '../record/assessment';
import type { AssessContext } from '../record/types';

/** How many stored records a rule of the pack in force warns of. */
export interface RuleHit {
  rule: string;
  title: string;
  severity: Severity;
  /** It runs, but shows nobody a warning yet. */
  isShadow: boolean;
  fails: number;
  unknown: number;
}

export interface RuleHits {
  /** Those that most records fail first. */
  hits: RuleHit[];
  /** Stored records that the CRM still has. */
  records: number;
  /** Titles of the rules that read more than fields, and so are not counted here. */
  others: string[];
}

/** Served by a worker that reads the store; one for each page that asks. */
export interface RuleHitsService {
  /** `tell` is called while columns are made, which happens once and after large syncs. */
  count(context: AssessContext, tell: (done: number, total: number) => void): Promise<RuleHits>;
  /** Keys of the records that fail a rule by the last count, a line each. */
  failing(rule: string): Promise<string>;
}
