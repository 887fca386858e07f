import type { DuplicateGroup } from '../hygiene/duplicates/find-duplicates';
import type { MergedField, MergePreview } from '../hygiene/merge/merge-preview';
import { isTold, MATCH_WORDS, REASON_WORDS } from '../hygiene/merge/merge-words';
import { joinWords } from '../record/format';
import { recordKey } from '../record/record-key';
import type { CrmRecord } from '../record/types';

/** A group with what its merge would keep. */
export interface GroupToMerge {
  group: DuplicateGroup;
  merge: MergePreview;
}

/** How lists name a record by its key: with its id in the CRM, and its title. */
export interface NameOf {
  (key: string): string;
  record(record: CrmRecord): string;
  /** The id alone. */
  id(key: string): string;
}

/** Names for the records of one file. */
export function namesOf(records: readonly CrmRecord[]): NameOf {
  const byKey = new Map(records.map((record) => [recordKey(record.identity), record]));
  const named = ({ identity, title }: CrmRecord) => (title ? `${identity.id} ${title}` : identity.id);
  const nameOf = (key: string) => {
    const record = byKey.get(key);
    return record ? named(record) : key;
  };
  return Object.assign(nameOf, {
    record: named,
    id: (key: string) => byKey.get(key)?.identity.id ?? key,
  });
}

/** One group: who is in it and why, which record stays, and the fields in which the others say something else. */
export function groupText({ group, merge }: GroupToMerge, number: number, nameOf: NameOf): string[] {
  const why = group.matches.map(({ by, value }) => `${MATCH_WORDS[by]} (${value})`);
  return [
    `  Group ${number}, same ${joinWords([...new Set(why)])}`,
    ...group.records.map((record) => {
      const isKept = recordKey(record.identity) === merge.keep;
      return `    ${isKept ? 'keep ' : 'merge'} ${nameOf.record(record)}`;
    }),
    ...merge.fields
      .filter((field) => isTold(field, merge))
      .map((field) => `      ${fieldText(field, nameOf)}`),
  ];
}

function fieldText({ label, from, text, reason, loses, unseen }: MergedField, nameOf: NameOf): string {
  const others = loses.map((lost) => `“${lost.text}” of ${nameOf.id(lost.from)}`);
  const hidden = unseen.length > 0 ? `; not known of ${joinWords(unseen.map(nameOf.id))}` : '';
  if (from === null || text === null) return `${label}: choose by hand, ${joinWords(others)}${hidden}`;
  const lost = others.length > 0 ? `, not ${joinWords(others)}` : '';
  return `${label}: “${text}” of ${nameOf.id(from)} (${REASON_WORDS[reason]})${lost}${hidden}`;
}
