import { normalText } from '../conditions/operators/comparable';
import type { FieldType } from '../record/types';
import type { Case, CaseValue } from './case';
import { joinPieces, type Piece } from './level-pieces';

/** A field that a suggestion may use, as in the pack's field map. */
export interface SuggestField {
  /** Its name in the pack and in `Case.values`. */
  name: string;
  label: string;
  type: FieldType;
  /** Which share of the score it belongs to; fit when left out. */
  dimension?: 'fit' | 'engagement';
  /** Numbers only: how points may run along the bands; free when left out. */
  shape?: Shape;
}

export type Shape = 'free' | 'rising' | 'falling' | 'single-peaked';

/** One band, group of values or blank of a field, with what became of its training cases. */
export interface Level extends Counts {
  pieces: readonly Piece[];
}

/** A field cut into levels; every value belongs to at most one. */
export interface BinnedField {
  field: SuggestField;
  levels: Level[];
  /** Index of the value's level, −1 where it has none: not known, or too rare to learn from. */
  levelOf(value: CaseValue | undefined): number;
}

/** Fewer rows than this make no level of their own. */
export const FEWEST_ROWS = 10;

/** A value as conditions read it: of the field's own type, blank, or unknown (never converted). */
export type ReadValue =
  | { state: 'value'; value: string | number | boolean }
  | { state: 'blank' }
  | { state: 'unknown' };

export function readValue(value: CaseValue | undefined, type: FieldType): ReadValue {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return { state: 'blank' };
  if (type === 'text' || type === 'choice')
    return typeof value === 'string' ? { state: 'value', value: normalText(value) } : { state: 'unknown' };
  if (type === 'boolean')
    return typeof value === 'boolean' ? { state: 'value', value } : { state: 'unknown' };
  return typeof value === 'number' && Number.isFinite(value)
    ? { state: 'value', value }
    : { state: 'unknown' };
}

/** Counts of a group of cases. */
export interface Counts {
  n: number;
  won: number;
}

export const NOTHING: Counts = { n: 0, won: 0 };

export const plus = (a: Counts, b: Counts): Counts => ({ n: a.n + b.n, won: a.won + b.won });

/** Counts per value as it stands in the cases, before it is read. */
export function countsByValue(field: string, cases: readonly Case[]): Map<CaseValue | undefined, Counts> {
  const counts = new Map<CaseValue | undefined, Counts>();
  for (const { outcome, values } of cases) {
    const entry = counts.get(values[field]) ?? { ...NOTHING };
    entry.n += 1;
    if (outcome) entry.won += 1;
    counts.set(values[field], entry);
  }
  return counts;
}

/** The level of cases where the field is empty; none when they are too few. */
export function blankLevel(field: SuggestField, cases: readonly Case[]): Level[] {
  const counts = [...countsByValue(field.name, cases)]
    .flatMap(([value, own]) => (readValue(value, field.type).state === 'blank' ? [own] : []))
    .reduce<Counts>(plus, NOTHING);
  if (counts.n < FEWEST_ROWS) return [];
  return [{ pieces: [{ kind: 'empty' }], ...counts }];
}

/** One level out of levels of a field. */
export const joinLevels = (levels: readonly Level[]): Level => ({
  ...levels.reduce<Counts>(plus, NOTHING),
  pieces: joinPieces(levels.flatMap(({ pieces }) => pieces)),
});
