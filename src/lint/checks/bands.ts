import type { RulePack } from '../../rule-packs/schema';
import type { LintCheck, LintContext } from '../check';
import { bandOf, intersection, isEmptyRange, type ValueRange } from '../conditions/value-range';

interface Band {
  path: string;
  label: string;
  field: string;
  /** Group of the pack, else the field: bands of one field belong together. */
  set: string;
  range: ValueRange;
}

function bands(pack: RulePack, { pack: context }: LintContext): Band[] {
  const typeOf = (field: string) => context.field(field).type;
  return (['fit', 'engagement', 'negative'] as const).flatMap((dimension) =>
    pack.scoring[dimension].flatMap(({ label, group, when }, index) => {
      const band = bandOf(when, typeOf);
      const path = `scoring.${dimension}[${index}].when`;
      return band ? [{ ...band, path, label, set: `${dimension} ${group ?? ''} ${band.field}` }] : [];
    }),
  );
}

/** Bands of one set, from low to high. */
function sets(all: readonly Band[]): Band[][] {
  const bySet = new Map<string, Band[]>();
  for (const band of all) bySet.set(band.set, [...(bySet.get(band.set) ?? []), band]);
  return [...bySet.values()].map((set) =>
    set.sort((a, b) => a.range.low - b.range.low || a.range.high - b.range.high),
  );
}

const pairs = (pack: RulePack, context: LintContext): [Band, Band][] =>
  sets(bands(pack, context)).flatMap((set) =>
    set.slice(1).map((band, index): [Band, Band] => [set[index] ?? band, band]),
  );

/** A value that two bands claim. */
export const overlappingBands: LintCheck = {
  code: 'overlapping-bands',
  level: 'error',
  explanation:
    'A value in two bands of one attribute earns twice, or whichever comes first: nobody can explain that score.',
  fix: 'End one band where the next begins; “between” includes both ends.',
  find: (pack, context) =>
    pairs(pack, context).flatMap(([lower, upper]) =>
      isEmptyRange(intersection(lower.range, upper.range))
        ? []
        : [{ path: upper.path, message: `“${upper.label}” and “${lower.label}” overlap.` }],
    ),
};

/** Values between two bands that none of them claims. */
export const gapBetweenBands: LintCheck = {
  code: 'gap-between-bands',
  level: 'warning',
  explanation: 'A value between two bands earns nothing, which is seldom meant.',
  fix: 'Let the bands meet, or put a band of its own between them.',
  find: (pack, context) =>
    pairs(pack, context).flatMap(([lower, upper]) => {
      const { field, path, range } = upper;
      const isGap = hasGap(lower.range, range, isWhole(context.pack.field(field).type, lower.range, range));
      return isGap
        ? [
            {
              path,
              message: `Nothing covers ${gapText(lower.range.high, range.low)}, between “${lower.label}” and “${upper.label}”.`,
            },
          ]
        : [];
    }),
};

const gapText = (from: number, to: number): string => (from === to ? `${from}` : `${from} to ${to}`);

/** Counts such as employees come in whole numbers, so 50 and 51 meet; amounts and moments do not. */
const isWhole = (type: string, lower: ValueRange, upper: ValueRange): boolean =>
  type === 'date' || (type === 'number' && Number.isInteger(lower.high) && Number.isInteger(upper.low));

function hasGap(lower: ValueRange, upper: ValueRange, wholeNumbers: boolean): boolean {
  if (!Number.isFinite(lower.high) || !Number.isFinite(upper.low)) return false;
  const distance = upper.low - lower.high;
  if (distance === 0) return lower.isHighOpen && upper.isLowOpen;
  return distance > (wholeNumbers && !lower.isHighOpen && !upper.isLowOpen ? 1 : 0);
}
