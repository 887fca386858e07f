import type { DealSpan } from './deal-span';
import { NO_STAGE, type Scope, type Spot, type Standing, standingOf, type Worth } from './standing';

/** The lines of the bridge from the opening to the closing pipeline. */
export const LINES = [
  'new',
  'reopened',
  'movedIn',
  'amountUp',
  'amountDown',
  'currency',
  'advanced',
  'regressed',
  'unknown',
  'won',
  'lost',
  'movedOut',
  'gone',
] as const;
export type Line = (typeof LINES)[number];

/** What can be said of one deal: a line of the bridge, or something that moves no amount. */
export const CATEGORIES = [...LINES, 'skipped', 'pushed', 'pulledIn'] as const;
export type Category = (typeof CATEGORIES)[number];

/** A cell of the bridge: deals of one stage that count with amounts of one kind. */
export interface Cell {
  spot: Spot;
  money: Pick<Worth, 'kind' | 'currency'>;
}

/** What one deal adds to one line of one cell. A change of the amount moves no deal: its count is 0. */
export interface Booking {
  cell: Cell;
  line: Line;
  count: -1 | 0 | 1;
  cents: number;
}

/** A deal at both instants, what leads from one to the other, and what is to be said of it. */
export interface DealChange {
  span: DealSpan;
  opening: Standing;
  closing: Standing;
  bookings: Booking[];
  categories: ReadonlySet<Category>;
  /** Outside of the scope at one instant, and not told where at the other: counted at neither. */
  isLeftOut: boolean;
}

/** A deal inside the pipeline. */
interface Inside {
  spot: Spot;
  worth: Worth;
}

/**
 * What leads from the opening to the closing standing of a deal. It changes its amount where it stood
 * first, and moves with the new one, so that what was won counts as what it was won with.
 */
export function changeOf(span: DealSpan, scope: Scope = {}): DealChange {
  const [opening, closing] = [standingOf(span.opening, scope), standingOf(span.closing, scope)];
  const isLeftOut = isHalfSeen(opening, closing) || isHalfSeen(closing, opening);
  const bookings = isLeftOut ? [] : book(span, opening, closing);
  const categories = new Set<Category>(bookings.map(({ line }) => line));
  if (categories.has('advanced') && span.hasSkipped) categories.add('skipped');
  const move = isLeftOut ? 0 : closeDayMove(span, opening, closing);
  if (move !== 0) categories.add(move > 0 ? 'pushed' : 'pulledIn');
  return { span, opening, closing, bookings, categories, isLeftOut };
}

/** Days that the close date moved by; 0 unless the deal is open at both instants and both dates are told. */
export function closeDayMove(span: DealSpan, opening: Standing, closing: Standing): number {
  const isThere = ({ at }: Standing) => at === 'inside';
  const [before, after] = [span.opening.closeDay, span.closing.closeDay];
  if (!isThere(opening) || !isThere(closing) || !before.isKnown || !after.isKnown) return 0;
  return before.value === null || after.value === null ? 0 : after.value - before.value;
}

const isHalfSeen = (one: Standing, other: Standing): boolean =>
  one.at === 'elsewhere' && other.at === 'inside' && other.spot.kind === 'notTold';

function book(span: DealSpan, opening: Standing, closing: Standing): Booking[] {
  if (opening.at !== 'inside' && closing.at !== 'inside') return passage(span, opening, closing);
  if (opening.at !== 'inside')
    return closing.at === 'inside' ? [arrival(closing, entryLine(opening, closing))] : [];
  if (isUntold(opening) || isUntold(closing)) return unknownSteps(opening, closing);
  const now = { spot: opening.spot, worth: closing.worth };
  const amounts =
    closing.worth.kind === 'notTold' && closing.at !== 'inside' ? [] : amountSteps(opening, now);
  const last = amounts.length === 0 ? { ...now, worth: opening.worth } : now;
  if (closing.at !== 'inside') return [...amounts, departure(last, exitLine(opening, closing))];
  return [...amounts, ...stageSteps(last, closing)];
}

const isUntold = (standing: Standing): boolean =>
  standing.at === 'inside' && standing.spot.kind === 'notTold';

/** Where the stage at one end is not told, nothing is told of the way between the two either. */
function unknownSteps(opening: Inside, closing: Standing): Booking[] {
  if (closing.at !== 'inside') return [departure(opening, 'unknown')];
  if (isUntold(closing) && opening.spot.kind === 'notTold') return amountSteps(opening, closing);
  return [departure(opening, 'unknown'), arrival(closing, 'unknown')];
}

const cellOf = ({ spot, worth: { kind, currency } }: Inside): Cell => ({ spot, money: { kind, currency } });

const arrival = (at: Inside, line: Line): Booking => ({
  cell: cellOf(at),
  line,
  count: 1,
  cents: at.worth.cents,
});

const departure = (at: Inside, line: Line): Booking => ({
  cell: cellOf(at),
  line,
  count: -1,
  // Not −0, which is another value.
  cents: 0 - at.worth.cents,
});

function entryLine({ at }: Standing, { spot }: Inside): Line {
  if (spot.kind !== 'stage') return 'unknown';
  if (at === 'absent') return 'new';
  if (at === 'elsewhere') return 'movedIn';
  return at === 'gone' ? 'unknown' : 'reopened';
}

function exitLine({ spot }: Inside, { at }: Standing): Line {
  if (at === 'elsewhere') return 'movedOut';
  if (spot.kind !== 'stage' || at === 'absent' || at === 'inside') return 'unknown';
  return at;
}

/** Deals that came and left between the two instants stand in neither pipeline, but in both lines. */
function passage(span: DealSpan, opening: Standing, closing: Standing): Booking[] {
  const { at } = closing;
  const isClosed = at === 'won' || at === 'lost';
  if (opening.at === at || opening.at === 'inside' || opening.at === 'gone') return [];
  if (!isClosed && !(at === 'gone' && opening.at === 'absent')) return [];
  // Closed already, by someone outside of the filter who then handed it over.
  if (opening.at === 'elsewhere' && opening.place?.stage.kind !== 'open') return [];
  const spot: Spot = span.lastOpen ? { kind: 'stage', place: span.lastOpen } : NO_STAGE;
  const stay = { spot, worth: closing.worth };
  const entry = opening.at === 'absent' ? 'new' : opening.at === 'elsewhere' ? 'movedIn' : 'reopened';
  return [arrival(stay, entry), departure(stay, at)];
}

/** From the old amount to the new one, where the deal stood. */
function amountSteps(from: Inside, to: Inside): Booking[] {
  const [before, after] = [from.worth, to.worth];
  const change = after.cents - before.cents;
  const line = amountLine(before, after, change);
  if (before.kind !== after.kind || before.currency !== after.currency)
    return [departure(from, line), arrival(to, line)];
  return change === 0 ? [] : [{ cell: cellOf(to), line, count: 0, cents: change }];
}

function amountLine(before: Worth, after: Worth, change: number): Line {
  if (before.kind === 'notTold' || after.kind === 'notTold') return 'unknown';
  if (before.kind === after.kind && before.currency !== after.currency) return 'currency';
  // A deal whose amount was emptied counts as down, one that got its first as up, whatever their signs.
  if (before.kind !== after.kind) return after.kind === 'stated' ? 'amountUp' : 'amountDown';
  return change > 0 ? 'amountUp' : 'amountDown';
}

function stageSteps(from: Inside, to: Inside): Booking[] {
  const [before, after] = [from.spot, to.spot];
  if (before.kind === after.kind && before.place?.stage === after.place?.stage) return [];
  if (!before.place || !after.place) return [departure(from, 'unknown'), arrival(to, 'unknown')];
  if (before.place.pipeline.id !== after.place.pipeline.id)
    return [departure(from, 'movedOut'), arrival(to, 'movedIn')];
  const line = after.place.stage.position > before.place.stage.position ? 'advanced' : 'regressed';
  return [departure(from, line), arrival(to, line)];
}
