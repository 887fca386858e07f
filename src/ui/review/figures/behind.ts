import type { MetricDeal, MetricLead, Period } from '../../../metrics';
import { quarterOf } from '../../../metrics/calendar';
import type { LeadSlaState } from '../../../metrics/leads/inside-sla';
import { lifecycleRank } from '../../../metrics/leads/lifecycle';
import { answerOf, hasForm, targetOf } from '../../../metrics/leads/speed-to-lead';
import { hasSlipped } from '../../../metrics/pushes';
import type { StageContext } from '../../../rule-kinds/stages';

/**
 * Which deals and leads stand behind a figure, by the figure's id: of a count those that are
 * counted, of a rate or an average those it is taken over (its n).
 */

export interface BehindOptions {
  now: number;
  period: Period | null;
}

type DealTest = (deal: MetricDeal) => boolean;
type LeadTest = (lead: MetricLead) => boolean;

const isClosed: DealTest = ({ outcome }) => outcome === 'won' || outcome === 'lost';
const isOpen: DealTest = ({ outcome }) => outcome === 'open';
const isWonWithAmount: DealTest = ({ outcome, amount }) => outcome === 'won' && amount !== null;
const isPushed: DealTest = ({ hasCloseDateHistory, closeDateMoves }) =>
  hasCloseDateHistory && closeDateMoves.some(({ from, to }) => to > from);

export function dealTests({ period }: BehindOptions): Record<string, DealTest> {
  const isDue: DealTest = ({ closeDay }) =>
    !period || (closeDay !== null && closeDay >= period.from && closeDay <= period.to);
  const hasSlippedOut: DealTest = (deal) => deal.hasCloseDateHistory && hasSlipped(deal, period ?? undefined);
  const isPipeline: DealTest = (deal) => isOpen(deal) && deal.amount !== null;
  return {
    open: isOpen,
    won: ({ outcome }) => outcome === 'won',
    lost: ({ outcome }) => outcome === 'lost',
    winRate: isClosed,
    openPipeline: isPipeline,
    weightedPipeline: (deal) => isPipeline(deal) && isDue(deal) && deal.probability !== null,
    coverage: (deal) => isPipeline(deal) && isDue(deal),
    wonValue: isWonWithAmount,
    averageDealSize: isWonWithAmount,
    medianDealSize: isWonWithAmount,
    revenueToTarget: (deal) => period !== null && isWonWithAmount(deal) && isDue(deal),
    'cycleDays.won.median': ({ outcome, closeDay, createdDay }) =>
      outcome === 'won' && closeDay !== null && createdDay !== null && closeDay >= createdDay,
    velocityPerDay: isOpen,
    pushedDeals: isPushed,
    pushedTwice: ({ hasCloseDateHistory, closeDateMoves }) =>
      hasCloseDateHistory && closeDateMoves.filter(({ from, to }) => to > from).length > 1,
    pushedAmount: (deal) => isPushed(deal) && deal.amount !== null,
    slippedDeals: hasSlippedOut,
    slippedAmount: (deal) => hasSlippedOut(deal) && deal.amount !== null,
    dataQuality: (deal) => isOpen(deal) && deal.required.filled.length + deal.required.empty.length > 0,
  };
}

/** Groups a deal stands behind: its source, the quarter it was won in, the stages it was in. What has none: ''. */
export function dealGroups(deal: MetricDeal): string[] {
  const groups: string[] = [];
  if (isClosed(deal)) groups.push(`winRate.source.${deal.source ?? ''}`);
  if (isWonWithAmount(deal))
    groups.push(`wonValue.quarter.${deal.closeDay === null ? '' : quarterOf(deal.closeDay)}`);
  for (const { pipeline, stage } of enteredStages(deal))
    groups.push(`stageConversion.${pipeline}.${stage.id}`);
  for (const id of completedStages(deal)) groups.push(`timeInStage.${id}.median`);
  return groups;
}

function enteredStages(deal: MetricDeal): { pipeline: string; stage: StageContext }[] {
  const { visits, place, outcome } = deal;
  if (visits.length > 0) {
    const stays = [...visits.map((visit) => visit.place), place];
    const entered = new Map(
      stays.flatMap((stay) => (stay?.stage.kind === 'open' ? [[stay.stage, stay.pipeline.id] as const] : [])),
    );
    return [...entered].map(([stage, pipeline]) => ({ pipeline, stage }));
  }
  if (!place || outcome === 'lost') return [];
  return place.pipeline.stages
    .filter(
      ({ kind, position }) => kind === 'open' && (outcome === 'won' || position <= place.stage.position),
    )
    .map((stage) => ({ pipeline: place.pipeline.id, stage }));
}

function completedStages({ visits }: MetricDeal): Set<string> {
  return new Set(
    visits.flatMap(({ place, from, until }) =>
      place?.stage.kind === 'open' && from !== null && typeof until === 'number'
        ? [`${place.pipeline.id}.${place.stage.id}`]
        : [],
    ),
  );
}

export function leadTests({ now }: BehindOptions): Record<string, LeadTest> {
  const target = targetOf({ now, bands: [] });
  const hasReached =
    (stage: Parameters<typeof lifecycleRank>[0]): LeadTest =>
    ({ reached }) =>
      reached !== null && lifecycleRank(reached) >= lifecycleRank(stage);
  return {
    leads: () => true,
    mqlRate: ({ reached }) => reached !== null,
    leadConversion: ({ isWon }) => isWon !== null,
    'funnel.lead.mql': hasReached('lead'),
    'funnel.mql.sql': hasReached('mql'),
    'funnel.sql.opportunity': hasReached('sql'),
    'funnel.opportunity.customer': hasReached('opportunity'),
    'speedToLead.median': isAnswered,
    insideSla: (lead) => hasForm(lead) && isJudged(answerOf(lead, now, target).state),
  };
}

const isAnswered: LeadTest = ({ form, contact }) =>
  form.exactAt !== null && contact.exactAt !== null && contact.exactAt >= form.exactAt;

const isJudged = (state: LeadSlaState): boolean => state === 'inside' || state === 'outside';

/** Figures of its source that a lead stands behind. Without a source the name is empty, which no source is. */
export function leadGroups({ source, reached, isWon }: MetricLead): string[] {
  const name = source ?? '';
  return [
    `leads.source.${name}`,
    ...(reached === null ? [] : [`mqlRate.source.${name}`]),
    ...(isWon === null ? [] : [`leadConversion.source.${name}`]),
  ];
}
