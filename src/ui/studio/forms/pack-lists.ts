import { CONCEPTS } from '../../../record/concepts';
import type { FieldType } from '../../../record/types';

/** A field that conditions and forms may name. */
export interface FieldChoice {
  name: string;
  label: string;
  type: FieldType;
}

/** What the parts of a draft may name of each other. */
export interface PackLists {
  fields: readonly FieldChoice[];
  stages: readonly string[];
  stageLabels: readonly string[];
  calendars: readonly string[];
  teams: readonly string[];
  people: readonly string[];
  territories: readonly string[];
  tiers: readonly string[];
  rules: readonly string[];
  slas: readonly string[];
  lifecycle: readonly string[];
}

export type ListName = Exclude<keyof PackLists, 'fields'>;

const TYPES = new Set<unknown>(['text', 'choice', 'number', 'money', 'date', 'datetime', 'boolean']);
const isType = (value: unknown): value is FieldType => TYPES.has(value);

/** Read from whatever the text holds, be it a valid pack or not. */
export function packLists(data: unknown): PackLists {
  const { fields, pipelines, calendars, routing, dealDesk, rules, slas, lifecycle } = Object(data);
  const stages = listOf(pipelines).flatMap((pipeline) => listOf(Object(pipeline).stages));
  const { teams, people, territories } = Object(routing);
  return {
    fields: fieldChoices(fields),
    stages: textsOf(stages, 'id'),
    stageLabels: textsOf(stages, 'label'),
    calendars: textsOf(Object(calendars).list, 'id'),
    teams: textsOf(teams, 'id'),
    people: textsOf(people, 'id'),
    territories: textsOf(territories, 'id'),
    tiers: textsOf(Object(dealDesk).tiers, 'id'),
    rules: textsOf(rules, 'id'),
    slas: textsOf(slas, 'id'),
    lifecycle: textsOf(Object(lifecycle).stages, 'id'),
  };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const textsOf = (list: unknown, key: string): string[] => [
  ...new Set(
    listOf(list).flatMap((entry) => {
      const text: unknown = Object(entry)[key];
      return typeof text === 'string' ? [text] : [];
    }),
  ),
];

/** By the fields that they were made of: a key stroke elsewhere leaves those as they are. */
const CHOICES = new WeakMap<object, readonly FieldChoice[]>();

function fieldChoices(fields: unknown): readonly FieldChoice[] {
  if (typeof fields !== 'object' || fields === null) return readChoices(fields);
  const choices = CHOICES.get(fields) ?? readChoices(fields);
  CHOICES.set(fields, choices);
  return choices;
}

/** The fields of every CRM adapter and those of the pack, which names them in its own way. */
function readChoices(fields: unknown): FieldChoice[] {
  const choices = new Map<string, FieldChoice>();
  for (const [name, { label, type }] of Object.entries(CONCEPTS)) choices.set(name, { name, label, type });
  for (const [name, entry] of Object.entries(Object(fields))) {
    const { label, type } = Object(entry);
    choices.set(name, { name, label: String(label ?? name), type: isType(type) ? type : 'text' });
  }
  return [...choices.values()].sort((a, b) => a.label.localeCompare(b.label));
}

/** Which list the texts at a place are of. */
const REFERENCES: readonly [RegExp, ListName][] = [
  [/^calendars\.default$|^slas\[\d+\]\.calendar$/, 'calendars'],
  [/\.team$/, 'teams'],
  [/\.territories\[\d+\]$|people\[\d+\]\.territories$/, 'territories'],
  [/^dealDesk\.triggers\.\w+\.tier$/, 'tiers'],
  [/accounts\[\d+\]\.owner$|\.person$/, 'people'],
  [/^automations\.handoff\.rule$/, 'rules'],
  [/^automations\.handoff\.stops/, 'slas'],
  [/acceptedStage$/, 'lifecycle'],
  [/options\.(?:from|stage|stages|until)(?:\[\d+\])?$|^guard\.stages/, 'stages'],
];

/** The API names of a field in a CRM: "fields.amount.hubspot.deal". */
const API_NAMES = /^fields\.\w+\.(hubspot|salesforce)\.(deal|lead|contact|company)$/;

/** The name of the list that the texts at a place may be of; null for those of none. */
export function listFor(path: string): string | null {
  const [, crm, object] = API_NAMES.exec(path) ?? [];
  if (crm !== undefined && object !== undefined) return `crm-${crm}-${object}`;
  return REFERENCES.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}
