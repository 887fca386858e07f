import type { Category, DealChange } from '../../../metrics/changes/bookings';
import { isSameMoney } from '../../../metrics/changes/bridge-totals';
import { CATEGORY_WORDS } from '../../../metrics/changes/definitions';
import { type FormatContext, formatCount, formatDayTime } from '../../../record/format';
import type { RowSet } from '../row-set';
import { type BridgeLines, bridgeLines } from './bridge-lines';
import { type BriefItem, closingDeals, itemOf, type OpenDeal } from './brief-deals';
import { gapsOf } from './brief-gaps';
import { changeWords } from './change-words';
import { type ChangesPage, compareWorth, dealsIn, type Money, moneyLabel, worthIn } from './page-model';
import { targetWords } from './target-words';
import { targetsOf } from './targets';

export interface BriefSection {
  title: string;
  /** What is listed, and by which limit. */
  note: string;
  items: BriefItem[];
  /** How many more there are. */
  more: number;
}

/** One page for the meeting. Nobody is ranked in it. */
export interface Brief {
  title: string;
  scope: string;
  asOf: string;
  /** Per currency: "Open pipeline €410,000 (31 deals) → €455,000 (33 deals), net +€45,000", then its lines. */
  headlines: { text: string; lines: string[] }[];
  targets: string[];
  sections: BriefSection[];
  /** What could not be told. */
  gaps: string[];
}

/** So many that the brief fits on one page. */
const MOST_ITEMS = 5;
const FORECAST_REVIEW_PUSHES = 2;

export interface BriefOptions {
  page: ChangesPage;
  rows: RowSet;
  period: readonly [string, string];
  context: FormatContext & { now: number };
}

export function briefOf({ page, rows, period, context }: BriefOptions): Brief {
  const open = closingDeals(page, rows);
  const warned = open.filter(({ breach, warning }) => breach > 0 || warning > 0);
  const section = (title: string, note: string, deals: OpenDeal[]): BriefSection => ({
    title,
    note,
    items: deals.slice(0, MOST_ITEMS).map((deal) => itemOf(deal, page, context)),
    more: Math.max(0, deals.length - MOST_ITEMS),
  });
  return {
    title: `Changes since ${period[0]}, until ${period[1]}`,
    scope: scopeWords(page),
    asOf: `As of ${formatDayTime(context.now, context)}, from what was read on this device.`,
    headlines: headlines(page, context),
    targets: targetsOf(page).map((target) => targetWords(target, context)),
    sections: [
      movements(page, rows, context),
      section('At risk', 'Open deals with a breach, then with a warning, by amount.', [
        ...warned.filter(({ breach }) => breach > 0),
        ...warned.filter(({ breach }) => breach === 0),
      ]),
      section(
        'Stale',
        'Open deals longer in their stage than their rule allows, by amount.',
        open.filter(({ isStale }) => isStale),
      ),
      section(
        'Pushed repeatedly',
        `Open deals whose close date was pushed ${FORECAST_REVIEW_PUSHES} or more times, by amount; each gets a forecast review.`,
        open.filter(({ change }) => (change.span.pushes ?? 0) >= FORECAST_REVIEW_PUSHES),
      ),
    ],
    gaps: gapsOf(page, open, context),
  };
}

function scopeWords({ scope, spans }: ChangesPage): string {
  const pipeline = spans.pipelines.find(({ id }) => id === scope.pipeline)?.label;
  const parts = [pipeline && `Pipeline ${pipeline}`, scope.owner && `Owner ${scope.owner}`].filter(Boolean);
  return parts.length > 0 ? `${parts.join(', ')}.` : 'All pipelines and owners.';
}

function headlines(page: ChangesPage, context: FormatContext): Brief['headlines'] {
  return page.moneys
    .filter((money) => money !== 'deals' && money.kind === 'stated')
    .map((money) => {
      const { lines, opening, closing, net } = bridgeLines(page, money, context);
      const label = money !== 'deals' && !money.currency ? ` (${moneyLabel(money)})` : '';
      return {
        text: `Open pipeline${label} ${opening} → ${closing}, net ${net}`,
        lines: lines.map(
          (line) => `${line.label} ${line.amount} (${movedDeals(page, money, line, context)})`,
        ),
      };
    });
}

/** Amounts change without a deal coming or going: then how many deals changed theirs. */
function movedDeals(
  page: ChangesPage,
  money: Money,
  { line, deals }: BridgeLines['lines'][number],
  context: FormatContext,
): string {
  if (line !== 'amountUp' && line !== 'amountDown') return deals;
  const changed = dealsIn(page, line).filter(
    (change) => money !== 'deals' && isSameMoney(worthIn(change, line), money),
  );
  return `of ${formatCount(changed.length, 'deal', context)}`;
}

/** The one category that tells most of a deal. */
const TELLING: readonly Category[] = [
  'won',
  'lost',
  'gone',
  'movedOut',
  'new',
  'reopened',
  'movedIn',
  'regressed',
  'skipped',
  'advanced',
  'currency',
  'amountUp',
  'amountDown',
  'pushed',
  'pulledIn',
];

export const mainCategory = ({ categories }: DealChange): Category =>
  TELLING.find((category) => categories.has(category)) ?? 'unknown';

function movements(page: ChangesPage, rows: RowSet, context: FormatContext): BriefSection {
  const moved = page.changes.deals
    .map((change) => ({ change, main: mainCategory(change) }))
    .filter(({ main }) => main !== 'unknown')
    .sort((a, b) => compareWorth(worthIn(a.change, a.main), worthIn(b.change, b.main)));
  const shown = firstOfEach(moved, ({ change, main }) => worthIn(change, main).currency, MOST_ITEMS + 1);
  const named = closingDeals(
    page,
    rows,
    shown.map(({ change }) => change),
  );
  return {
    title: 'Top movements',
    note: 'Deals that moved, by money; of each currency the largest.',
    items: named.map((deal, index) => {
      const main = shown[index]?.main ?? 'unknown';
      const others = [...deal.change.categories].filter((one) => !isSaid(one, main));
      const also = others.map((one) => CATEGORY_WORDS[one].label.toLowerCase());
      const words = changeWords(deal.change, main, context);
      return itemOf(deal, page, context, {
        category: main,
        text: `${CATEGORY_WORDS[main].label}: ${words}${also.length > 0 ? `; also ${also.join(', ')}` : ''}.`,
      });
    }),
    more: moved.length - shown.length,
  };
}

/** A skip is an advance, and what is not told has its own list. */
const isSaid = (one: Category, main: Category): boolean =>
  one === main || one === 'unknown' || (main === 'skipped' && one === 'advanced');

/** The first few of each key, in their order. */
function firstOfEach<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
  most: number,
): Item[] {
  const seen = new Map<string | null, number>();
  return items.filter((item) => {
    const count = (seen.get(keyOf(item)) ?? 0) + 1;
    seen.set(keyOf(item), count);
    return count <= most;
  });
}
