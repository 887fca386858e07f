/** The character before a fraction. */
export type DecimalMark = '.' | ',';

export type NumeralReading = { value: number; proves: DecimalMark | null } | 'ambiguous';

/** Beyond this many digits a double no longer holds every whole number. */
const MAX_DIGITS = 15;

/**
 * Reads digits with separators, e.g. "1.234,56", "1'234.5", "12,34,567". `decimal` is the mark the
 * page is known to use; `isThousandsLikely` settles one mark before three digits without it.
 * `proves` is the decimal mark that this text alone makes certain. Null when it is no numeral.
 */
export function readNumeral(
  text: string,
  decimal: DecimalMark | null,
  isThousandsLikely: boolean,
): NumeralReading | null {
  const numeral = text.replace(/[’ʼ`´٬]/g, "'").replace(/٫/g, '.');
  if (!/^[\d.,' ]*\d$/.test(numeral)) return null;
  const dots = numeral.split('.').length - 1;
  const commas = numeral.split(',').length - 1;
  if (dots > 0 && commas > 0) {
    const mark = numeral.lastIndexOf('.') > numeral.lastIndexOf(',') ? '.' : ',';
    return (mark === '.' ? dots : commas) === 1 ? withFraction(numeral, mark, true) : null;
  }
  if (dots + commas === 0) return whole(numeral, null);
  const mark = dots > 0 ? '.' : ',';
  if (dots + commas > 1) return whole(numeral, mark);
  return oneMark(numeral, mark, decimal, isThousandsLikely);
}

function oneMark(
  numeral: string,
  mark: DecimalMark,
  decimal: DecimalMark | null,
  isThousandsLikely: boolean,
): NumeralReading | null {
  const [before = '', after = ''] = numeral.split(mark);
  const hasOtherGroups = /[' ]/.test(before);
  const couldBeThousands = after.length === 3 && /^[1-9]\d{0,2}$/.test(before);
  if (hasOtherGroups || !couldBeThousands) return withFraction(numeral, mark, true);
  if (decimal === mark) return withFraction(numeral, mark, false);
  if (decimal !== null || isThousandsLikely) return { value: Number(before + after), proves: null };
  return 'ambiguous';
}

function withFraction(numeral: string, mark: DecimalMark, isProof: boolean): NumeralReading | null {
  const at = numeral.indexOf(mark);
  const before = numeral.slice(0, at);
  const after = numeral.slice(at + 1);
  if (!/^\d+$/.test(after)) return null;
  const digits = before === '' ? '0' : ungrouped(before);
  if (digits === null || digits.length + after.length > MAX_DIGITS) return null;
  return { value: Number(`${digits}.${after}`), proves: isProof ? mark : null };
}

/** A mark seen twice groups thousands, so the other one is the decimal mark. */
function whole(numeral: string, groupMark: DecimalMark | null): NumeralReading | null {
  const digits = ungrouped(numeral);
  if (digits === null || digits.length > MAX_DIGITS) return null;
  const proves = groupMark === null ? null : groupMark === '.' ? ',' : '.';
  return { value: Number(digits), proves };
}

/** Digits without grouping; null unless one mark makes groups of three, or the Indian two and three. */
function ungrouped(text: string): string | null {
  if (/^\d+$/.test(text)) return text;
  for (const mark of ['.', ',', "'", ' ']) {
    const groups = text.split(mark);
    if (groups.length < 2) continue;
    return isGrouped(groups) ? groups.join('') : null;
  }
  return null;
}

function isGrouped(groups: string[]): boolean {
  const lengths = groups.map((group) => (/^\d+$/.test(group) ? group.length : 0));
  const [first = 0, ...rest] = lengths;
  const last = rest.pop();
  if (last !== 3 || first < 1) return false;
  const isWestern = first <= 3 && rest.every((length) => length === 3);
  const isIndian = first <= 2 && rest.every((length) => length === 2);
  return isWestern || isIndian;
}
