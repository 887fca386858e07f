import type { PackField } from '../pack-parts/fields';
import type { PackScoring } from '../pack-parts/scoring';
import { attainablePoints } from '../scoring/model';
import { compareText } from './case';
import type { Learned } from './learn';
import { piecesCondition, piecesText } from './level-pieces';
import { type BinnedField, joinLevels, type Level, type SuggestField } from './levels';

/** A field with its levels, as a manager reads the suggestion. */
export interface PartTable {
  field: string;
  label: string;
  dimension: 'fit' | 'engagement';
  /** Most points first. */
  rows: PartRow[];
}

export interface PartRow {
  level: string;
  n: number;
  won: number;
  /** Won share; of all cases that the suggestion was learned from. */
  rate: number;
  points: number;
}

interface Part {
  field: SuggestField;
  levels: { level: Level; points: number }[];
}

type Signal = PackScoring['fit'][number];

const LONGEST_LABEL = 80;
const LONGEST_NAME = 50;
/** As in the schema of packs. */
const MOST_SIGNALS = 50;

const dimensionOf = ({ dimension }: SuggestField) => dimension ?? 'fit';

/** Fields that earn points, levels of equal points joined, strongest field first. */
export function partsOf({ binned, points }: Pick<Learned, 'binned' | 'points'>): Part[] {
  return binned
    .map((entry, index) => partOf(entry, points?.[index] ?? []))
    .filter(({ levels }) => levels.some((entry) => entry.points > 0))
    .sort((a, b) => strongest(b) - strongest(a) || compareText(a.field.name, b.field.name));
}

const strongest = ({ levels }: Part): number => Math.max(...levels.map(({ points }) => points));

function partOf({ field, levels }: BinnedField, points: readonly number[]): Part {
  const distinct = [...new Set(levels.map((_, index) => points[index] ?? 0))].sort((a, b) => b - a);
  return {
    field,
    levels: distinct.map((value) => ({
      level: joinLevels(levels.filter((_, index) => (points[index] ?? 0) === value)),
      points: value,
    })),
  };
}

export const tableOf = ({ field, levels }: Part): PartTable => ({
  field: field.name,
  label: field.label,
  dimension: dimensionOf(field),
  rows: levels.map(({ level: { pieces, n, won }, points }) => ({
    level: piecesText(pieces),
    n,
    won,
    rate: n > 0 ? won / n : 0,
    points,
  })),
});

/** Entries for the pack's field map. Where each CRM keeps them is the pack's business. */
export const fieldEntries = (parts: readonly Part[]): Record<string, PackField> =>
  Object.fromEntries(parts.map(({ field: { name, label, type } }) => [name, { label, type }]));

export interface ScoringFrame {
  appliesTo: PackScoring['appliesTo'];
  threshold: number;
  fitMinimum: number;
  engagementMinimum: number;
}

/**
 * The scoring part of a pack. The weights are what each dimension can earn at most, which makes
 * one point of a signal one point of the score. Null when it has more signals than a pack holds.
 */
export function scoringPart(parts: readonly Part[], frame: ScoringFrame): PackScoring | null {
  const groups = groupNames(parts.map(({ field }) => field));
  const of = (dimension: 'fit' | 'engagement') =>
    parts.flatMap((part, index) =>
      dimensionOf(part.field) === dimension ? signalsOf(part, index, groups[index] ?? '') : [],
    );
  const [fit, engagement] = [of('fit'), of('engagement')];
  if (fit.length > MOST_SIGNALS || engagement.length > MOST_SIGNALS) return null;
  const weights = { fit: attainablePoints(fit), engagement: attainablePoints(engagement) };
  return { ...frame, weights, fit, engagement, negative: [] };
}

/** A group per field: its label, or its name where two fields share a label. */
function groupNames(fields: readonly SuggestField[]): string[] {
  const labels = fields.map(({ label }) => shortened(label));
  return fields.map(({ name }, index) => {
    const own = labels[index] ?? name;
    return labels.indexOf(own) === labels.lastIndexOf(own) ? own : name;
  });
}

function signalsOf({ field, levels }: Part, index: number, group: string): Signal[] {
  return levels
    .filter(({ points }) => points > 0)
    .map(({ level, points }, place) => ({
      id: `${field.name.slice(0, LONGEST_NAME)}-${index + 1}-${place + 1}`,
      label: shortened(`${field.label}: ${piecesText(level.pieces)}`),
      group,
      points,
      when: piecesCondition(field.name, level.pieces),
    }));
}

const shortened = (text: string): string =>
  text.length <= LONGEST_LABEL
    ? text
    : `${Array.from(text.slice(0, LONGEST_LABEL - 2))
        .slice(0, -1)
        .join('')
        .trimEnd()}…`;
