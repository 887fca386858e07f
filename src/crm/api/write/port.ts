import type { Crm, ObjectKind, RecordIdentity } from '../../../record/types';
import type { RecordVersion, TaskDraft } from '../../../record/write-back';

/** A field as it may be written. */
export interface WritableField {
  apiName: string;
  label: string;
  isReadOnly: boolean;
  /** `owner`: its value is a person or queue · `choice`: one of `choices` · else any text. */
  type: 'owner' | 'choice' | 'text';
  choices: readonly { value: string; label: string }[];
}

export interface Owner {
  id: string;
  name: string;
}

/**
 * What a CRM's API gives for changing a record. Everything rejects with CrmApiError, and no call that
 * changes something is repeated by itself.
 */
export interface WritePort {
  crm: Crm;
  /** Null where the object has no such field, or none that this user sees. */
  field(object: ObjectKind, apiName: string): Promise<WritableField | null>;
  /** As of now, past every cache. */
  read(identity: RecordIdentity, apiNames: readonly string[]): Promise<RecordVersion>;
  /** Those whom any of the names means. */
  ownersNamed(names: readonly string[]): Promise<Owner[]>;
  ownerName(id: string): Promise<string | null>;
  /** Sets fields. `basedOn` makes the CRM refuse where it can compare versions itself. */
  set(
    identity: RecordIdentity,
    values: Readonly<Record<string, string | null>>,
    basedOn: string,
  ): Promise<void>;
  /** True when a task on the record carries the mark. */
  hasTask(identity: RecordIdentity, mark: string): Promise<boolean>;
  addTask(identity: RecordIdentity, task: TaskDraft, mark: string, assignee: string | null): Promise<void>;
  /** Scopes that writing needs and the key lacks; null where the CRM does not tell. */
  missingScopes(): Promise<string[] | null>;
}
