import { type Category, changeOf, type DealChange } from '../../../metrics/changes/bookings';
import { type FormatContext, plural } from '../../../record/format';
import { putAwayText, unknownText } from '../deals/top-warning';
import { ownerText } from '../review-row';
import { type RowSet, wordAt } from '../row-set';
import { moneyText, signed } from './money-text';
import { type ChangesPage, compareWorth, worthIn } from './page-model';
import type { DealNote } from './stored-spans';

/** A deal of the brief, with what the review’s list knows of it. */
export interface OpenDeal {
  change: DealChange;
  /** Its row in the review; null where the list does not have it. */
  row: number | null;
  name: string;
  /** In words where nobody owns it, and where that was not read. */
  owner: string;
  breach: number;
  warning: number;
  /** Findings of which nobody can tell. */
  unknown: number;
  /** Open findings that were snoozed or dismissed. */
  putAway: number;
  isStale: boolean;
  /** Full days; null when not read. */
  daysInStage: number | null;
  /** A rule has judged it. */
  isJudged: boolean;
  topWarning: string | null;
}

export interface BriefItem {
  key: string;
  row: number | null;
  money: string;
  name: string;
  /** Owner and stage. */
  place: string;
  /** What happened or what is wrong. */
  text: string;
  /** Reason of a loss, or the next step of an open deal. */
  next: string;
}

/** Deals in the closing pipeline by amount; or those given, in their order. */
export function closingDeals(page: ChangesPage, rows: RowSet, given?: readonly DealChange[]): OpenDeal[] {
  const changes =
    given ??
    page.spans.spans
      .map((span) => changeOf(span, page.scope))
      .filter(
        ({ closing, isLeftOut }) => !isLeftOut && closing.at === 'inside' && closing.spot.kind === 'stage',
      )
      .sort((a, b) => compareWorth(a.closing.worth, b.closing.worth));
  const places = new Map(rows.text('key').map((key, row) => [key, row]));
  return changes.map((change) => openDeal(change, places.get(change.span.key) ?? null, rows));
}

function openDeal(change: DealChange, row: number | null, rows: RowSet): OpenDeal {
  const count = (column: 'breach' | 'warning' | 'unknown' | 'putAway'): number => {
    const value = row === null ? Number.NaN : (rows.number(column)[row] ?? Number.NaN);
    return Number.isNaN(value) ? 0 : value;
  };
  const word = (column: 'kinds' | 'topWarning') => (row === null ? null : wordAt(rows.words(column), row));
  const now = row === null ? null : rows.row(row);
  return {
    change,
    row,
    name: (row === null ? null : rows.text('title')[row]) ?? 'Deal without a name',
    owner: ownerAt(change, now ?? NOT_READ),
    breach: count('breach'),
    warning: count('warning'),
    unknown: count('unknown'),
    putAway: count('putAway'),
    daysInStage: now?.daysInStage ?? null,
    isStale: word('kinds')?.split(' ').includes('stale-deal') ?? false,
    isJudged: row !== null && !Number.isNaN(rows.number('passed')[row] ?? Number.NaN),
    topWarning: word('topWarning'),
  };
}

const NOT_READ = { owner: null, empty: null };

/** As on the closing day; where that is not told, as it is now. */
function ownerAt({ span }: DealChange, now: Parameters<typeof ownerText>[0]): string {
  const { owner } = span.closing;
  return ownerText(owner.isKnown ? { owner: owner.value, empty: 'owner' } : now);
}

/** `said`: what to say of it, and the category whose money counts; left out: its warning, and its amount. */
export function itemOf(
  deal: OpenDeal,
  { spans }: ChangesPage,
  context: FormatContext,
  said?: { category: Category; text: string },
): BriefItem {
  const { change, name, owner, row } = deal;
  const { closing, span } = change;
  const worth = said ? worthIn(change, said.category) : closing.worth;
  const text = moneyText([worth.cents], worth.currency, context);
  const isDelta = said?.category === 'amountUp' || said?.category === 'amountDown';
  const stated = isDelta ? signed(worth.cents, text) : text(worth.cents);
  const place = closing.at === 'inside' ? closing.spot.place : closing.place;
  return {
    key: span.key,
    row,
    money: worth.kind === 'stated' ? stated : worth.kind === 'empty' ? 'no amount' : 'amount not told',
    name,
    place: [owner, place?.stage.label].filter(Boolean).join(', '),
    text: said?.text ?? warningText(deal),
    next: nextText(change, spans.notes.get(span.key)),
  };
}

function warningText(deal: OpenDeal): string {
  const { change, isStale, daysInStage } = deal;
  const { pushes } = change.span;
  return [
    `${warned(deal)}.`,
    isStale && daysInStage !== null && `${plural(daysInStage, 'day')} in its stage.`,
    pushes && `Pushed ${plural(pushes, 'time')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** "No warning" only of what was judged, and of which nothing is unknown or was put away. */
function warned({ topWarning, breach, warning, unknown, putAway, isJudged }: OpenDeal): string {
  const more = breach + warning - 1;
  if (topWarning) return `${topWarning}${more > 0 ? ` +${more}` : ''}`;
  if (unknown > 0) return unknownText(unknown);
  if (putAway > 0) return putAwayText(putAway);
  return isJudged ? 'No warning' : 'Not judged yet';
}

/** Why it was lost, else what is to be done next; "not read" is not "none". */
function nextText({ closing }: DealChange, note: DealNote | undefined): string {
  if (closing.at === 'lost') return `Reason: ${saidText(note?.lossReason, 'none given')}`;
  return closing.at === 'inside' ? `Next step: ${saidText(note?.nextStep, 'none')}` : '';
}

const saidText = (text: string | null | undefined, none: string): string =>
  text === '' ? none : (text ?? 'not read');
