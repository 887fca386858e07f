import type { Step } from './edits';

/** Where a value stands in its text: from its first character to behind its last. */
export interface Span {
  from: number;
  to: number;
}

export interface MemberSpan extends Span {
  key: string;
  /** The value alone; the span itself begins with the key. */
  value: Span;
}

const BLANK = /\s/;

/**
 * Places in JSON text without reading all of it into a tree: a form looks for one value at each key stroke. The text
 * must be JSON; on other text the answers mean nothing, but every search ends.
 */
export function skipBlank(text: string, at: number): number {
  let next = at;
  while (next < text.length && BLANK.test(text.charAt(next))) next += 1;
  return next;
}

function endOfString(text: string, at: number): number {
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charAt(at - 1 - slashes) === '\\') slashes += 1;
  return slashes % 2 === 1;
}

const NEXT_MARK = /["[\]{}]/g;
const SCALAR_END = /[\s,\]}]|$/g;

function endOfValue(text: string, at: number): number {
  const first = text.charAt(at);
  if (first === '"') return endOfString(text, at);
  if (first !== '{' && first !== '[') return find(SCALAR_END, text, at) ?? text.length;
  let depth = 0;
  for (let next = find(NEXT_MARK, text, at); next !== null; ) {
    const mark = text.charAt(next);
    if (mark === '"') {
      next = find(NEXT_MARK, text, endOfString(text, next));
      continue;
    }
    depth += mark === '{' || mark === '[' ? 1 : -1;
    if (depth === 0) return next + 1;
    next = find(NEXT_MARK, text, next + 1);
  }
  return text.length;
}

function find(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? null;
}

/** The members of the object that begins at `at`, in their order. */
export function membersAt(text: string, at: number): MemberSpan[] {
  const members: MemberSpan[] = [];
  for (let next = skipBlank(text, at + 1); text.charAt(next) === '"'; ) {
    const keyEnd = endOfString(text, next);
    const from = skipBlank(text, skipBlank(text, keyEnd) + 1);
    const to = endOfValue(text, from);
    members.push({ key: keyOf(text.slice(next, keyEnd)), from: next, to, value: { from, to } });
    next = skipBlank(text, to);
    if (text.charAt(next) !== ',') break;
    next = skipBlank(text, next + 1);
  }
  return members;
}

function keyOf(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

/** The entries of the list that begins at `at`, in their order. */
export function entriesAt(text: string, at: number): Span[] {
  const entries: Span[] = [];
  let next = skipBlank(text, at + 1);
  while (next < text.length && text.charAt(next) !== ']') {
    const to = endOfValue(text, next);
    if (to === next) break;
    entries.push({ from: next, to });
    next = skipBlank(text, to);
    if (text.charAt(next) !== ',') break;
    next = skipBlank(text, next + 1);
  }
  return entries;
}

/** The value of the whole text. */
export function rootSpan(text: string): Span {
  const from = rootStart(text);
  return { from, to: endOfValue(text, from) };
}

const rootStart = (text: string): number => skipBlank(text, text.startsWith('\uFEFF') ? 1 : 0);

/** The value at the end of some steps; null where there is none. Reads no further than to its end. */
export function spanOf(text: string, steps: readonly Step[]): Span | null {
  let from: number | null = rootStart(text);
  for (const step of steps) {
    if (from === null) return null;
    from = typeof step === 'number' ? entryStart(text, from, step) : memberStart(text, from, step);
  }
  return from === null ? null : { from, to: endOfValue(text, from) };
}

/** Where the value of a member begins. */
function memberStart(text: string, at: number, key: string): number | null {
  if (text.charAt(at) !== '{') return null;
  for (let next = skipBlank(text, at + 1); text.charAt(next) === '"'; ) {
    const keyEnd = endOfString(text, next);
    const from = skipBlank(text, skipBlank(text, keyEnd) + 1);
    if (keyOf(text.slice(next, keyEnd)) === key) return from;
    next = skipBlank(text, endOfValue(text, from));
    if (text.charAt(next) !== ',') break;
    next = skipBlank(text, next + 1);
  }
  return null;
}

/** Where an entry begins. */
function entryStart(text: string, at: number, index: number): number | null {
  if (text.charAt(at) !== '[') return null;
  let next = skipBlank(text, at + 1);
  for (let before = index; next < text.length && text.charAt(next) !== ']'; before -= 1) {
    if (before === 0) return next;
    const to = endOfValue(text, next);
    if (to === next) break;
    next = skipBlank(text, to);
    if (text.charAt(next) !== ',') break;
    next = skipBlank(text, next + 1);
  }
  return null;
}

/** A member of the object in a span, by its key. */
export const memberIn = (text: string, { from }: Span, key: string): MemberSpan | undefined =>
  text.charAt(from) === '{' ? membersAt(text, from).find((member) => member.key === key) : undefined;
