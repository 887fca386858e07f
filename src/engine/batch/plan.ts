import {
  type Condition,
  type DaysBetweenCondition,
  type EventCondition,
  type FieldCondition,
  type GroupCondition,
  isFieldCondition,
  isGroup,
  leafConditions,
  leafFields,
  partsNeeded,
} from '../../conditions/condition';
import type { FieldType } from '../../record/types';
import { type FieldUse, fieldKey } from './columns';

/** A leaf on one field and the bit that it has in its word. */
export interface PlacedLeaf {
  leaf: FieldCondition;
  bit: number;
}

/** Up to 32 leaves on one field, in one word of the leaves' bits. */
export interface Piece {
  field: FieldUse;
  word: number;
  leaves: PlacedLeaf[];
}

export interface GroupNode {
  id: number;
  op: GroupCondition['op'];
  /** So many parts must be true; `none` is the opposite of that. */
  needed: number;
  parts: readonly number[];
}

/** A leaf that is judged record by record, from columns. */
export interface RowNode {
  id: number;
  leaf: DaysBetweenCondition | EventCondition;
  type: FieldType;
}

/**
 * Conditions as a list of nodes, each part before what it is part of, and equal ones only once. Bit b of
 * word w is node 32 × w + b.
 */
export interface Plan {
  fields: ReadonlyMap<string, FieldUse>;
  withEvents: boolean;
  pieces: readonly Piece[];
  wordCount: number;
  rows: readonly RowNode[];
  groups: readonly GroupNode[];
  nodeCount: number;
  /** The node of each condition, in their order. */
  roots: readonly number[];
}

const WORD_OPERATORS: ReadonlySet<string> = new Set([
  'contains',
  'startsWith',
  'endsWith',
  'anyOfWords',
  'emailDomainIn',
]);

/** Lays the conditions out; `typeOf` gives the type of each field in the pack. */
export function planConditions(
  conditions: readonly Condition[],
  typeOf: (field: string) => FieldType,
  moreFields: readonly FieldUse[] = [],
): Plan {
  const leaves = conditions.flatMap((condition) => leafConditions(condition).map((leaf) => leaf.condition));
  const fields = new Map<string, FieldUse>();
  const use = (name: string, type: FieldType, withWords: boolean) => {
    const key = fieldKey(name, type);
    fields.set(key, { name, type, withWords: withWords || fields.get(key)?.withWords === true });
  };
  for (const { name, type, withWords } of moreFields) use(name, type, withWords);
  for (const leaf of leaves)
    for (const { field } of leafFields(leaf)) use(field, typeOf(field), WORD_OPERATORS.has(leaf.op));

  const { pieces, wordCount } = placeLeaves(leaves.filter(isFieldCondition), typeOf, fields);
  const nodes = numberNodes(conditions, pieces, wordCount, typeOf);
  return { fields, withEvents: leaves.some(({ op }) => op === 'countAtLeast'), pieces, wordCount, ...nodes };
}

const identityOf = (condition: Condition): string => JSON.stringify(condition);

/** Puts each field's leaves beside each other: few words are then touched for one field. */
function placeLeaves(
  leaves: readonly FieldCondition[],
  typeOf: (field: string) => FieldType,
  fields: ReadonlyMap<string, FieldUse>,
): { pieces: Piece[]; wordCount: number } {
  const byField = new Map<string, Map<string, FieldCondition>>();
  for (const leaf of leaves) {
    const key = fieldKey(leaf.field, typeOf(leaf.field));
    const own = byField.get(key) ?? new Map<string, FieldCondition>();
    byField.set(key, own.set(identityOf(leaf), leaf));
  }
  const used: number[] = [];
  const pieces: Piece[] = [];
  const largestFirst = [...byField].sort(([, a], [, b]) => b.size - a.size);
  for (const [key, own] of largestFirst) {
    const field = fields.get(key);
    const list = [...own.values()];
    for (let from = 0; field && from < list.length; from += 32) {
      const chunk = list.slice(from, from + 32);
      const room = used.findIndex((bits) => bits + chunk.length <= 32);
      const word = room < 0 ? used.push(0) - 1 : room;
      const start = used[word] ?? 0;
      pieces.push({ field, word, leaves: chunk.map((leaf, index) => ({ leaf, bit: start + index })) });
      used[word] = start + chunk.length;
    }
  }
  return { pieces, wordCount: used.length };
}

function numberNodes(
  conditions: readonly Condition[],
  pieces: readonly Piece[],
  wordCount: number,
  typeOf: (field: string) => FieldType,
): Pick<Plan, 'rows' | 'groups' | 'nodeCount' | 'roots'> {
  const ids = new Map<string, number>();
  for (const { word, leaves } of pieces)
    for (const { leaf, bit } of leaves) ids.set(identityOf(leaf), 32 * word + bit);
  const rows: RowNode[] = [];
  const groups: GroupNode[] = [];
  let nodeCount = 32 * wordCount;

  function nodeOf(condition: Condition): number {
    const key = identityOf(condition);
    const known = ids.get(key);
    if (known !== undefined) return known;
    const parts = isGroup(condition) ? condition.of.map(nodeOf) : [];
    const id = nodeCount++;
    ids.set(key, id);
    if (isGroup(condition)) groups.push({ id, op: condition.op, needed: partsNeeded(condition), parts });
    else if (!isFieldCondition(condition))
      rows.push({ id, leaf: condition, type: rowType(condition, typeOf) });
    return id;
  }
  return { roots: conditions.map(nodeOf), rows, groups, nodeCount };
}

const rowType = (leaf: RowNode['leaf'], typeOf: (field: string) => FieldType): FieldType =>
  leaf.op === 'daysBetween' ? typeOf(leaf.from) : 'datetime';
