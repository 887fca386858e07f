import type { BadFile } from '../../../record/file-import';
import type { ColumnProfile } from './column-profile';
import type { FileProfile } from './file-profile';

const SAMPLES = 3;

/** Several files of one kind as if they were one: the columns that all of them have. */
export function mergeProfiles([first, ...others]: readonly [FileProfile, ...FileProfile[]]): FileProfile {
  const sum = (of: (profile: FileProfile) => number): number =>
    others.reduce((total, profile) => total + of(profile), of(first));
  return {
    ...first,
    bytes: sum(({ bytes }) => bytes),
    rows: sum(({ rows }) => rows),
    refused: sum(({ refused }) => refused),
    footerCount: sum(({ footerCount }) => footerCount),
    columns: others.reduce(
      (columns, file) => columns.flatMap((column) => shared(column, file)),
      first.columns,
    ),
  };
}

function shared(column: ColumnProfile, { columns }: FileProfile): ColumnProfile[] {
  const same = columns.find(({ name }) => name === column.name);
  return same ? [mergeColumns(column, same)] : [];
}

function mergeColumns(a: ColumnProfile, b: ColumnProfile): ColumnProfile {
  return {
    name: a.name,
    filled: a.filled + b.filled,
    samples: firstOf(a.samples, b.samples),
    values: a.values && b.values && summed(a.values, b.values),
    dates: {
      dayFirst: a.dates.dayFirst + b.dates.dayFirst,
      monthFirst: a.dates.monthFirst + b.dates.monthFirst,
      open: a.dates.open + b.dates.open,
      plain: a.dates.plain + b.dates.plain,
      examples: firstOf(a.dates.examples, b.dates.examples),
    },
    numbers: {
      point: a.numbers.point + b.numbers.point,
      comma: a.numbers.comma + b.numbers.comma,
      open: a.numbers.open + b.numbers.open,
      plain: a.numbers.plain + b.numbers.plain,
      examples: firstOf(a.numbers.examples, b.numbers.examples),
    },
    emails: a.emails + b.emails,
    numericIds: a.numericIds + b.numericIds,
    salesforceIds: summed(a.salesforceIds, b.salesforceIds),
  };
}

const firstOf = (a: readonly string[], b: readonly string[]): string[] =>
  [...new Set([...a, ...b])].slice(0, SAMPLES);

function summed(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Map<string, number> {
  const sum = new Map(a);
  for (const [key, count] of b) sum.set(key, (sum.get(key) ?? 0) + count);
  return sum;
}

/** Files that share too few columns with the first to be the same export; to be imported by themselves. */
export function strangers([first, ...others]: readonly FileProfile[]): BadFile[] {
  return others.flatMap(({ name, columns }) => {
    const own = new Set(first?.columns.map((column) => column.name));
    const shared = columns.filter((column) => own.has(column.name)).length;
    const isSame = shared >= 0.5 * Math.max(own.size, columns.length);
    const message = `${name} has ${shared} of the ${own.size} columns of ${first?.name}, so it is another sort of file.`;
    return isSame ? [] : [{ name, message, fix: 'Import it by itself, or say that it holds the history.' }];
  });
}
