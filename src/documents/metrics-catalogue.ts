import { leadMetrics, type Metric, pipelineMetrics } from '../metrics';
import type { LifecycleStage } from '../metrics/leads/lifecycle';
import { STEP_TARGETS, targetRange } from '../metrics/target-ranges';
import { rangeText, targetText } from '../metrics/target-text';
import type { PackTarget, TargetMetric } from '../pack-parts/targets';
import { SPEED_BANDS } from '../sla/speed-bands';

/** A metric of the dashboard. Labels and definitions are those of the code that counts it. */
export interface DashboardMetric {
  label: string;
  definition: string;
  /** Target or usual range (domain.md §§ 3, 5, 8); null where there is none. */
  target: string | null;
  /** Fields it is counted from, by their names in the pack. */
  fields: readonly string[];
  /** What comes from outside the CRM. */
  outside?: string;
}

export interface DashboardView {
  title: string;
  about: string;
  metrics: readonly DashboardMetric[];
}

/** All definitions, from metrics of no records at all. */
export function dashboardViews(
  targetMinutes: number | null,
  targets: readonly PackTarget[] = [],
): DashboardView[] {
  const deals = pipelineMetrics({ now: 0 }).result();
  const leads = leadMetrics({ now: 0, bands: SPEED_BANDS, ...speedTarget(targetMinutes) }).result();
  const against = targetsOf(targets, targetMinutes);
  return [marketing(leads, against), sales(deals, against), executive(deals, leads, against)];
}

/** What a figure is held against: the pack's own target, else what is usual. */
type Against = (metric: TargetMetric) => string | null;

const targetsOf =
  (targets: readonly PackTarget[], targetMinutes: number | null): Against =>
  (metric) => {
    const own = targets.find((target) => target.metric === metric);
    if (own) return `target: ${targetText(own)}`;
    if (metric === 'speedToLeadMinutes') return `under ${targetMinutes ?? 5} minutes`;
    return IN_WORDS[metric] ?? usualText(metric);
  };

/** Where the field says it in its own way (domain.md §§ 5, 8). */
const IN_WORDS: Readonly<Partial<Record<TargetMetric, string>>> = {
  ltvToCac: '3:1 to 5:1',
  revenueToTarget: '100%',
  coverage: '3 to 4 times the quota',
};

function usualText(metric: TargetMetric): string | null {
  const range = targetRange(metric);
  return range && rangeText(range);
}

type Deals = ReturnType<ReturnType<typeof pipelineMetrics>['result']>;
type Leads = ReturnType<ReturnType<typeof leadMetrics>['result']>;

const speedTarget = (minutes: number | null) => (minutes === null ? {} : { targetMs: minutes * 60_000 });

const of = (
  { label, definition }: Metric,
  target: string | null,
  fields: readonly string[],
  more: Pick<DashboardMetric, 'outside'> & { label?: string } = {},
): DashboardMetric => ({
  label,
  definition: definition.replace(/\b(?:mql|sql)\b/g, upper),
  target,
  fields,
  ...more,
});

const upper = (word: string) => word.toUpperCase();

const FUNNEL = ['lifecycleStage'];
const OUTCOME = ['stage'];
const MONEY = ['stage', 'amount'];
const CYCLE = ['stage', 'createdAt', 'closeDate'];
const SHORT: Readonly<Record<string, string>> = { mql: 'MQL', sql: 'SQL' };

const stageWord = (name: string) => SHORT[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Steps of the funnel with their usual ranges. */
const steps = ({ funnel }: Leads, wanted: readonly LifecycleStage[], against: Against): DashboardMetric[] =>
  funnel.steps
    .filter(({ to }) => wanted.includes(to))
    .map(({ from, to, conversion }) =>
      of(conversion, STEP_TARGETS[from] ? against(STEP_TARGETS[from]) : null, FUNNEL, {
        label: `${stageWord(from)} to ${stageWord(to)}`,
      }),
    );

function marketing(leads: Leads, against: Against): DashboardView {
  const speed = ['formSubmittedAt', 'firstContactAt'];
  return {
    title: 'Marketing',
    about: 'How many leads come in, how good they are, where they come from and what they cost.',
    metrics: [
      of(leads.leads, null, ['createdAt']),
      of(leads.mqlRate, null, FUNNEL),
      ...steps(leads, ['mql', 'sql'], against),
      of(leads.conversion, null, ['source', 'convertedAt'], { label: 'Lead conversion by first source' }),
      of(leads.spend.costPerMql, null, FUNNEL, { outside: 'marketing spend' }),
      of(leads.speed.response.median, against('speedToLeadMinutes'), speed),
      of(leads.speed.insideSla, against('insideSla'), speed),
      of(leads.speed.systemDelay.median, null, ['formSubmittedAt', 'assignedAt']),
      of(leads.speed.repDelay.median, null, ['assignedAt', 'firstContactAt']),
    ],
  };
}

function sales(deals: Deals, against: Against): DashboardView {
  return {
    title: 'Sales',
    about: 'What is in the pipeline, how it moves, and how well the forecast holds.',
    metrics: [
      of(deals.openPipeline, null, MONEY),
      of(deals.forecast.weighted, null, ['stage', 'amount', 'probability']),
      {
        label: 'Stage conversion',
        definition:
          'Per stage: records that advanced from it to a later stage or were won ÷ records that entered it.',
        target: null,
        fields: OUTCOME,
      },
      {
        label: 'Time in stage',
        definition:
          'Per stage: mean and median calendar days of completed visits; open ones are counted apart.',
        target: 'stale from 2 × the stage’s average on',
        fields: ['stage', 'stageEnteredAt'],
      },
      of(deals.winRate, against('winRate'), OUTCOME),
      of(deals.averageDealSize, null, MONEY),
      of(deals.cycle.won.median, null, CYCLE),
      of(deals.velocityPerDay, null, ['stage', 'amount', 'createdAt', 'closeDate']),
      {
        label: 'Forecast error',
        definition:
          '(Weighted forecast − won amount) ÷ won amount of the period; above 0 means that the forecast was too high.',
        target: against('forecastError'),
        fields: ['stage', 'amount', 'probability', 'closeDate'],
      },
      of(deals.pushes.pushedDeals, null, ['closeDate']),
      of(deals.pushes.pushedTwice, 'each gets a forecast review', ['closeDate']),
      of(deals.pushes.pushedAmount, null, ['amount', 'closeDate']),
      of(deals.pushes.slippedDeals, null, ['closeDate']),
      of(deals.pushes.slippedAmount, null, ['amount', 'closeDate']),
      of(deals.dataQuality.score, against('dataQuality'), OUTCOME),
    ],
  };
}

function executive(deals: Deals, leads: Leads, against: Against): DashboardView {
  return {
    title: 'Executive',
    about: 'What growth costs, what it brings, and whether the pipeline carries the plan.',
    metrics: [
      of(leads.spend.cac, null, FUNNEL, { outside: 'sales and marketing spend' }),
      of(leads.spend.ltvToCac, against('ltvToCac'), FUNNEL, {
        outside: 'lifetime value, sales and marketing spend',
      }),
      {
        label: 'Revenue against target',
        definition:
          'Sum of the amounts of won records with a close date in the period ÷ the revenue target of the period.',
        target: against('revenueToTarget'),
        fields: ['stage', 'amount', 'closeDate'],
        outside: 'revenue target',
      },
      of(deals.coverage, against('coverage'), MONEY, { outside: 'quota' }),
      ...steps(leads, ['opportunity', 'customer'], against),
      of(deals.winRate, against('winRate'), OUTCOME),
      { ...of(deals.winRate, null, ['stage', 'source']), label: 'Win rate by source' },
    ],
  };
}
