import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { type Step, valueAt } from '../../../rule-packs/edits';
import { isFieldName } from '../forms/control';
import type { PackLists } from '../forms/pack-lists';
import { listFor } from '../forms/pack-lists';
import { alternatives, childSchema, packSchema, type Schema, schemaFor, valuesOf } from '../forms/schema';

/** What a completion may know of the draft: its last readable data and what its parts may name. */
export interface CompletionData {
  data: unknown;
  lists: PackLists;
}

type Node = ReturnType<ReturnType<typeof syntaxTree>['resolveInner']>;

/** The steps to a node, told from the tree of the editor, which stands even while the text is no JSON. */
export function stepsTo(node: Node, textOf: (node: Node) => string): Step[] {
  const steps: Step[] = [];
  for (let at: Node | null = node; at; at = at.parent) {
    const parent: Node | null = at.parent;
    if (at.name === 'Property') {
      const key = at.getChild('PropertyName');
      if (key) steps.unshift(unquoted(textOf(key)));
    } else if (parent?.name === 'Array') steps.unshift(positionIn(parent, at));
  }
  return steps;
}

function positionIn(list: Node, node: Node): number {
  let index = 0;
  for (let at = list.firstChild; at && at.from < node.from; at = at.nextSibling)
    if (!/^[[\],]$/.test(at.name)) index += 1;
  return index;
}

const unquoted = (text: string): string => text.replace(/^"|"$/g, '');

/** The schema of a place, by the data as far as it is known. */
export function schemaAt(steps: readonly Step[], data: unknown): Schema | null {
  let schema: Schema | null = packSchema();
  let value = data;
  for (const step of steps) {
    if (!schema) return null;
    schema = childSchema(schema, value, step);
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  }
  return schema;
}

/** Keys that may stand at the cursor, and values that the schema or the pack lists. */
export const completeJson =
  (known: () => CompletionData) =>
  (context: CompletionContext): CompletionResult | null => {
    const { state, pos } = context;
    const textOf = ({ from, to }: Node) => state.doc.sliceString(from, to);
    const node = syntaxTree(state).resolveInner(pos, -1);
    const isKey = node.name === 'PropertyName' || node.name === 'Object';
    const isText = node.name === 'PropertyName' || node.name === 'String';
    if (!isText && !context.explicit) return null;
    const { data, lists } = known();
    const from = isText ? node.from : pos;
    const to = isText ? node.to : pos;
    const isInKey = node.name === 'PropertyName';
    const owner = isInKey ? (node.parent?.parent ?? node) : node;
    const steps = stepsTo(owner, textOf);
    const options = isKey
      ? keysAt(schemaAt(steps, data), valueAtSteps(data, steps), isInKey)
      : valuesAt(schemaAt(steps, data), pathOf(steps), lists);
    return options.length > 0 ? { from, to, options, filter: true } : null;
  };

const pathOf = (steps: readonly Step[]): string =>
  steps
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');

const valueAtSteps = (data: unknown, steps: readonly Step[]): unknown => valueAt(data, pathOf(steps));

function keysAt(schema: Schema | null, value: unknown, isInKey: boolean): Completion[] {
  if (!schema) return [];
  const own = schemaFor(schema, value);
  const taken = new Set(Object.keys(Object(value)));
  return Object.keys(own.properties ?? {})
    .filter((key) => isInKey || !taken.has(key))
    .map((key) => ({
      label: JSON.stringify(key),
      type: 'property',
      apply: isInKey ? JSON.stringify(key) : `${JSON.stringify(key)}: `,
      ...(own.required?.includes(key) && { detail: 'required', boost: 1 }),
    }));
}

function valuesAt(schema: Schema | null, path: string, lists: PackLists): Completion[] {
  if (!schema) return [];
  const listed = alternatives(schema).flatMap((part) => [
    ...valuesOf(part),
    ...(part.type === 'boolean' ? [true, false] : []),
  ]);
  const name = listFor(path);
  const named = name !== null && Object.hasOwn(lists, name) ? Reflect.get(lists, name) : [];
  const isField = isFieldName(schema) || /\.(?:field|from|to)$/.test(path);
  const fields = isField ? lists.fields.map((field) => ({ value: field.name, detail: field.label })) : [];
  return [
    ...[...listed, ...named].map((value) => ({ label: JSON.stringify(value), type: 'enum' })),
    ...fields.map(({ value, detail }) => ({ label: JSON.stringify(value), type: 'variable', detail })),
  ];
}
