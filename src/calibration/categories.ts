import { type Case, type CaseValue, compareText } from './case';
import {
  type BinnedField,
  blankLevel,
  type Counts,
  countsByValue,
  FEWEST_ROWS,
  type Level,
  NOTHING,
  plus,
  readValue,
  type SuggestField,
} from './levels';
import { mergeNeighbours } from './merge-levels';

const MOST_GROUPS = 6;
/** A condition holds at most 300 values of at most 200 characters (operators/operator.ts). */
const MOST_VALUES = 100;
const LONGEST_VALUE = 200;

/** Values that earn the same points: their keys for comparison, and how they are written. */
interface Group extends Counts {
  keys: (string | boolean)[];
  values: (string | boolean)[];
}

/**
 * Cuts a category or a yes-or-no field into groups of values with clearly different rates, learned
 * from the cases given. Values with fewer than 10 rows form one level "other"; blanks are theirs.
 */
export function binCategory(field: SuggestField, cases: readonly Case[]): BinnedField {
  const single = countValues(field, cases);
  const [common, rare] = [single.filter(isCommon), single.filter((group) => !isCommon(group))];
  const kept = common.slice(0, MOST_VALUES);
  const groups = mergeNeighbours([...kept].sort(byRate), MOST_GROUPS, join);
  const blank = blankLevel(field, cases);
  const other = otherLevel(kept, [...common.slice(MOST_VALUES), ...rare]);
  const place = new Map(groups.flatMap(({ keys }, index) => keys.map((key) => [key, index] as const)));
  const levelOf = (value: CaseValue | undefined): number => {
    const read = readValue(value, field.type);
    if (read.state === 'blank') return blank.length > 0 ? groups.length : -1;
    if (read.state === 'unknown' || typeof read.value === 'number') return -1;
    return place.get(read.value) ?? (other.length > 0 ? groups.length + blank.length : -1);
  };
  return { field, levels: [...groups.map(groupLevel), ...blank, ...other], levelOf: remembered(levelOf) };
}

/** Values come again and again; reading each once saves most of the time. */
function remembered(levelOf: BinnedField['levelOf']): BinnedField['levelOf'] {
  const levels = new Map<CaseValue | undefined, number>();
  return (value) => {
    const level = levels.get(value) ?? levelOf(value);
    levels.set(value, level);
    return level;
  };
}

const isCommon = ({ n, values }: Group): boolean =>
  n >= FEWEST_ROWS && values.every((value) => typeof value === 'boolean' || value.length <= LONGEST_VALUE);

/** Values with their counts, most frequent first, each spelled as most often. */
function countValues({ name, type }: SuggestField, cases: readonly Case[]): Group[] {
  const found = new Map<string | boolean, { counts: Counts; spellings: [string | boolean, number][] }>();
  for (const [raw, counts] of countsByValue(name, cases)) {
    const read = readValue(raw, type);
    if (read.state !== 'value' || typeof read.value === 'number') continue;
    const entry = found.get(read.value) ?? { counts: NOTHING, spellings: [] };
    const spelling = typeof raw === 'boolean' ? raw : String(raw).trim();
    found.set(read.value, {
      counts: plus(entry.counts, counts),
      spellings: [...entry.spellings, [spelling, counts.n]],
    });
  }
  return [...found]
    .map(([key, entry]) => ({ ...entry.counts, keys: [key], values: [mostFrequent(entry.spellings, key)] }))
    .sort((a, b) => b.n - a.n || compareKeys(a, b));
}

function mostFrequent(spellings: readonly [string | boolean, number][], fallback: string | boolean) {
  const sorted = [...spellings].sort((a, b) => b[1] - a[1] || compareText(String(a[0]), String(b[0])));
  return sorted[0]?.[0] ?? fallback;
}

const compareKeys = (a: Group, b: Group): number =>
  compareText(String(a.keys[0] ?? ''), String(b.keys[0] ?? ''));

const byRate = (a: Group, b: Group): number => a.won * b.n - b.won * a.n || compareKeys(a, b);

const join = (a: Group, b: Group): Group => ({
  ...plus(a, b),
  keys: [...a.keys, ...b.keys],
  values: [...a.values, ...b.values],
});

const groupLevel = ({ n, won, values }: Group): Level => ({ n, won, pieces: [{ kind: 'values', values }] });

/** Everything filled that is not in a group: rare values, and those that nobody has seen yet. */
function otherLevel(kept: readonly Group[], rest: readonly Group[]): Level[] {
  const counts = rest.reduce<Counts>(plus, NOTHING);
  if (counts.n < FEWEST_ROWS) return [];
  return [{ ...counts, pieces: [{ kind: 'other', known: kept.flatMap(({ values }) => values) }] }];
}
