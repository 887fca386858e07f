import { judgeOf } from '../../conditions/compile-condition';
import type { FieldCondition } from '../../conditions/condition';
import { normalText } from '../../conditions/operators/comparable';
import type { FieldType } from '../../record/types';
import { growingIntegers } from './growing';
import type { Piece, PlacedLeaf } from './plan';
import { type Anchor, anchorsOf } from './text-anchors';
import type { TextColumn } from './text-column';

/** The leaves of one piece that are true, by the code of the text. Time does not change them. */
export interface TextIndex {
  readonly piece: Piece;
  /** For all texts that the column knew at the last `extend`. */
  truth: Int32Array;
  /** Judges the texts that came since the last call. */
  extend(): void;
}

/** A leaf that asks for words, with its test of a whole text. */
interface WordLeaf {
  mask: number;
  anchors: readonly Anchor[];
  holds(text: string): boolean;
}

/** What a word of a text says: leaves that it makes true, and leaves to ask about the whole text. */
interface WordHits {
  sure: number;
  ask: number;
}

export function textIndex(piece: Piece, column: TextColumn): TextIndex {
  const { leaves, field } = piece;
  const wordLeaves = leaves.flatMap((placed) => wordLeaf(placed, field.type));
  const always = maskWhere(leaves, ({ op }) => op === 'exists' || op === 'neq' || op === 'notIn');
  const exact = exactMasks(leaves);
  const hitsOf = wordHits(wordLeaves);
  const askAll = wordLeaves.reduce((mask, leaf) => (needsNoWord(leaf) ? mask | leaf.mask : mask), 0);
  const table = growingIntegers();
  const sure = growingIntegers();
  const ask = growingIntegers();
  table.push(0);
  table.push(maskWhere(leaves, ({ op }) => op === 'empty' || op === 'neq' || op === 'notIn'));

  function judge(code: number): number {
    const text = column.texts[code] ?? '';
    let truth = always ^ (exact.get(text) ?? 0);
    let asked = askAll;
    const end = column.wordEnds.data[code] ?? 0;
    for (let at = column.wordEnds.data[code - 1] ?? 0; at < end; at++) {
      const word = column.wordCodes.data[at] ?? 0;
      truth |= sure.data[word] ?? 0;
      asked |= ask.data[word] ?? 0;
    }
    asked &= ~truth;
    if (asked !== 0)
      for (const { mask, holds } of wordLeaves) if ((asked & mask) !== 0 && holds(text)) truth |= mask;
    return truth;
  }

  const index: TextIndex = {
    piece,
    truth: table.data,
    extend() {
      for (let word = sure.length; wordLeaves.length > 0 && word < column.words.length; word++) {
        const hits = hitsOf(column.words[word] ?? '');
        sure.push(hits.sure);
        ask.push(hits.ask);
      }
      for (let code = table.length; code < column.texts.length; code++) table.push(judge(code));
      index.truth = table.data;
    },
  };
  return index;
}

const needsNoWord = ({ anchors }: WordLeaf): boolean => anchors.some(({ on }) => on === 'none');

const maskWhere = (leaves: readonly PlacedLeaf[], isMeant: (leaf: FieldCondition) => boolean): number =>
  leaves.reduce((mask, { leaf, bit }) => (isMeant(leaf) ? mask | (1 << bit) : mask), 0);

function wordLeaf({ leaf, bit }: PlacedLeaf, type: FieldType): WordLeaf[] {
  const anchors = anchorsOf(leaf);
  if (anchors === null) return [];
  const { judge } = judgeOf(leaf, type);
  const nowhere = { now: 0, zone: 'UTC', locale: 'en-GB' };
  return [
    { mask: 1 << bit, anchors, holds: (text) => judge.holds({ kind: 'text', text }, nowhere) === true },
  ];
}

/** The leaves that a whole text turns over: `eq` and `in` to true, their opposites to false. */
function exactMasks(leaves: readonly PlacedLeaf[]): Map<string, number> {
  const masks = new Map<string, number>();
  for (const { leaf, bit } of leaves)
    for (const text of new Set(exactTexts(leaf).map((value) => normalText(String(value)))))
      masks.set(text, (masks.get(text) ?? 0) | (1 << bit));
  return masks;
}

function exactTexts(leaf: FieldCondition) {
  if (leaf.op === 'eq' || leaf.op === 'neq') return [leaf.value];
  return leaf.op === 'in' || leaf.op === 'notIn' ? leaf.values : [];
}

function wordHits(leaves: readonly WordLeaf[]): (word: string) => WordHits {
  const whole = new Map<string, WordHits>();
  const inside: { part: string; hits: WordHits }[] = [];
  for (const { mask, anchors } of leaves)
    for (const { on, word, isEnough } of anchors) {
      const hits = isEnough ? { sure: mask, ask: 0 } : { sure: 0, ask: mask };
      if (on === 'whole') whole.set(word, both(whole.get(word), hits));
      if (on === 'inside') inside.push({ part: word, hits });
    }
  return (word) =>
    inside.reduce(
      (hits, entry) => (word.includes(entry.part) ? both(hits, entry.hits) : hits),
      whole.get(word) ?? { sure: 0, ask: 0 },
    );
}

const both = (a: WordHits | undefined, b: WordHits): WordHits => ({
  sure: (a?.sure ?? 0) | b.sure,
  ask: (a?.ask ?? 0) | b.ask,
});
