import type { Category, DealChange } from '../../../metrics/changes/bookings';
import type { Gap, Told } from '../../../metrics/changes/field-timeline';
import type { NotTold, Standing } from '../../../metrics/changes/standing';
import { exactSum } from '../../../metrics/exact-sum';
import {
  type FormatContext,
  formatCount,
  formatDay,
  formatIsoDate,
  formatNumber,
} from '../../../record/format';
import { isoOfDay } from '../deals/columns';
import { moneyText } from './money-text';
import { worthIn } from './page-model';

const UNTOLD_WORD: Readonly<Record<NotTold['what'], string>> = {
  created: 'when it was created',
  stage: 'its stage',
  owner: 'its owner',
  amount: 'its amount',
  pack: 'its place: the rule pack does not name the stage',
};

/** What one deal did, in the words of a category: "Qualified → Demo", "€20,000 → €30,000". */
export function changeWords(change: DealChange, category: Category, context: FormatContext): string {
  switch (category) {
    case 'amountUp':
    case 'amountDown':
    case 'currency':
      return `${worthText(change.opening, context)} → ${worthText(change.closing, context)}`;
    case 'pushed':
    case 'pulledIn':
      return closeDayWords(change, context);
    case 'unknown':
      return (
        [change.opening, change.closing].flatMap((end) => untoldWords(end, context)).join('; ') || 'not told'
      );
    case 'new':
      return change.closing.at === 'gone' ? stageWord(change.closing) : `in ${stageWord(change.closing)}`;
    default:
      return `${stageWord(change.opening)} → ${stageWord(change.closing)}`;
  }
}

/** "€84,000"; "no amount"; "amount not told". */
export function worthText({ worth }: Standing, context: FormatContext): string {
  if (worth.kind === 'empty') return 'no amount';
  if (worth.kind === 'notTold') return 'amount not told';
  return moneyText([worth.cents], worth.currency, context)(worth.cents);
}

export function stageWord(standing: Standing): string {
  if (standing.at === 'inside') {
    if (standing.spot.place) return standing.spot.place.stage.label;
    return standing.spot.kind === 'notInPack' ? 'a stage not in the pack' : 'not told';
  }
  if (standing.at === 'absent') return 'not there';
  if (standing.at === 'gone') return 'not in the CRM any more';
  return standing.place?.stage.label ?? standing.at;
}

function closeDayWords({ span: { opening, closing } }: DealChange, context: FormatContext): string {
  const [before, after] = [opening.closeDay, closing.closeDay];
  const days = (dayOf(after) ?? 0) - (dayOf(before) ?? 0);
  const moved = `${formatCount(Math.abs(days), 'day', context)} ${days > 0 ? 'later' : 'earlier'}`;
  return `${dayWord(before, context)} → ${dayWord(after, context)}, ${moved}`;
}

const dayOf = (told: Told<number | null>): number | null => (told.isKnown ? told.value : null);

function dayWord(told: Told<number | null>, context: FormatContext): string {
  const day = dayOf(told);
  return day === null ? 'no date' : formatIsoDate(isoOfDay(day), context);
}

/** "its stage is not told before 12 Nov 2026". */
function untoldWords(standing: Standing, context: FormatContext): string[] {
  if (standing.at !== 'inside' || !standing.why) return [];
  const { what, gap } = standing.why;
  return what === 'pack' ? [UNTOLD_WORD.pack] : [`${UNTOLD_WORD[what]} is not told${gapWords(gap, context)}`];
}

function gapWords({ since, until }: Gap, context: FormatContext): string {
  if (since !== null && until !== null)
    return ` between ${formatDay(since, context)} and ${formatDay(until, context)}`;
  if (until !== null) return ` before ${formatDay(until, context)}`;
  return since === null ? '' : ` since ${formatDay(since, context)}`;
}

/** "€40,000 + $3,000 · 2 without an amount": what the deals of a category count with, each currency apart. */
export function sumsIn(changes: readonly DealChange[], category: Category, context: FormatContext): string {
  const sums = new Map<string | null, number[]>();
  const without = { empty: 0, notTold: 0 };
  for (const change of changes) {
    const { kind, currency, cents } = worthIn(change, category);
    if (kind !== 'stated') {
      without[kind] += 1;
      continue;
    }
    const known = sums.get(currency);
    if (known) known.push(cents);
    else sums.set(currency, [cents]);
  }
  const stated = [...sums]
    .map(([currency, cents]) => moneyText(cents, currency, context)(exactSum(cents).value()))
    .join(' + ');
  return [stated, ...withoutWords(without, context)].filter(Boolean).join(' · ');
}

/** "2 without an amount", "1 whose amount is not told": deals that no sum of money holds. */
export function withoutWords(
  { empty, notTold }: Readonly<Record<'empty' | 'notTold', number>>,
  context: FormatContext,
): string[] {
  const number = (count: number) => formatNumber(count, context, 0);
  return [
    ...(empty > 0 ? [`${number(empty)} without an amount`] : []),
    ...(notTold > 0 ? [`${number(notTold)} whose amount is not told`] : []),
  ];
}
