import { type DocumentNode, parse, type ValueNode } from '@humanwhocodes/momoa';
import { INPUT_LIMITS } from './guard-input';
import { type Problem, pathText, problem } from './problem';

export interface TextPlace {
  /** From 1. */
  line: number;
  column: number;
}

/** Pack text as data, with the way back from a path to its place in the text. */
export interface ReadText {
  value: unknown;
  /** The place of a path such as "rules[2].options"; of its nearest parent where it is missing. */
  placeOf(path: string): TextPlace;
}

export type TextReading =
  | { ok: true; text: ReadText }
  | { ok: false; problem: Problem; place: TextPlace | null };

/** A pack file is text for people: this is far above any sensible one. */
export const LONGEST_TEXT = 4 * INPUT_LIMITS.characters;

/**
 * Reads JSON text strictly: no comments, no duplicate keys (the later one would win silently), not
 * deeper than the guard allows. Never throws; the first trouble is named with its line.
 */
export function readPackText(raw: string): TextReading {
  const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
  if (text.length > LONGEST_TEXT)
    return refused(null, 'too-large', 'The rule pack is too large.', 'Split it, or shorten its texts.');
  const deep = tooDeepAt(text);
  if (deep !== null)
    return refused(placeAt(text, deep), 'too-deep', 'This is nested too deeply.', 'Flatten its conditions.');
  const read = parsed(text);
  if ('problem' in read) return read;
  const places = new Map<string, TextPlace>();
  const twice = collectPlaces(read.tree.body, [], places);
  if (twice)
    return refused(
      twice.place,
      'duplicate-key',
      `“${twice.key}” is there twice, so one of them would be lost.`,
      'Keep one.',
      pathText(twice.path),
    );
  return { ok: true, text: { value: JSON.parse(text), placeOf: (path) => nearest(places, path) } };
}

function refused(
  place: TextPlace | null,
  code: string,
  message: string,
  fix: string,
  path = '',
): TextReading & { ok: false } {
  return { ok: false, place, problem: problem(code, path, message, fix) };
}

/** The parser is recursive, so the depth is counted before it runs. */
function tooDeepAt(text: string): number | null {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (isInString) {
      if (character === BACKSLASH) at += 1;
      else if (character === QUOTE) isInString = false;
    } else if (character === QUOTE) isInString = true;
    else if (character === BRACE || character === BRACKET) {
      depth += 1;
      if (depth > INPUT_LIMITS.depth) return at;
    } else if (character === BRACE_END || character === BRACKET_END) depth -= 1;
  }
  return null;
}

const [QUOTE, BACKSLASH, BRACE, BRACE_END, BRACKET, BRACKET_END] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];

function parsed(text: string): { tree: DocumentNode } | (TextReading & { ok: false }) {
  try {
    return { tree: parse(text, { mode: 'json' }) };
  } catch (error) {
    const place = isPlaced(error) ? { line: error.line, column: error.column } : null;
    const said = error instanceof Error ? error.message.replace(/\s*\(\d+:\d+\)$/, '') : 'It can’t be read.';
    return refused(
      place,
      'not-json',
      `This is not JSON. ${said}`,
      'Mend it there; a JSON editor shows the place.',
    );
  }
}

const isPlaced = (error: unknown): error is TextPlace =>
  typeof error === 'object' && error !== null && 'line' in error && 'column' in error;

interface Twice {
  key: string;
  path: PropertyKey[];
  place: TextPlace;
}

/** Fills `places` with the place of every path; stops at the first key that is there twice. */
function collectPlaces(node: ValueNode, path: PropertyKey[], places: Map<string, TextPlace>): Twice | null {
  if (!places.has(pathText(path))) places.set(pathText(path), placeOfNode(node));
  if (node.type === 'Array') return collectElements(node.elements, path, places);
  if (node.type !== 'Object') return null;
  const seen = new Set<string>();
  for (const { name, value } of node.members) {
    const key = name.type === 'String' ? name.value : name.name;
    const at = [...path, key];
    if (seen.has(key)) return { key, path: at, place: placeOfNode(name) };
    seen.add(key);
    places.set(pathText(at), placeOfNode(name));
    const twice = collectPlaces(value, at, places);
    if (twice) return twice;
  }
  return null;
}

function collectElements(
  elements: readonly { value: ValueNode }[],
  path: PropertyKey[],
  places: Map<string, TextPlace>,
): Twice | null {
  for (const [index, element] of elements.entries()) {
    const twice = collectPlaces(element.value, [...path, index], places);
    if (twice) return twice;
  }
  return null;
}

const placeOfNode = ({ loc }: Pick<ValueNode, 'loc'>): TextPlace => ({
  line: loc.start.line,
  column: loc.start.column,
});

const LAST_STEP = /(?:\.|^)[^.[\]]+$|\[\d+\]$/;

function nearest(places: ReadonlyMap<string, TextPlace>, path: string): TextPlace {
  for (let at = path; LAST_STEP.test(at); at = at.replace(LAST_STEP, '')) {
    const place = places.get(at);
    if (place) return place;
  }
  return places.get('') ?? { line: 1, column: 1 };
}

function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}
