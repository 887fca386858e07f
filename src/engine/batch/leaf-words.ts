import { transpose32 } from './bits';
import type { BlockBits } from './groups';

/** Records that are judged together: their bits stay in the processor's fast memory. */
export const BLOCK = 2048;
/** The same in words of 32 bits. */
export const WIDTH = BLOCK / 32;

/** The leaves of a block of records, record by record: word w of record r is `truth[w][r]`. */
export interface LeafWords {
  truth: readonly Int32Array[];
  unknown: readonly Int32Array[];
  /** Words in which some leaf is unknown for some record of the block. */
  isUnknown: boolean[];
  clear(): void;
  /** Writes the bits of each leaf beside each other. Leaves the words in disorder. */
  turnInto(bits: BlockBits): void;
}

export function leafWords(wordCount: number): LeafWords {
  const make = () => Array.from({ length: wordCount }, () => new Int32Array(BLOCK));
  const [truth, unknown] = [make(), make()];
  const isUnknown = truth.map(() => false);
  return {
    truth,
    unknown,
    isUnknown,
    clear() {
      for (const words of truth) words.fill(0);
      for (const words of unknown) words.fill(0);
      isUnknown.fill(false);
    },
    turnInto(bits) {
      truth.forEach((words, word) => {
        turn(words, 32 * word, bits.truth);
        bits.possible.set(bits.truth.subarray(32 * word * WIDTH, 32 * (word + 1) * WIDTH), 32 * word * WIDTH);
      });
      unknown.forEach((words, word) => {
        if (isUnknown[word]) addTurned(words, 32 * word, bits.possible);
      });
    },
  };
}

function turn(words: Int32Array, firstNode: number, target: Int32Array): void {
  for (let group = 0; group < WIDTH; group++) {
    transpose32(words, 32 * group);
    for (let bit = 0; bit < 32; bit++)
      target[(firstNode + bit) * WIDTH + group] = words[32 * group + bit] ?? 0;
  }
}

function addTurned(words: Int32Array, firstNode: number, target: Int32Array): void {
  for (let group = 0; group < WIDTH; group++) {
    transpose32(words, 32 * group);
    for (let bit = 0; bit < 32; bit++) {
      const at = (firstNode + bit) * WIDTH + group;
      target[at] = (target[at] ?? 0) | (words[32 * group + bit] ?? 0);
    }
  }
}
