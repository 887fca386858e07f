import { CONCEPTS } from '../../../record/concepts';
import { CRM_NAMES } from '../../../record/crm-names';
import type { FieldMap } from '../../../record/field-map';
import type { GuessConfidence, GuessReason } from '../../../record/file-import';
import type { Crm, ObjectKind } from '../../../record/types';
import { fieldsFor } from '../../map-fields';
import { LABELS, labelsOf } from './labels';
import { nameKey, ownName } from './name-key';

export interface NamedField extends GuessReason {
  field: string;
}

/** The field that a header names, compared by letters and digits; null for none that is known. */
export type HeaderNames = (header: string) => NamedField | null;

export interface KindOfFile {
  crm: Crm;
  object: ObjectKind;
}

/** Names that stand for who a record is and when it changed; they are no concepts. */
const OWN_NAMES: Readonly<Record<Crm, Readonly<Record<string, readonly string[]>>>> = {
  hubspot: {
    id: ['hs_object_id', 'id', 'vid'],
    modifiedAt: ['hs_lastmodifieddate', 'lastmodifieddate'],
    firstName: ['firstname'],
    lastName: ['lastname'],
    owner: ['hubspot_owner_id'],
  },
  salesforce: {
    id: ['Id'],
    modifiedAt: ['LastModifiedDate', 'SystemModstamp'],
    firstName: ['FirstName'],
    lastName: ['LastName'],
    owner: ['Owner.Name'],
    company: ['Account.Name'],
  },
};

/** As the review page heads the columns of its own export, where no concept has that label. */
const OUR_LABELS: Readonly<Record<string, string>> = { name: 'Record', id: 'Address' };

/** Fields without a label of their own. */
const FURTHER: Readonly<Record<string, string>> = {
  id: 'Record ID',
  modifiedAt: 'Last modified',
  firstName: 'First name',
  lastName: 'Last name',
};

const labelOf = (field: string, packFields: FieldMap): string =>
  packFields.find(({ name }) => name === field)?.label ??
  Object.entries(CONCEPTS).find(([name]) => name === field)?.[1].label ??
  FURTHER[field] ??
  field;

/**
 * Every name under which a file of this kind may have a field. Where one text names two fields, the
 * first counts; where it is written in two ways, the one that is the same letter by letter gives the reason.
 */
export function headerNames({ crm, object }: KindOfFile, packFields: FieldMap): HeaderNames {
  const names = new Map<string, (NamedField & { text: string })[]>();
  const add: Add = (text, field, confidence, what, key = nameKey(text)) => {
    const reason = `header ${what} ${labelOf(field, packFields)}`;
    names.set(key, [...(names.get(key) ?? []), { text, field, confidence, reason }]);
  };
  for (const { field, language, text, key } of labelsOf(LABELS[crm][object]))
    add(text, field, 'certain', `equals the label of ${CRM_NAMES[crm]} (${language}) for`, key);
  for (const [field, apiNames] of apiNamesOf({ crm, object }, packFields))
    for (const apiName of apiNames) add(apiName, field, 'certain', `equals ${CRM_NAMES[crm]}’s API name of`);
  for (const { name, label } of onThisObject(packFields, crm, object))
    for (const text of [label, name]) add(text, name, 'certain', 'equals the rule pack’s label of');
  addOthers(add, crm, object);
  return (header) => {
    const found = names.get(nameKey(ownName(header))) ?? [];
    const [first] = found;
    return (
      found.find(({ text, field }) => field === first?.field && text === ownName(header)) ?? first ?? null
    );
  };
}

type Add = (text: string, field: string, confidence: GuessConfidence, what: string, key?: string) => void;

/** Words that are neither this CRM's nor the pack's. */
function addOthers(add: Add, crm: Crm, object: ObjectKind): void {
  for (const [field, { label }] of Object.entries(CONCEPTS))
    for (const text of [label, field]) add(text, field, 'likely', 'equals Leadlight’s own word for');
  for (const [field, text] of Object.entries(OUR_LABELS))
    add(text, field, 'likely', 'is that of a Leadlight export for');
  const other = crm === 'hubspot' ? 'salesforce' : 'hubspot';
  for (const { field, language, text, key } of labelsOf(LABELS[other][object]))
    add(text, field, 'likely', `is a usual label (${CRM_NAMES[other]}, ${language}) of`, key);
}

/** The names that only this kind of file has, by its CRM's own words. */
export function crmNames({ crm, object }: KindOfFile, packFields: FieldMap): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [field, apiNames] of apiNamesOf({ crm, object }, packFields))
    for (const apiName of apiNames) names.set(nameKey(apiName), field);
  for (const { field, key } of labelsOf(LABELS[crm][object])) names.set(key, field);
  return names;
}

function apiNamesOf({ crm, object }: KindOfFile, packFields: FieldMap): [string, readonly string[]][] {
  const mapped = fieldsFor({ identity: { crm, object } }, packFields).map(
    ({ definition, apiNames }): [string, readonly string[]] => [definition.name, apiNames],
  );
  return [...Object.entries(OWN_NAMES[crm]), ...mapped];
}

/** The pack's fields, without those it says that this CRM has not. */
export const onThisObject = (packFields: FieldMap, crm: Crm, object: ObjectKind): FieldMap =>
  packFields.filter(({ apiNames }) => {
    const isAnywhere = Object.keys(apiNames).length > 0;
    return !isAnywhere || (apiNames[crm]?.[object]?.length ?? 0) > 0;
  });
