import { normalText, readComparable } from '../../conditions/operators/comparable';
import { wordsOf } from '../../conditions/operators/text';
import { fieldReading } from '../../conditions/read-field';
import { CODES, FIRST_TEXT as FIRST_STORED, type FieldColumn } from '../../record/field-columns';
import { unpackTexts } from '../../record/packed-texts';
import type { CrmRecord, FieldType } from '../../record/types';
import { type Growing, growingIntegers } from './growing';

/** Codes that stand for no text. */
export const UNKNOWN_CODE = 0;
export const EMPTY_CODE = 1;
export const FIRST_TEXT = 2;

/** A text or choice field of many records: each distinct text once where texts repeat, and its code for each record. */
export interface TextColumn {
  codes: Growing<Int32Array>;
  /** Texts in their normal form, by code; the first two stand for none. */
  texts: string[];
  /** Each distinct word of the texts once, by its code. Empty when nobody asks for words. */
  words: string[];
  /** Word codes of all texts, one text after the other; those of code c end at `wordEnds[c]`. */
  wordCodes: Growing<Int32Array>;
  wordEnds: Growing<Int32Array>;
  hasUnknown: boolean;
  append(record: CrmRecord): void;
  /** The same for stored records; undefined where none of them has the field. */
  appendStored(field: FieldColumn | undefined, size: number): void;
}

/** Whether texts repeat is told from so many. */
const SAMPLE = 1000;

/** `withWords` builds the dictionary of words too. */
export function textColumn(name: string, type: FieldType, withWords: boolean): TextColumn {
  const rawCodes = new Map<string, number>();
  const codeOf = new Map<string, number>();
  const wordCodeOf = new Map<string, number>();
  const column: TextColumn = {
    codes: growingIntegers(),
    texts: ['', ''],
    words: [],
    wordCodes: growingIntegers(),
    wordEnds: growingIntegers(),
    hasUnknown: false,
    append(record) {
      const code = readCode(record);
      column.codes.push(code);
      if (code === UNKNOWN_CODE) column.hasUnknown = true;
    },
    appendStored(field, size) {
      const start = column.codes.extend(size);
      if (!field) {
        if (size > 0) column.hasUnknown = true;
        return;
      }
      const codes = storedCodes(unpackTexts(field.texts), size);
      const { data } = column.codes;
      for (let row = 0; row < size; row++) {
        const code = codes[field.codes[row] ?? CODES.missing] ?? UNKNOWN_CODE;
        data[start + row] = code;
        if (code === UNKNOWN_CODE) column.hasUnknown = true;
      }
    },
  };
  column.wordEnds.push(0);
  column.wordEnds.push(0);

  function readCode(record: CrmRecord): number {
    const reading = fieldReading(record, name);
    const raw = reading?.state === 'value' && typeof reading.value === 'string' ? reading.value : null;
    const isCoded = repeats();
    const known = raw === null || !isCoded ? undefined : rawCodes.get(raw);
    if (known !== undefined) return known;
    const value = readComparable(record, name, type);
    if (value === 'empty') return EMPTY_CODE;
    if (value === 'unknown' || value.kind !== 'text') return UNKNOWN_CODE;
    if (!isCoded) return add(value.text);
    const code = codeOf.get(value.text) ?? add(value.text);
    codeOf.set(value.text, code);
    if (raw !== null) rawCodes.set(raw, code);
    return code;
  }

  /** What each stored code is here; only texts and empty ones are known. */
  function storedCodes(texts: readonly string[], size: number): Int32Array {
    const codes = new Int32Array(FIRST_STORED + texts.length);
    codes[CODES.empty] = EMPTY_CODE;
    const isCoded = texts.length < 0.8 * size && repeats();
    texts.forEach((raw, index) => {
      codes[FIRST_STORED + index] = storedCode(raw, isCoded);
    });
    return codes;
  }

  function storedCode(raw: string, isCoded: boolean): number {
    if (raw.trim() === '') return EMPTY_CODE;
    const text = normalText(raw);
    if (!isCoded) return add(text);
    const code = codeOf.get(text) ?? add(text);
    codeOf.set(text, code);
    return code;
  }

  /** Texts that hardly ever repeat are not looked for: each record then has its own. */
  const repeats = () => column.texts.length < SAMPLE || column.texts.length < 0.8 * column.codes.length;

  function add(text: string): number {
    const code = column.texts.push(text) - 1;
    for (const word of withWords ? wordsOf(text) : [])
      column.wordCodes.push(wordCodeOf.get(word) ?? addWord(word));
    column.wordEnds.push(column.wordCodes.length);
    return code;
  }

  function addWord(word: string): number {
    const code = column.words.push(word) - 1;
    wordCodeOf.set(word, code);
    return code;
  }

  return column;
}
