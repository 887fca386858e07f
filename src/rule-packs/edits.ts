/**
 * A change to a pack as a form or a fix makes it. Paths are as in `pathText`: "rules[2].options". Edits of one
 * list are made one after the other, each on what the one before has left.
 */
export type PackEdit =
  /** Parents that are missing are made. */
  | { do: 'set'; path: string; value: unknown }
  | { do: 'remove'; path: string }
  /** Into the list at `path`; behind its end is at its end. */
  | { do: 'insert'; path: string; at: number; value: unknown }
  | { do: 'move'; path: string; from: number; to: number }
  /** Another name for the key that `path` ends with; its place stays. */
  | { do: 'rename'; path: string; to: string };

export type Step = string | number;

/** "rules[2].options" as its steps. */
export function stepsOf(path: string): Step[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([key, index]) =>
    index === undefined ? key : Number(index),
  );
}

/** The value at a path of parsed JSON; undefined where there is none. */
export function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const step of stepsOf(path)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = Reflect.get(at, step);
  }
  return at;
}

/** The edits made on data; the original stays as it is. What names no place changes nothing. */
export function editData(value: unknown, edits: readonly PackEdit[]): unknown {
  return edits.reduce((data, edit) => changed(data, stepsOf(edit.path), edit), value);
}

type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function changed(value: unknown, [step, ...rest]: readonly Step[], edit: PackEdit): unknown {
  if (step === undefined) return atPlace(value, edit);
  if (typeof step === 'number') return inList(value, step, rest, edit);
  if (!isPlain(value) && !(value === undefined && edit.do === 'set')) return value;
  const plain = isPlain(value) ? value : {};
  if (rest.length === 0 && (edit.do === 'remove' || edit.do === 'rename'))
    return Object.fromEntries(
      Object.entries(plain).flatMap(([key, entry]) => {
        if (key !== step) return [[key, entry]];
        return edit.do === 'rename' ? [[edit.to, entry]] : [];
      }),
    );
  const next = changed(plain[step], rest, edit);
  return next === plain[step] ? value : { ...plain, [step]: next };
}

function inList(value: unknown, index: number, rest: readonly Step[], edit: PackEdit): unknown {
  if (!Array.isArray(value) || index >= value.length) return value;
  if (rest.length === 0 && edit.do === 'remove') return value.filter((_, at) => at !== index);
  const next = changed(value[index], rest, edit);
  return next === value[index] ? value : value.map((entry, at) => (at === index ? next : entry));
}

function atPlace(value: unknown, edit: PackEdit): unknown {
  if (edit.do === 'set') return edit.value;
  if (!Array.isArray(value)) return value;
  if (edit.do === 'insert') return value.toSpliced(Math.min(edit.at, value.length), 0, edit.value);
  return edit.do === 'move' ? moved(value, edit.from, edit.to) : value;
}

/** A list with one entry in another place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const isInside = (index: number) => index >= 0 && index < list.length;
  if (!isInside(from) || !isInside(to) || from === to) return list;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}
