import type { Crm, FieldType, ObjectKind } from './types';

/** A field as an account has it. */
export interface CrmField {
  /** API name. */
  name: string;
  label: string;
  /** As a rule pack would call it. */
  type: FieldType;
  /** A record can't be saved without it. */
  isRequired: boolean;
  /** Labels of a picklist, in its order; empty for other fields. */
  choices: readonly string[];
}

export interface CrmStage {
  id: string;
  label: string;
  /** Null where the account does not say whether it ends a deal. */
  kind: 'open' | 'won' | 'lost' | null;
}

/** What an account says of itself, for a first rule pack. No record is in it. */
export interface CrmDescription {
  crm: Crm;
  /** As `RecordIdentity.org`. */
  org: string;
  /** Pipelines of deals. */
  pipelines: readonly { id: string; label: string; stages: readonly CrmStage[] }[];
  fields: Readonly<Record<ObjectKind, readonly CrmField[]>>;
  /** What could not be read, as the account calls it; empty where all could. */
  missing: readonly string[];
}
