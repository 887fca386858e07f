import { leadMetrics, type Metric, pipelineMetrics } from '../metrics';
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
export function dashboardViews(targetMinutes: number | null): DashboardView[] {
  const deals = pipelineMetrics({ now: 0 }).result();
  const leads = leadMetrics({ now: 0, bands: SPEED_BANDS, ...speedTarget(targetMinutes) }).result();
  return [marketing(leads, targetMinutes), sales(deals), executive(deals, leads)];
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
const steps = ({ funnel }: Leads, wanted: readonly string[]): DashboardMetric[] =>
  funnel.steps
    .filter(({ to }) => wanted.includes(to))
    .map(({ from, to, low, high, conversion }) =>
      of(conversion, `${low * 100}–${high * 100} %`, FUNNEL, {
        label: `${stageWord(from)} to ${stageWord(to)}`,
      }),
    );

function marketing(leads: Leads, targetMinutes: number | null): DashboardView {
  const speed = ['formSubmittedAt', 'firstContactAt'];
  return {
    title: 'Marketing',
    about: 'How many leads come in, how good they are, where they come from and what they cost.',
    metrics: [
      of(leads.leads, null, ['createdAt']),
      of(leads.mqlRate, null, FUNNEL),
      ...steps(leads, ['mql', 'sql']),
      of(leads.conversion, null, ['source', 'convertedAt'], { label: 'Lead conversion by first source' }),
      of(leads.spend.costPerMql, null, FUNNEL, { outside: 'marketing spend' }),
      of(leads.speed.response.median, `under ${targetMinutes ?? 5} minutes`, speed),
      of(leads.speed.insideSla, '90 % or more', speed),
      of(leads.speed.systemDelay.median, null, ['formSubmittedAt', 'assignedAt']),
      of(leads.speed.repDelay.median, null, ['assignedAt', 'firstContactAt']),
    ],
  };
}

function sales(deals: Deals): DashboardView {
  return {
    title: 'Sales',
    about: 'What is in the pipeline, how it moves, and how well the forecast holds.',
    metrics: [
      of(deals.openPipeline, null, MONEY),
      of(deals.forecast.weighted, null, ['stage', 'amount', 'probability']),
      {
        label: 'Stage conversion',
        definition:
          'Per stage: records that advanced from it to a later stage or were won ÷ records that entered it, from 0 to 1.',
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
      of(deals.winRate, '20–30 %', OUTCOME),
      of(deals.averageDealSize, null, MONEY),
      of(deals.cycle.won.median, null, CYCLE),
      of(deals.velocityPerDay, null, ['stage', 'amount', 'createdAt', 'closeDate']),
      {
        label: 'Forecast error',
        definition:
          '(Weighted forecast − won amount) ÷ won amount of the period; above 0 means that the forecast was too high.',
        target: null,
        fields: ['stage', 'amount', 'probability', 'closeDate'],
      },
      of(deals.pushes.pushedDeals, null, ['closeDate']),
      of(deals.pushes.pushedTwice, 'each gets a forecast review', ['closeDate']),
      of(deals.dataQuality.score, null, OUTCOME),
    ],
  };
}

function executive(deals: Deals, leads: Leads): DashboardView {
  return {
    title: 'Executive',
    about: 'What growth costs, what it brings, and whether the pipeline carries the plan.',
    metrics: [
      of(leads.spend.cac, null, FUNNEL, { outside: 'sales and marketing spend' }),
      of(leads.spend.ltvToCac, '3:1 to 5:1', FUNNEL, {
        outside: 'lifetime value, sales and marketing spend',
      }),
      {
        label: 'Revenue against target',
        definition:
          'Sum of the amounts of won records with a close date in the period ÷ the revenue target of the period.',
        target: '100 %',
        fields: ['stage', 'amount', 'closeDate'],
        outside: 'revenue target',
      },
      of(deals.coverage, '3 to 4 times the quota', MONEY, { outside: 'quota' }),
      ...steps(leads, ['opportunity', 'customer']),
      of(deals.winRate, '20–30 %', OUTCOME),
      { ...of(deals.winRate, null, ['stage', 'source']), label: 'Win rate by source' },
    ],
  };
}
