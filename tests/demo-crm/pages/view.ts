import type { ObjectKind } from '../../../src/record/types';

/** What the browser gets as JSON and draws; texts are written in the page's own locale and zone. */

export type FieldKind =
  | 'text'
  | 'area'
  | 'choice'
  | 'number'
  | 'money'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'checkbox'
  | 'phone'
  | 'email'
  | 'owner'
  | 'lookup'
  | 'stamp'
  | 'person';

export interface Choice {
  value: string;
  label: string;
}

export interface FieldView {
  /** The CRM's API name. */
  name: string;
  label: string;
  kind: FieldKind;
  /** As shown; empty when there is no value. */
  text: string;
  /** What an input starts with; null when the page offers none. */
  edit: string | null;
  options?: Choice[];
  /** Lookups: the other record's page. */
  href?: string;
  /** `stamp` only: the date and time behind the user's name. */
  stamp?: string;
}

export interface SectionView {
  title: string;
  fields: FieldView[];
}

export interface StageView {
  /** API value. */
  id: string;
  label: string;
  kind: 'open' | 'won' | 'lost';
}

export interface StageControl {
  /** API name of the stage field. */
  field: string;
  current: string;
  steps: StageView[];
  /** Name of the pipeline or record type. */
  pipeline: string;
}

export interface ActivityView {
  kind: string;
  title: string;
  detail: string;
  when: string;
  /** Heading it stands under, e.g. "November 2026". */
  group: string;
}

/** Another record's card beside this one; its fields are not this record's. */
export interface AssociationView {
  object: string;
  title: string;
  name: string;
  href: string;
  fields: FieldView[];
}

export interface RelatedList {
  title: string;
  columns: string[];
  rows: string[][];
}

export interface RecordView {
  object: ObjectKind;
  id: string;
  title: string;
  noun: string;
  nouns: string;
  highlights: FieldView[];
  sections: SectionView[];
  /** Every field there is, for the panel with all properties. */
  all: SectionView[];
  stage: StageControl | null;
  activities: ActivityView[];
  associations: AssociationView[];
  related: RelatedList[];
  listHref: string;
  nextHref: string;
}

export interface ListRow {
  href: string;
  cells: string[];
  /** API value of the stage, for boards. */
  stage: string;
}

export interface ListView {
  object: ObjectKind;
  title: string;
  nouns: string;
  columns: string[];
  rows: ListRow[];
  steps: StageView[];
  total: string;
}
