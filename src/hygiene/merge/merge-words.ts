import type { MatchKind } from '../duplicates/exact';
import type { SimilarPair } from '../duplicates/similar';
import type { MergedField, MergePreview, MergeReason } from './merge-preview';

/** What an exact match is by, completing "the same …". */
export const MATCH_WORDS: Readonly<Record<MatchKind, string>> = {
  email: 'e-mail address',
  'company-and-phone': 'mail domain, company, phone and name',
};

/** What a similar pair shares, completing "the same …", or is alike in, completing "similar …". */
export const SIMILAR_WORDS: Readonly<Record<SimilarPair['shared'], string>> = {
  phone: 'phone',
  domain: 'mail domain',
  company: 'company',
  person: 'name',
};

export const REASON_WORDS: Readonly<Record<MergeReason, string>> = {
  'same-everywhere': 'the same everywhere',
  'only-value': 'the only value',
  'crm-over-marketing': 'CRM over marketing automation',
  'most-recent-activity': 'most recent activity',
  undecided: 'not decided',
};

/** The merge priority of domain.md § 7, as far as the pack allows to tell records apart. */
export const priorityWords = (hasMarketing: boolean): string =>
  hasMarketing
    ? 'the CRM wins over marketing automation, then the most recent activity'
    : 'the most recent activity; the pack does not say which records are of marketing automation (hygiene.marketingWhen)';

/** What the record to keep says by itself, and what all say alike, needs no line. */
export const isTold = (
  { from, loses, reason }: Pick<MergedField, 'from' | 'loses' | 'reason'>,
  { keep }: Pick<MergePreview, 'keep'>,
): boolean => reason !== 'same-everywhere' && (from !== keep || loses.length > 0);
