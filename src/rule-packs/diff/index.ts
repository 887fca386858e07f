import { targetText } from '../../metrics/target-text';
import type { RulePack } from '../schema';
import { type Change, changesBetween, isSame } from './changes';
import { NOUNS, settingName, valueText } from './words';

export type { Change } from './changes';

/** One difference in plain language, with where it is. */
export interface PackChange extends Change {
  sentence: string;
}

/** Differences that say nothing about how records are judged. */
const HEADER: ReadonlySet<string> = new Set(['version', 'issuedAt', 'schemaVersion']);

/** What changed from one version of a pack to the next, in the order of the pack. */
export function diffPacks(before: RulePack, after: RulePack): PackChange[] {
  return changesBetween(comparable(before), comparable(after))
    .filter(({ path }) => !HEADER.has(path[0] ?? ''))
    .map((change) => ({ ...change, sentence: sentence(change, before, after) }));
}

/** Targets by their figure, as they are read. */
const comparable = ({ targets = [], ...pack }: RulePack) => ({
  ...pack,
  targets: Object.fromEntries(targets.map((target) => [target.metric, targetText(target)])),
});

function sentence(change: Change, before: RulePack, after: RulePack): string {
  const { kind, path } = change;
  const place = placeText(path, after, before);
  switch (kind) {
    case 'added':
      return `${place}: added${detail(change.after)}.`;
    case 'removed':
      return `${place}: removed${detail(change.before)}.`;
    case 'moved':
      return `${place}: moved to another place in the order.`;
    case 'changed':
      return `${place}: ${changeText(change)}.`;
  }
}

/** A new setting shows its value; a whole new part or entry is named by its place. */
function detail(value: unknown): string {
  if (isNamedList(value)) return ` ${namesOf(value)}`;
  const isPart = typeof value === 'object' && value !== null && !Array.isArray(value) && !('op' in value);
  return isPart ? '' : `, ${valueText(value)}`;
}

function changeText({ before, after }: Change): string {
  if (isTextList(before) && isTextList(after)) {
    const added = after.filter((entry) => !before.includes(entry));
    const removed = before.filter((entry) => !after.includes(entry));
    const parts = [
      ...(added.length > 0 ? [`added ${added.join(', ')}`] : []),
      ...(removed.length > 0 ? [`removed ${removed.join(', ')}`] : []),
    ];
    return parts.length > 0 ? parts.join('; ') : `new order ${after.join(', ')}`;
  }
  if (isNamedList(before) && isNamedList(after)) return namedText(before, after);
  return `${valueText(before)} → ${valueText(after)}`;
}

type Named = { name: string };

/** Such as the examples of a rule. */
const isNamedList = (value: unknown): value is Named[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((entry) => typeof entry === 'object' && entry !== null && typeof entry.name === 'string');

const namesOf = (list: readonly Named[]): string => list.map(({ name }) => `“${name}”`).join(', ');

function namedText(before: readonly Named[], after: readonly Named[]): string {
  const hasSame = (list: readonly Named[], entry: Named) => list.some((other) => isSame(other, entry));
  const [added, removed] = [
    after.filter((entry) => !hasSame(before, entry)),
    before.filter((entry) => !hasSame(after, entry)),
  ];
  const isOf = (list: readonly Named[], { name }: Named) => list.some((entry) => entry.name === name);
  const changed = added.filter((entry) => isOf(removed, entry));
  const parts = [
    [added.filter((entry) => !isOf(removed, entry)), 'added'],
    [removed.filter((entry) => !isOf(added, entry)), 'removed'],
    [changed, 'changed'],
  ] as const;
  const said = parts.flatMap(([list, verb]) => (list.length > 0 ? [`${verb} ${namesOf(list)}`] : []));
  return said.join('; ') || `new order ${namesOf(after)}`;
}

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');

/** "Pipeline “Sales”, stage “Demo”, required fields": labels where the pack has them. */
function placeText(path: readonly string[], ...packs: readonly RulePack[]): string {
  const words: string[] = [];
  for (const [index, key] of path.entries()) {
    const noun = NOUNS[path[index - 1] ?? ''];
    const label = noun ? labelAt(path.slice(0, index + 1), packs) : null;
    if (noun && label) words.push(`${noun} “${label}”`);
    else if (!NOUNS[key] || index === path.length - 1) words.push(settingName(key));
  }
  const text = words.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function labelAt(path: readonly string[], packs: readonly RulePack[]): string | null {
  for (const pack of packs) {
    const entry = valueAt(pack, path);
    if (typeof entry !== 'object' || entry === null) continue;
    for (const key of ['label', 'title'])
      if (key in entry) {
        const label: unknown = Reflect.get(entry, key);
        if (typeof label === 'string') return label;
      }
    return path.at(-1) ?? null;
  }
  return null;
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const key of path) {
    if (Array.isArray(value)) value = value.find((entry: { id?: unknown }) => entry.id === key);
    else if (typeof value === 'object' && value !== null) value = Reflect.get(value, key);
    else return undefined;
  }
  return value;
}
