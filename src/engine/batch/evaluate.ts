import type { AssessContext } from '../../record/types';
import { type Bits, lastWordMask, wordsFor } from './bits';
import { type FieldColumns, fieldKey, isTextType } from './columns';
import { type BlockBits, evaluateGroup, partCounter } from './groups';
import { BLOCK, type LeafWords, leafWords, WIDTH } from './leaf-words';
import type { OrderedColumn } from './ordered-column';
import { classify, type OrderedIndex, orderedIndex } from './ordered-index';
import type { Piece, Plan } from './plan';
import { type RowTest, rowTest } from './row-nodes';
import type { TextColumn } from './text-column';
import { type TextIndex, textIndex } from './text-index';

/** One condition's answers for all records. What is in neither is false. */
export interface ConditionBits {
  truth: Bits;
  unknown: Bits;
}

/** What the texts of some columns say, kept from run to run: time changes nothing about it. */
export type TextIndexes = readonly { column: TextColumn; indexes: readonly TextIndex[] }[];

export function textIndexes(plan: Plan, columns: FieldColumns): TextIndexes {
  return piecesByField(plan).flatMap(([key, pieces]) => {
    const column = columns.text(key);
    return column ? [{ column, indexes: pieces.map((piece) => textIndex(piece, column)) }] : [];
  });
}

function piecesByField({ pieces }: Plan): [string, Piece[]][] {
  const byField = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const key = fieldKey(piece.field.name, piece.field.type);
    byField.set(key, [...(byField.get(key) ?? []), piece]);
  }
  return [...byField];
}

/** Judges the records of one block, from `from` (a multiple of BLOCK) to `to`. */
export type BlockJudge = (from: number, to: number) => void;

/** Prepares one run: everything that does not depend on the single record. Fills `results`, one for each root. */
export function blockJudge(
  plan: Plan,
  columns: FieldColumns,
  texts: TextIndexes,
  context: AssessContext,
  results: readonly ConditionBits[],
): BlockJudge {
  for (const { indexes } of texts) for (const index of indexes) index.extend();
  const ordered = orderedIndexes(plan, columns, context);
  const rowTests = plan.rows.map((node) => ({ id: node.id, test: rowTest(node, columns, context) }));
  const leaves = leafWords(plan.wordCount);
  const bits: BlockBits = {
    width: WIDTH,
    truth: new Int32Array(plan.nodeCount * WIDTH),
    possible: new Int32Array(plan.nodeCount * WIDTH),
  };
  const classes = new Int32Array(BLOCK);
  const counter = partCounter();
  return (from, to) => {
    leaves.clear();
    for (const { column, indexes } of texts) lookUpTexts(column, indexes, leaves, from, to);
    for (const { column, index } of ordered) lookUpOrdered(column, index, leaves, classes, from, to);
    leaves.turnInto(bits);
    for (const { id, test } of rowTests) judgeRows(id, test, bits, from, to);
    for (const group of plan.groups) evaluateGroup(group, bits, counter);
    copyRoots(plan, bits, results, from, to);
  };
}

function orderedIndexes(plan: Plan, columns: FieldColumns, context: AssessContext) {
  return piecesByField(plan).flatMap(([key, pieces]) => {
    const column = columns.ordered(key);
    const type = pieces[0]?.field.type;
    if (!column || type === undefined || isTextType(type)) return [];
    return [{ column, index: orderedIndex(pieces, type, context) }];
  });
}

function lookUpTexts(
  column: TextColumn,
  indexes: readonly TextIndex[],
  leaves: LeafWords,
  from: number,
  to: number,
): void {
  const codes = column.codes.data;
  for (const { piece, truth } of indexes) {
    const words = leaves.truth[piece.word];
    if (words)
      for (let row = from; row < to; row++)
        words[row - from] = (words[row - from] as number) | (truth[codes[row] as number] as number);
    const unknown = leaves.unknown[piece.word];
    if (!column.hasUnknown || !unknown) continue;
    const all = piece.leaves.reduce((mask, { bit }) => mask | (1 << bit), 0);
    for (let row = from; row < to; row++)
      if (codes[row] === 0) unknown[row - from] = (unknown[row - from] ?? 0) | all;
    leaves.isUnknown[piece.word] = true;
  }
}

function lookUpOrdered(
  column: OrderedColumn,
  index: OrderedIndex,
  leaves: LeafWords,
  classes: Int32Array,
  from: number,
  to: number,
): void {
  const hasUnknown = classify(index, column, from, to, classes);
  const size = to - from;
  for (const { piece, truth, unknown } of index.tables) {
    addMasks(leaves.truth[piece.word], Int32Array.from(truth), classes, size);
    if (!hasUnknown) continue;
    addMasks(leaves.unknown[piece.word], Int32Array.from(unknown), classes, size);
    leaves.isUnknown[piece.word] = true;
  }
}

function addMasks(words: Int32Array | undefined, table: Int32Array, classes: Int32Array, size: number): void {
  if (words)
    for (let row = 0; row < size; row++)
      words[row] = (words[row] as number) | (table[classes[row] as number] as number);
}

function judgeRows(
  id: number,
  test: RowTest,
  { truth, possible }: BlockBits,
  from: number,
  to: number,
): void {
  truth.fill(0, id * WIDTH, (id + 1) * WIDTH);
  possible.fill(0, id * WIDTH, (id + 1) * WIDTH);
  for (let row = from; row < to; row++) {
    const answer = test(row);
    const at = id * WIDTH + ((row - from) >> 5);
    truth[at] = (truth[at] ?? 0) | ((answer & 1) << (row & 31));
    possible[at] = (possible[at] ?? 0) | ((answer >> 1) << (row & 31));
  }
}

function copyRoots(
  plan: Plan,
  { truth, possible }: BlockBits,
  results: readonly ConditionBits[],
  from: number,
  to: number,
): void {
  const words = wordsFor(to - from);
  const start = from >> 5;
  const lastMask = lastWordMask(to - from);
  plan.roots.forEach((node, index) => {
    const result = results[index];
    if (!result) return;
    const source = node * WIDTH;
    for (let word = 0; word < words; word++) {
      const mask = word === words - 1 ? lastMask : -1;
      const isTrue = (truth[source + word] ?? 0) & mask;
      result.truth[start + word] = isTrue;
      result.unknown[start + word] = (possible[source + word] ?? 0) & mask & ~isTrue;
    }
  });
}

/** Room for `count` conditions in one piece of memory. */
export function emptyResults(count: number, size: number): ConditionBits[] {
  const words = wordsFor(size);
  const memory = new Int32Array(2 * count * words);
  const part = (index: number) => memory.subarray(index * words, (index + 1) * words);
  return Array.from({ length: count }, (_, index) => ({
    truth: part(2 * index),
    unknown: part(2 * index + 1),
  }));
}
