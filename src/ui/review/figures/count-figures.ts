import {
  byCloseQuarter,
  dealReader,
  type Group,
  groupBy,
  type LeadMetrics,
  leadMetrics,
  leadReader,
  type Period,
  type PipelineMetrics,
  pipelineMetrics,
} from '../../../metrics';
import { type DealSizeMetrics, dealSizeMetrics } from '../../../metrics/deal-size';
import { type ForecastOutcome, forecastOutcome } from '../../../metrics/forecast-outcome';
import type { PackTarget } from '../../../pack-parts/targets';
import type { CrmRecord, EpochMs } from '../../../record/types';
import { type PipelineContext, stageResolver } from '../../../rule-kinds/stages';
import { SPEED_BANDS } from '../../../sla/speed-bands';
import type { RecordCounter } from '../count-records';
import { dealGroups, dealTests, leadGroups, leadTests } from './behind';

/** What is to be sold, and until when; without it nothing is held against a target. */
export interface Quota {
  amount: number;
  currency: string;
  period: Period;
  /** "2026Q4". */
  name: string;
}

export interface FigureOptions {
  now: EpochMs;
  zone: string;
  pipelines: readonly PipelineContext[];
  quota: Quota | null;
  targets?: readonly PackTarget[] | undefined;
  /** Row of a record in the review; -1 for records it does not list. */
  rowOf(key: string): number;
  rows: number;
}

/** Everything the three views show, and the rows behind each figure. */
export interface Figures {
  deals: PipelineMetrics;
  leads: LeadMetrics;
  /** Sizes of deals by the quarter of their close date. */
  byQuarter: Group<DealSizeMetrics>[];
  /** Of the quota's period only. */
  inPeriod: DealSizeMetrics | null;
  quota: Quota | null;
  /** Of the pack; what it does not name is held against what is usual. */
  targets: readonly PackTarget[];
  /** The last full quarter's forecast against what came of it. */
  forecast: ForecastOutcome;
  /** When the oldest and the newest of the counted records were read; null when there is none. */
  asOf: { from: EpochMs; to: EpochMs } | null;
  counted: { deals: number; leads: number };
  /** 1 for each row behind the figure of this id; null when none is known. */
  behind(id: string): Uint8Array | null;
}

/** What a figure is shown with: the records behind it, and when they were read. */
export type FiguresBehind = Pick<Figures, 'asOf' | 'behind'>;

/** Takes in one record after another; records that the review does not list are not counted. */
export function figureCounter(options: FigureOptions): RecordCounter<Figures> {
  const { now, zone, quota } = options;
  const placeOf = stageResolver(options.pipelines);
  const readDeal = dealReader(placeOf, { zone, required: 'stage' });
  const readLead = leadReader({ zone });
  const deals = pipelineMetrics({
    now,
    zone,
    quota: quota?.amount ?? null,
    ...(quota ? { quotaCurrency: quota.currency, period: quota.period } : {}),
  });
  const leads = leadMetrics({ now, zone, bands: SPEED_BANDS });
  const quarters = groupBy(byCloseQuarter, dealSizeMetrics);
  const inPeriod = dealSizeMetrics();
  const forecast = forecastOutcome({ now, zone, placeOf });
  const behind = masks(options.rows);
  const testsOf = { now, period: quota?.period ?? null };
  const dealFigures = Object.entries(dealTests(testsOf));
  const leadFigures = Object.entries(leadTests(testsOf));
  const counted = { deals: 0, leads: 0 };
  let asOf: Figures['asOf'] = null;

  function addDeal(row: number, record: CrmRecord): void {
    const deal = readDeal(record);
    deals.add(deal);
    quarters.add(deal);
    if (
      quota &&
      deal.closeDay !== null &&
      deal.closeDay >= quota.period.from &&
      deal.closeDay <= quota.period.to
    )
      inPeriod.add(deal);
    const { isForecast, isWon } = forecast.add(record, deal);
    if (isForecast) for (const id of ['forecastThen', 'forecastError']) behind.mark(id, row);
    if (isWon) behind.mark('wonThen', row);
    for (const [id, test] of dealFigures) if (test(deal)) behind.mark(id, row);
    for (const id of dealGroups(deal)) behind.mark(id, row);
    counted.deals += 1;
  }

  function addLead(row: number, record: CrmRecord): void {
    const lead = readLead(record);
    leads.add(lead);
    for (const [id, test] of leadFigures) if (test(lead)) behind.mark(id, row);
    for (const id of leadGroups(lead)) behind.mark(id, row);
    counted.leads += 1;
  }

  return {
    add(key, record) {
      const row = options.rowOf(key);
      const { object } = record.identity;
      if (row < 0 || (object !== 'deal' && object !== 'lead' && object !== 'contact')) return;
      if (object === 'deal') addDeal(row, record);
      else addLead(row, record);
      asOf = {
        from: Math.min(asOf?.from ?? record.asOf, record.asOf),
        to: Math.max(asOf?.to ?? record.asOf, record.asOf),
      };
    },
    result: () => ({
      deals: deals.result(),
      leads: leads.result(),
      byQuarter: quarters.result(),
      inPeriod: quota ? inPeriod.result() : null,
      quota,
      targets: options.targets ?? [],
      forecast: forecast.result(),
      asOf,
      counted,
      behind: behind.of,
    }),
  };
}

function masks(rows: number): { mark(id: string, row: number): void; of(id: string): Uint8Array | null } {
  const known = new Map<string, Uint8Array>();
  return {
    mark(id, row) {
      const mask = known.get(id) ?? new Uint8Array(rows);
      known.set(id, mask);
      mask[row] = 1;
    },
    of: (id) => known.get(id) ?? null,
  };
}
