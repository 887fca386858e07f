import { asFact, type KnownValue, knownValue } from '../conditions/read-field';
import type { Evidence } from '../record/assessment';
import { joinWords } from '../record/format';
import type { CrmRecord } from '../record/types';
import type { PackContext } from './define';

/** A field as it stands on one record, with its label in the pack. */
export interface FieldFact {
  name: string;
  label: string;
  known: KnownValue;
}

/** A field whose value is not known, with the reason; completes "{label} …". */
export interface Gap {
  name: string;
  label: string;
  cause: 'not-rendered' | 'unreadable';
  why: string;
}

export function factsOf(
  record: CrmRecord,
  names: readonly string[],
  pack: Pick<PackContext, 'field'>,
): FieldFact[] {
  return names.map((name) => {
    const { label, type } = pack.field(name);
    return { name, label, known: knownValue(record, name, type) };
  });
}

export function gapsIn(facts: readonly FieldFact[]): Gap[] {
  return facts.flatMap(({ name, label, known }) =>
    known.state === 'unknown' ? [{ name, label, cause: known.cause, why: known.why }] : [],
  );
}

/** "A and B are not on this layout. C can’t be read: the page is still loading it." */
export function gapSentences(gaps: readonly Gap[]): string {
  const away = gaps.filter((gap) => gap.cause === 'not-rendered');
  const [first] = away;
  const labels = joinWords(away.map((gap) => gap.label));
  const sentences = [
    ...(first ? [`${labels} ${away.length === 1 ? 'is' : 'are'} ${asFact(first.why)}.`] : []),
    ...gaps.filter((gap) => gap.cause === 'unreadable').map(({ label, why }) => `${label} ${why}.`),
  ];
  return sentences.join(' ');
}

/** "all 3 required fields are", "the required field is". */
export const requiredFields = (count: number): string =>
  count === 1 ? 'the required field is' : `all ${count} required fields are`;

const LONGEST_VALUE = 80;

/** A value in a sentence or as evidence: cut where it gets long, "empty" where there is none. */
export function factText({ known }: FieldFact): string {
  if (known.state === 'unknown') return asFact(known.why);
  if (known.state === 'empty') return 'empty';
  const characters = Array.from(known.text.slice(0, 4 * LONGEST_VALUE));
  if (characters.length <= LONGEST_VALUE) return known.text;
  return `${characters.slice(0, LONGEST_VALUE).join('').trimEnd()}…`;
}

export const factEvidence = (facts: readonly FieldFact[]): Evidence[] =>
  facts.map((fact) => ({ label: fact.label, value: factText(fact) }));
