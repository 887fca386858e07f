import { isSameMoney } from '../../../metrics/changes/bridge-totals';
import { type FormatContext, formatCount, formatDayTime } from '../../../record/format';
import type { RowSet } from '../row-set';
import { type BridgeLines, bridgeLines } from './bridge-lines';
import { closingDeals, itemOf, type OpenDeal } from './brief-deals';
import { gapsOf } from './brief-gaps';
import { movements } from './brief-movements';
import { type BriefSection, MOST_ITEMS, moreWords } from './brief-section';
import { type ChangesPage, dealsIn, type Money, moneyLabel, worthIn } from './page-model';
import { targetWords } from './target-words';
import { targetsOf } from './targets';

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

/** Stands where a headline has no lines. */
export const NO_CHANGE = 'No change.';
const FORECAST_REVIEW_PUSHES = 2;
const PUT_AWAY = 'What was snoozed or dismissed is left out.';

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
    more: moreWords(deals.length - MOST_ITEMS, context),
  });
  return {
    title: `Changes since ${period[0]}, until ${period[1]}`,
    scope: scopeWords(page),
    asOf: `As of ${formatDayTime(context.now, context)}, from what was read on this device.`,
    headlines: headlines(page, context),
    targets: targetsOf(page).map((target) => targetWords(target, context)),
    sections: [
      movements(page, rows, context),
      section('At risk', `Open deals with a breach, then with a warning, by amount. ${PUT_AWAY}`, [
        ...warned.filter(({ breach }) => breach > 0),
        ...warned.filter(({ breach }) => breach === 0),
      ]),
      section(
        'Stale',
        `Open deals longer in their stage than their rule allows, by amount. ${PUT_AWAY}`,
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
