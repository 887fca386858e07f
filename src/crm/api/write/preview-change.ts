import { CRM_NAMES } from '../../../record/crm-names';
import type { FieldMap } from '../../../record/field-map';
import { joinWords, objectNoun } from '../../../record/format';
import { stageKey } from '../../../record/stage-key';
import type { RecordIdentity } from '../../../record/types';
import type {
  Change,
  FieldSet,
  PreviewLine,
  TaskDraft,
  WantedValue,
  WritePreview,
} from '../../../record/write-back';
import { fieldsFor } from '../../map-fields';
import type { WritableField, WritePort } from './port';

/** Why a change can't be previewed, and what to do about it. */
export class WriteProblem extends Error {
  override name = 'WriteProblem';
}

/** More values than anyone reads in a sentence are counted. */
const MOST_NAMED = 8;

/**
 * What a change would do to the record as the API gives it now. @throws CrmApiError
 * @throws WriteProblem where it can't be written: no such field, read-only, no such owner or value
 */
export async function previewChange(
  port: WritePort,
  identity: RecordIdentity,
  change: Change,
  packFields: FieldMap,
  key: string,
): Promise<WritePreview> {
  const base = { key, identity, change };
  if (change.kind === 'createTask')
    return { ...base, ...(await taskPart(port, identity, change.task, packFields)) };
  const found = await Promise.all(
    change.values.map((value) => wantedField(port, identity, value, packFields)),
  );
  const wanted = found.filter((one) => one !== null);
  const targets = await Promise.all(wanted.map(({ value, field }) => targetOf(port, value, field)));
  const { stamp, values } = await port.read(
    identity,
    targets.map(({ field }) => field.apiName),
  );
  const parts = await Promise.all(
    targets.map(async ({ field, value, label }, index): Promise<[FieldSet, PreviewLine]> => {
      const from = values[field.apiName] ?? null;
      return [
        { apiName: field.apiName, from, to: value },
        {
          // Salesforce calls it "Owner ID".
          label: field.type === 'owner' ? (wanted[index]?.value.label ?? field.label) : field.label,
          before: await nameOf(port, field, from),
          after: label,
        },
      ];
    }),
  );
  if (parts.every(([{ from, to }]) => from === to))
    throw new WriteProblem(
      `${joinWords(parts.map(([, line]) => `${line.label} is ${line.after}`))} already. There is nothing to change.`,
    );
  return {
    ...base,
    change: { ...change, values: wanted.map(({ value }) => value) },
    sets: parts.map(([set]) => set),
    lines: parts.map(([, line]) => line),
    assignee: null,
    basedOn: stamp,
  };
}

async function taskPart(
  port: WritePort,
  identity: RecordIdentity,
  { touch, subject, due }: TaskDraft,
  packFields: FieldMap,
): Promise<Pick<WritePreview, 'sets' | 'lines' | 'assignee' | 'basedOn'>> {
  if (touch && identity.crm !== 'salesforce')
    throw new WriteProblem('HubSpot counts what it logged itself only. Open the record and log it there.');
  const field = await fieldOf(
    port,
    identity,
    { field: 'owner', label: 'Owner', names: [] },
    packFields,
  ).catch(() => null);
  const { stamp, values } = await port.read(identity, field ? [field.apiName] : []);
  const assignee = field ? (values[field.apiName] ?? null) : null;
  const name = field ? await nameOf(port, field, assignee) : '';
  return {
    sets: [],
    lines: [
      { label: touch ? 'Logged as done' : 'New task', before: '', after: subject },
      { label: touch ? 'On' : 'Due', before: '', after: due },
      { label: 'For', before: '', after: name || 'nobody yet' },
    ],
    assignee,
    basedOn: stamp,
  };
}

/** The field of a value; null where it may be left out and can't be written. */
async function wantedField(
  port: WritePort,
  identity: RecordIdentity,
  value: WantedValue,
  packFields: FieldMap,
): Promise<{ value: WantedValue; field: WritableField } | null> {
  try {
    const field = await fieldOf(port, identity, value, packFields);
    return value.optional && field.isReadOnly ? null : { value, field };
  } catch (error) {
    if (value.optional && error instanceof WriteProblem) return null;
    throw error;
  }
}

/** The first of the field's API names that the object has. */
async function fieldOf(
  port: WritePort,
  identity: RecordIdentity,
  { field: name, label }: WantedValue,
  packFields: FieldMap,
): Promise<WritableField> {
  const mapped = fieldsFor({ identity }, packFields).find(({ definition }) => definition.name === name);
  const crm = CRM_NAMES[port.crm];
  for (const apiName of mapped?.apiNames ?? []) {
    const field = await port.field(identity.object, apiName);
    if (field) return field;
  }
  throw new WriteProblem(
    `${label} is not a field of a ${objectNoun(identity)[0]} in ${crm}, or not one that you may see. Ask RevOps to map it in the rule pack.`,
  );
}

async function targetOf(
  port: WritePort,
  { names, label }: WantedValue,
  field: WritableField | null,
): Promise<{ field: WritableField; value: string | null; label: string }> {
  if (!field) throw new WriteProblem(`${label} can’t be written.`);
  if (field.isReadOnly)
    throw new WriteProblem(
      `${field.label} is read-only for you in ${CRM_NAMES[port.crm]}. Ask an administrator for edit access to it.`,
    );
  const [first = ''] = names;
  if (first === '') return { field, value: null, label: '' };
  if (field.type === 'owner') return { field, ...(await ownerTarget(port, names)) };
  if (field.type === 'text') return { field, value: first, label: first };
  return { field, ...choiceTarget(port, names, field) };
}

async function ownerTarget(
  port: WritePort,
  names: readonly string[],
): Promise<{ value: string; label: string }> {
  const crm = CRM_NAMES[port.crm];
  const [owner, second] = await port.ownersNamed(names);
  if (!owner)
    throw new WriteProblem(
      `${crm} has no active user called ${names[0]}. Ask RevOps to match the name in the roster with ${crm}’s.`,
    );
  if (second)
    throw new WriteProblem(`${crm} has several active users called ${names[0]}. Assign it in ${crm}.`);
  return { value: owner.id, label: owner.name };
}

function choiceTarget(
  port: WritePort,
  names: readonly string[],
  { choices, label }: WritableField,
): { value: string; label: string } {
  const named = (key: string) =>
    choices.find((choice) => key === stageKey(choice.value) || key === stageKey(choice.label));
  const [found] = names.flatMap((name) => named(stageKey(name)) ?? []);
  if (found) return found;
  const offered = choices.slice(0, MOST_NAMED).map((choice) => choice.label);
  const rest = choices.length - offered.length;
  throw new WriteProblem(
    `${label} has no value ${names[0]} in ${CRM_NAMES[port.crm]}; it has ${joinWords(rest > 0 ? [...offered, `${rest} more`] : offered)}. Ask RevOps to match the two.`,
  );
}

/** A value as the CRM shows it; '' for empty. */
async function nameOf(port: WritePort, field: WritableField, value: string | null): Promise<string> {
  if (value === null) return '';
  if (field.type === 'owner') return (await port.ownerName(value)) ?? value;
  return field.choices.find((choice) => choice.value === value)?.label ?? value;
}
