import type { Crm, ObjectKind } from '../../../record/types';
import { HUBSPOT_LABELS } from './hubspot-labels';
import { nameKey } from './name-key';
import { SALESFORCE_LABELS } from './salesforce-labels';

export const LABEL_LANGUAGES = ['English', 'German', 'French', 'Spanish', 'Dutch'] as const;

export type LabelLanguage = (typeof LABEL_LANGUAGES)[number];

/** Field name → its labels: languages apart by "|", in the order above; other labels of one by ";". */
export type LabelTable = Readonly<Record<string, string>>;

export const LABELS: Readonly<Record<Crm, Readonly<Record<ObjectKind, LabelTable>>>> = {
  hubspot: HUBSPOT_LABELS,
  salesforce: SALESFORCE_LABELS,
};

export interface Label {
  field: string;
  language: LabelLanguage;
  text: string;
  /** As `nameKey` makes it. */
  key: string;
}

const known = new WeakMap<LabelTable, Label[]>();

/** Every label of a table, one by one. */
export function labelsOf(table: LabelTable): readonly Label[] {
  const before = known.get(table);
  if (before) return before;
  const labels = Object.entries(table).flatMap(([field, languages]) =>
    languages.split('|').flatMap((texts, index) => {
      const language = LABEL_LANGUAGES[index];
      return language ? texts.split(';').map((text) => label(field, language, text.trim())) : [];
    }),
  );
  known.set(table, labels);
  return labels;
}

const label = (field: string, language: LabelLanguage, text: string): Label => ({
  field,
  language,
  text,
  key: nameKey(text),
});
