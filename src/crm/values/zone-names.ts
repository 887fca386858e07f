/** Minutes east of Greenwich by abbreviation. Several where regions share one: the viewer's zone decides. */
const OFFSETS: Readonly<Record<string, readonly number[]>> = {
  Z: [0],
  UTC: [0],
  GMT: [0],
  WET: [0],
  WEZ: [0],
  WEST: [60],
  WESZ: [60],
  CET: [60],
  MEZ: [60],
  CEST: [120],
  MESZ: [120],
  EET: [120],
  OEZ: [120],
  EEST: [180],
  OESZ: [180],
  MSK: [180],
  BST: [60, 360],
  IST: [60, 120, 330],
  EST: [-300],
  EDT: [-240],
  CST: [-360, 480],
  CDT: [-300, -240],
  MST: [-420],
  MDT: [-360],
  PST: [-480],
  PDT: [-420],
  AKST: [-540],
  AKDT: [-480],
  HST: [-600],
  AST: [-240, 180],
  ADT: [-180],
  NST: [-210],
  NDT: [-150],
  JST: [540],
  KST: [540],
  HKT: [480],
  SGT: [480],
  AWST: [480],
  ACST: [570],
  ACDT: [630],
  AEST: [600],
  AEDT: [660],
  NZST: [720],
  NZDT: [780],
};

const NAMED_OFFSET = /\b(?:GMT|UTC)\s*([+−-])\s*(\d{1,2})(?::?(\d{2}))?(?!\d)/;
const BARE_OFFSET = /(?<=\d:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[AaPp][Mm])?\s*)([+−-])(\d{2}):?(\d{2})\s*$/;
const ABBREVIATION = /(?<!\p{L})[A-Z]{1,4}(?![\p{L}\d])/gu;

/**
 * Takes a stated zone out of a text: "GMT+1", "+01:00" after a time, or an abbreviation in capitals
 * (in small letters "est" and "z" are words). `offsets` are minutes east that it may stand for.
 */
export function takeZone(text: string): { offsets: readonly number[] | null; rest: string } {
  const stated = NAMED_OFFSET.exec(text) ?? BARE_OFFSET.exec(text);
  if (stated) {
    const [whole, sign, hours, minutes] = stated;
    const total = Number(hours) * 60 + Number(minutes ?? 0);
    return { offsets: [sign === '+' ? total : -total], rest: without(text, stated.index, whole) };
  }
  for (const { 0: word, index } of text.matchAll(ABBREVIATION))
    if (Object.hasOwn(OFFSETS, word))
      return { offsets: OFFSETS[word] ?? null, rest: without(text, index, word) };
  return { offsets: null, rest: text };
}

/** `text` with a blank in place of what stood at `index`. */
export const without = (text: string, index: number, part: string): string =>
  `${text.slice(0, index)} ${text.slice(index + part.length)}`;
