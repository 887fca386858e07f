import type { Audit } from '../../../hygiene/audit/audit';
import { type CodedTexts, type GapMatrix, TextCoder } from '../../../hygiene/audit/gap-matrix';
import type { AuditSection } from '../../../hygiene/audit/section';
import type { ExactMatch } from '../../../hygiene/duplicates/exact';
import type { DuplicateSuggestion } from '../../../hygiene/duplicates/find-duplicates';
import type { MergePreview } from '../../../hygiene/merge/merge-preview';
import type { OrgRef } from '../../../record/others';
import { recordKey } from '../../../record/record-key';
import type { AssessContext, CrmRecord, EpochMs } from '../../../record/types';

/** A question of the audit with its list as rows of the review, so that 100,000 entries cross from a worker at once. */
export interface ReviewSection extends Omit<AuditSection, 'list'> {
  places: Uint32Array;
  /** What is to be seen of each, in the order of `places`. */
  says: CodedTexts;
}

export interface ReviewGroup {
  keys: string[];
  /** Their rows. */
  places: number[];
  matches: ExactMatch[];
}

export interface ReviewSuggestion extends Omit<DuplicateSuggestion, 'records'> {
  keys: [one: string, other: string];
  places: [one: number, other: number];
}

/** Duplicates anew, after a pair was marked as not the same. */
export interface ReviewDuplicates {
  section: ReviewSection;
  /** Of many only the first. */
  groups: ReviewGroup[];
  /** How many there are. */
  grouped: number;
  /** The most similar first; of many only some. */
  suggestions: ReviewSuggestion[];
  /** How many there are. */
  suggested: number;
}

/** What the view shows of one account. */
export interface ReviewAudit extends Omit<ReviewDuplicates, 'section'> {
  account: OrgRef;
  /** Leads and contacts. */
  audited: number;
  deals: number;
  /** When the oldest and the newest of these were read; null when there is none. */
  asOf: { from: EpochMs; to: EpochMs } | null;
  sections: ReviewSection[];
  /** Required fields by stage and owner; `people` is null where the pack has no lifecycle. */
  gaps: { deals: GapMatrix; people: GapMatrix | null };
  /** Whether the pack tells records of marketing automation apart. */
  hasMarketing: boolean;
}

/** A group with what its merge would keep. */
export interface GroupPreview {
  merge: MergePreview;
  records: { key: string; id: string; title: string | null; url: string }[];
}

export interface AuditRequest extends AssessContext {
  account: OrgRef;
  /** Keys of the review's rows in their order, one a line: records that it does not list are not counted. */
  keys: string;
}

/** Served by the worker (entrypoints/hygiene-worker.ts). Ending the worker is how counting is stopped. */
export interface HygieneService {
  count(request: AuditRequest, tell: (done: number) => void): Promise<ReviewAudit>;
  /** Duplicates by the marks that are stored now, of what was counted last. */
  regroup(): Promise<ReviewDuplicates>;
  /** @throws Error when none of the records is stored any more. */
  preview(keys: string[]): Promise<GroupPreview>;
}

/** Nobody looks at more by hand at one time, and the page takes them over without a pause. */
const MOST_GROUPS = 1000;
const MOST_SUGGESTIONS = 1000;

/** The list of a question as rows. */
export function packSection({ list, ...head }: AuditSection, rowOf: (key: string) => number): ReviewSection {
  const says = new TextCoder();
  for (const entry of list) says.add(entry.says);
  return { ...head, places: Uint32Array.from(list, ({ record }) => rowOf(record)), says: says.result() };
}

/** Groups and pairs with the rows they are in. */
export function packDuplicates(
  { groups, suggestions }: Audit['duplicates'],
  rowOf: (key: string) => number,
): Omit<ReviewDuplicates, 'section'> {
  return {
    groups: groups.slice(0, MOST_GROUPS).map(({ records, matches }) => {
      const keys = records.map(keyOf);
      return { keys, places: keys.map(rowOf), matches };
    }),
    grouped: groups.length,
    suggestions: suggestions.slice(0, MOST_SUGGESTIONS).map(({ records, ...pair }) => {
      const [one, other] = [keyOf(records[0]), keyOf(records[1])];
      return { ...pair, keys: [one, other], places: [rowOf(one), rowOf(other)] };
    }),
    suggested: suggestions.length,
  };
}

const keyOf = ({ identity }: CrmRecord): string => recordKey(identity);
