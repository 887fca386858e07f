import { type PackEdit, type Step, stepsOf } from './edits';
import { entriesAt, type MemberSpan, memberIn, membersAt, type Span, spanOf } from './json-spans';

/**
 * The edits made in the text itself: what they do not touch keeps its order, its blanks and its line breaks, so that
 * a manager finds a file as it was left. `text` must be JSON. What names no place changes nothing.
 */
export function editText(text: string, edits: readonly PackEdit[]): string {
  return edits.reduce(editOne, text);
}

function editOne(text: string, edit: PackEdit): string {
  const steps = stepsOf(edit.path);
  switch (edit.do) {
    case 'set':
      return set(text, steps, edit.value);
    case 'remove':
      return remove(text, steps);
    case 'rename':
      return rename(text, steps, edit.to);
    case 'insert':
      return insert(text, steps, edit.at, edit.value);
    case 'move':
      return move(text, steps, edit.from, edit.to);
  }
}

const put = (text: string, { from, to }: Span, piece: string): string =>
  text.slice(0, from) + piece + text.slice(to);

function set(text: string, steps: readonly Step[], value: unknown): string {
  const old = spanOf(text, steps);
  if (old) return put(text, old, written(value, text, old.from, isOneLine(text, old)));
  const parent = spanOf(text, steps.slice(0, -1));
  const key = steps.at(-1);
  if (typeof key !== 'string') return text;
  if (!parent) return set(text, steps.slice(0, -1), { [key]: value });
  if (text.charAt(parent.from) !== '{') return text;
  const members = membersAt(text, parent.from);
  return add(text, parent, members, members.length, (isFlat) => member(text, parent, key, value, isFlat));
}

const member = (text: string, parent: Span, key: string, value: unknown, isFlat: boolean): string =>
  `${JSON.stringify(key)}:${isDense(text) ? '' : ' '}${written(value, text, parent.from, isFlat, 1)}`;

function insert(text: string, steps: readonly Step[], at: number, value: unknown): string {
  const list = spanOf(text, steps);
  if (!list || text.charAt(list.from) !== '[') return text;
  const entries = entriesAt(text, list.from);
  const isShort = typeof value !== 'object' || value === null;
  return add(text, list, entries, Math.min(at, entries.length), (isFlat) =>
    written(value, text, list.from, isFlat || isShort, 1),
  );
}

/** Puts a piece between the parts of a container, in the way that the container is written. */
function add(
  text: string,
  container: Span,
  parts: readonly Span[],
  at: number,
  pieceOf: (isFlat: boolean) => string,
): string {
  const isFlat = isDense(text) || (parts.length > 0 && isOneLine(text, container));
  const piece = pieceOf(isFlat);
  const inner = isFlat ? '' : `\n${indentAt(text, container.from)}${unitOf(text)}`;
  const next = parts[at];
  if (next) return put(text, { from: next.from, to: next.from }, `${piece},${glue(text, isFlat, inner)}`);
  const last = parts.at(-1);
  if (last) return put(text, { from: last.to, to: last.to }, `,${glue(text, isFlat, inner)}${piece}`);
  const close = isFlat ? '' : `\n${indentAt(text, container.from)}`;
  return put(text, { from: container.from + 1, to: container.to - 1 }, `${inner}${piece}${close}`);
}

const glue = (text: string, isFlat: boolean, inner: string): string => {
  if (!isFlat) return inner;
  return isDense(text) ? '' : ' ';
};

function partsAround(text: string, steps: readonly Step[]): { parts: readonly Span[]; at: number } | null {
  const parent = spanOf(text, steps.slice(0, -1));
  const key = steps.at(-1);
  if (!parent || key === undefined) return null;
  const isList = text.charAt(parent.from) === '[';
  if (isList !== (typeof key === 'number')) return null;
  if (typeof key === 'number') return { parts: entriesAt(text, parent.from), at: key };
  const members = membersAt(text, parent.from);
  return { parts: members, at: members.findIndex((one) => one.key === key) };
}

function remove(text: string, steps: readonly Step[]): string {
  const found = partsAround(text, steps);
  const own = found?.parts[found.at];
  if (!found || !own) return text;
  const [before, after] = [found.parts[found.at - 1], found.parts[found.at + 1]];
  if (after) return put(text, { from: own.from, to: after.from }, '');
  if (before) return put(text, { from: before.to, to: own.to }, '');
  const parent = spanOf(text, steps.slice(0, -1));
  return parent ? put(text, { from: parent.from + 1, to: parent.to - 1 }, '') : text;
}

function rename(text: string, steps: readonly Step[], to: string): string {
  const parent = spanOf(text, steps.slice(0, -1));
  const key = steps.at(-1);
  const found: MemberSpan | undefined =
    parent && typeof key === 'string' ? memberIn(text, parent, key) : undefined;
  if (!found) return text;
  return put(text, { from: found.from, to: found.from + quotedLength(text, found) }, JSON.stringify(to));
}

/** A key ends at the first quote that nothing escapes. */
function quotedLength(text: string, { from, value }: MemberSpan): number {
  return /^"(?:[^"\\]|\\.)*"/.exec(text.slice(from, value.from))?.[0].length ?? 0;
}

/** The texts change places; what stands between them stays. */
function move(text: string, steps: readonly Step[], from: number, to: number): string {
  const list = spanOf(text, steps);
  if (!list || text.charAt(list.from) !== '[') return text;
  const entries = entriesAt(text, list.from);
  if (!entries[from] || !entries[to] || from === to) return text;
  const texts = entries.map((span) => text.slice(span.from, span.to));
  const order = texts.toSpliced(from, 1).toSpliced(to, 0, texts[from] ?? '');
  return entries.reduceRight((whole, span, index) => put(whole, span, order[index] ?? ''), text);
}

const isOneLine = (text: string, { from, to }: Span): boolean => !text.slice(from, to).includes('\n');

/** The whole text on one line, as machines write it. */
const isDense = (text: string): boolean => !text.trimEnd().includes('\n');

const unitOf = (text: string): string => /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';

const indentAt = (text: string, at: number): string =>
  /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))?.[0] ?? '';

/** A value as it stands at a place of the text, `deeper` steps inside the line's own depth. */
function written(value: unknown, text: string, at: number, isFlat: boolean, deeper: 0 | 1 = 0): string {
  if (isDense(text)) return JSON.stringify(value);
  const flat = flatText(value);
  const isScalar = typeof value !== 'object' || value === null;
  const isShortList = Array.isArray(value) && value.every((entry) => typeof entry !== 'object');
  const room = WIDTH - indentAt(text, at).length;
  if (isScalar || (flat.length <= room && (isFlat || isShortList))) return flat;
  const unit = unitOf(text);
  const base = indentAt(text, at) + (deeper ? unit : '');
  return JSON.stringify(value, null, unit).replaceAll('\n', `\n${base}`);
}

/** Longer lines are broken. */
const WIDTH = 100;

function flatText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flatText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return members.length === 0
    ? '{}'
    : `{ ${members.map(([key, entry]) => `${JSON.stringify(key)}: ${flatText(entry)}`).join(', ')} }`;
}
