/** One difference between two versions of a pack. */
export interface Change {
  kind: 'added' | 'removed' | 'changed' | 'moved';
  /** Keys from the root; entries of lists with ids appear by their id. */
  path: readonly string[];
  before?: unknown;
  after?: unknown;
}

type Plain = Record<string, unknown>;

/**
 * Every difference between two plain values, in the order of the new one. Lists whose entries have
 * ids are compared entry by entry, and an entry that changed its place among the others is `moved`;
 * other lists and conditions are compared as a whole, or as sets when they hold texts only.
 */
export function changesBetween(before: unknown, after: unknown, path: readonly string[] = []): Change[] {
  if (isSame(before, after)) return [];
  if (before === undefined) return [{ kind: 'added', path, after }];
  if (after === undefined) return [{ kind: 'removed', path, before }];
  if (hasIds(before) && hasIds(after)) return entryChanges(before, after, path);
  if (isPlain(before) && isPlain(after) && !isCondition(before) && !isCondition(after))
    return keys(before, after).flatMap((key) => changesBetween(before[key], after[key], [...path, key]));
  return [{ kind: 'changed', path, before, after }];
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Conditions read better as a whole than operator by operator. */
const isCondition = (value: Plain): boolean => typeof value.op === 'string';

const keys = (before: Plain, after: Plain): string[] => [
  ...new Set([...Object.keys(after), ...Object.keys(before)]),
];

type Entry = Plain & { id: string };

const hasIds = (value: unknown): value is Entry[] =>
  Array.isArray(value) && value.every((entry) => isPlain(entry) && typeof entry.id === 'string');

function entryChanges(before: readonly Entry[], after: readonly Entry[], path: readonly string[]): Change[] {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const now = new Map(after.map((entry) => [entry.id, entry]));
  const moved = movedIds(
    before.map(({ id }) => id).filter((id) => now.has(id)),
    after.map(({ id }) => id).filter((id) => old.has(id)),
  );
  return [
    ...after.flatMap((entry): Change[] => [
      ...(moved.has(entry.id)
        ? [{ kind: 'moved' as const, path: [...path, entry.id], before: old.get(entry.id), after: entry }]
        : []),
      ...changesBetween(old.get(entry.id), entry, [...path, entry.id]),
    ]),
    ...before
      .filter(({ id }) => !now.has(id))
      .flatMap((entry) => changesBetween(entry, undefined, [...path, entry.id])),
  ];
}

/** The fewest entries that must move to turn one order into the other: all but a longest rising run. */
function movedIds(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(before.map((id, index) => [id, index]));
  const places = after.map((id) => place.get(id) ?? 0);
  const longest: { length: number; previous: number }[] = [];
  let end = -1;
  for (const [index, at] of places.entries()) {
    let best = { length: 1, previous: -1 };
    for (let earlier = 0; earlier < index; earlier += 1) {
      const length = (longest[earlier]?.length ?? 0) + 1;
      if ((places[earlier] ?? 0) < at && length > best.length) best = { length, previous: earlier };
    }
    longest.push(best);
    if (best.length > (longest[end]?.length ?? 0)) end = index;
  }
  const staying = new Set<string>();
  for (let at = end; at >= 0; at = longest[at]?.previous ?? -1) staying.add(after[at] ?? '');
  return new Set(after.filter((id) => !staying.has(id)));
}

/** Equal as JSON; the order of keys makes no difference. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((entry, index) => isSame(entry, b[index]));
  if (!isPlain(a) || !isPlain(b)) return false;
  return keys(a, b).every((key) => isSame(a[key], b[key]));
}
