import type { Condition } from '../conditions/condition';
import { formatNumber } from '../record/format';

/** What a level is made of; a joined level has several pieces. */
export type Piece =
  /** From a value, included, up to another, not included; −∞ and undefined where it is open. */
  | { kind: 'band'; from: number; to: number | undefined }
  | { kind: 'values'; values: readonly (string | boolean)[] }
  | { kind: 'empty' }
  /** Filled with anything but these. */
  | { kind: 'other'; known: readonly (string | boolean)[] };

/** The same pieces in the fewest: bands that touch, and all lists of values, become one. */
export function joinPieces(pieces: readonly Piece[]): Piece[] {
  const bands = pieces.flatMap((piece) => (piece.kind === 'band' ? [piece] : []));
  const values = pieces.flatMap((piece) => (piece.kind === 'values' ? piece.values : []));
  const rest = pieces.filter(({ kind }) => kind === 'empty' || kind === 'other');
  return [...touching(bands), ...(values.length > 0 ? [{ kind: 'values' as const, values }] : []), ...rest];
}

type Band = Extract<Piece, { kind: 'band' }>;

function touching(bands: readonly Band[]): Band[] {
  const joined: Band[] = [];
  for (const band of [...bands].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last?.to === band.from) joined[joined.length - 1] = { ...last, to: band.to };
    else joined.push(band);
  }
  return joined;
}

/** "417 to under 536; or empty": completes "{label}: …". */
export const piecesText = (pieces: readonly Piece[]): string => pieces.map(pieceText).join('; or ');

function pieceText(piece: Piece): string {
  switch (piece.kind) {
    case 'band':
      return bandText(piece);
    case 'values':
      return piece.values.map(valueText).join(', ');
    case 'empty':
      return 'empty';
    case 'other':
      return 'any other value';
  }
}

function bandText({ from, to }: Band): string {
  const write = (value: number) => formatNumber(value, { locale: 'en-GB' }, 6);
  if (to === undefined) return from === Number.NEGATIVE_INFINITY ? 'filled' : `${write(from)} and more`;
  return from === Number.NEGATIVE_INFINITY ? `under ${write(to)}` : `${write(from)} to under ${write(to)}`;
}

function valueText(value: string | boolean): string {
  if (typeof value === 'string') return value;
  return value ? 'yes' : 'no';
}

/** The condition of a pack that holds for exactly these pieces. */
export function piecesCondition(field: string, pieces: readonly Piece[]): Condition {
  const [only, ...more] = pieces.map((piece) => pieceCondition(field, piece));
  if (only && more.length === 0) return only;
  return { op: 'any', of: [...(only ? [only] : []), ...more] };
}

function pieceCondition(field: string, piece: Piece): Condition {
  switch (piece.kind) {
    case 'band':
      return bandCondition(field, piece);
    case 'values':
      return valuesCondition(field, piece.values);
    case 'empty':
      return { op: 'empty', field };
    case 'other':
      return piece.known.length === 0 ? { op: 'exists', field } : noneOf(field, piece.known);
  }
}

/** Not `between`, which includes both ends: a value between two bands would earn nothing. */
function bandCondition(field: string, { from, to }: Band): Condition {
  const low: Condition = { op: 'gte', field, value: from };
  if (to === undefined) return from === Number.NEGATIVE_INFINITY ? { op: 'exists', field } : low;
  const high: Condition = { op: 'lt', field, value: to };
  return from === Number.NEGATIVE_INFINITY ? high : { op: 'all', of: [low, high] };
}

function valuesCondition(field: string, values: readonly (string | boolean)[]): Condition {
  const [first, ...more] = values;
  if (first !== undefined && more.length === 0) return { op: 'eq', field, value: first };
  return { op: 'in', field, values: [...values] };
}

const noneOf = (field: string, known: readonly (string | boolean)[]): Condition => ({
  op: 'all',
  of: [
    { op: 'exists', field },
    { op: 'none', of: [valuesCondition(field, known)] },
  ],
});
