import { FIELD_FORMAT, type FieldSegment } from '../record/field-columns';
import { unpackTexts } from '../record/packed-texts';

/** Whether a stored segment is of this version and every column of it has what its readers rely on. */
export function isWholeField(segment: FieldSegment): boolean {
  const { format, size, keys, objects, fields, events } = segment;
  return (
    format === FIELD_FORMAT &&
    Number.isSafeInteger(size) &&
    isTexts(keys) &&
    unpackTexts(keys).length === size &&
    objects instanceof Uint8Array &&
    objects.length === size &&
    Array.isArray(fields) &&
    fields.every((field) => isWholeColumn(field, size)) &&
    (events === null || isWholeEvents(events, size))
  );
}

const isTexts = (texts: unknown): boolean => typeof texts === 'string' || Array.isArray(texts);

const isCodes = (codes: unknown): codes is ArrayLike<number> =>
  codes instanceof Uint8Array || codes instanceof Uint16Array || codes instanceof Uint32Array;

function isWholeColumn(column: unknown, size: number): boolean {
  const { name, codes, texts, numbers } = Object(column);
  return (
    typeof name === 'string' &&
    isCodes(codes) &&
    codes.length === size &&
    isTexts(texts) &&
    (numbers === null || (numbers instanceof Float64Array && numbers.length === size))
  );
}

function isWholeEvents(events: unknown, size: number): boolean {
  const { counts, codes, kinds, times, told, toldKinds } = Object(events);
  return (
    counts instanceof Int32Array &&
    counts.length === size &&
    codes instanceof Uint32Array &&
    Array.isArray(kinds) &&
    times instanceof Float64Array &&
    codes.length === times.length &&
    told instanceof Uint32Array &&
    told.length === size &&
    Array.isArray(toldKinds)
  );
}
