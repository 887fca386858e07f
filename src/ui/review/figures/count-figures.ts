import {
  dealReader,
  type LeadMetrics,
  leadMetrics,
  leadReader,
  type Period,
  type PipelineMetrics,
  pipelineMetrics,
} from '../../../metrics';
import { type DealSizeMetrics, dealSizeMetrics } from '../../../metrics/deal-size';
import { type ForecastOutcome, forecastOutcome } from '../../../metrics/forecast-outcome';
import type { LeadSlaState } from '../../../metrics/leads/inside-sla';
import type { PackTarget } from '../../../pack-parts/targets';
import type { CrmRecord, EpochMs } from '../../../record/types';
import { type PipelineContext, stageResolver } from '../../../rule-kinds/stages';
import { SPEED_BANDS } from '../../../sla/speed-bands';
import type { RecordCounter } from '../count-records';
import { dealGroups, dealTests, leadGroups, leadTests } from './behind';
import { addCostMonths, type CostMonths, type CostRows, noCostMonths } from './cost-rows';
import { openParcel } from './figure-parcel';

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
  /** The pack's own target for the first contact; without it five minutes, all hours (domain.md § 3). */
  sla?: { words: string; stateOf(record: CrmRecord): LeadSlaState } | null;
  /** Row of a record in the review; -1 for records it does not list. */
  rowOf(key: string): number;
  rows: number;
}

/** Everything the three views show, and the rows behind each figure. */
export interface Figures {
  deals: PipelineMetrics;
  leads: LeadMetrics;
  /** Of the quota's period only. */
  inPeriod: DealSizeMetrics | null;
  quota: Quota | null;
  /** Of the pack; what it does not name is held against what is usual. */
  targets: readonly PackTarget[];
  /** The last full quarter's forecast against what came of it. */
  forecast: Omit<ForecastOutcome, 'isForecast'>;
  /** When the oldest and the newest of the counted records were read; null when there is none. */
  asOf: { from: EpochMs; to: EpochMs } | null;
  counted: { deals: number; leads: number };
  /** Who became MQL and customer in which month, for cost figures of any months. */
  costRows: CostRows;
  /** 1 for each row behind the figure of this id; null when none is known. */
  behind(id: string): Uint8Array | null;
}

/** What a figure is shown with: the records behind it, and when they were read. */
export type FiguresBehind = Pick<Figures, 'asOf' | 'behind'>;

/** The same as plain data, which can be sent from a worker (figure-parcel.ts). */
export interface FigureParcel extends Omit<Figures, 'behind' | 'costRows'> {
  /** By the figure's id: 1 for each row behind it. */
  masks: ReadonlyMap<string, Uint8Array>;
  costMonths: CostMonths;
}

/** Takes in one record after another; records that the review does not list are not counted. */
export function figureCounter(options: FigureOptions): RecordCounter<Figures> {
  const counter = figureParcels(options);
  return { add: counter.add, result: () => openParcel(counter.result()) };
}

/** As `figureCounter`, for who sends the answer on. */
export function figureParcels(options: FigureOptions): RecordCounter<FigureParcel> {
  const { now, zone, quota } = options;
  const placeOf = stageResolver(options.pipelines);
  const readDeal = dealReader(placeOf, { zone, required: 'stage' });
  const sla = options.sla ?? null;
  const readLead = leadReader({ zone, ...(sla && { sla: sla.stateOf }) });
  const deals = pipelineMetrics({
    now,
    zone,
    quota: quota?.amount ?? null,
    ...(quota ? { quotaCurrency: quota.currency, period: quota.period } : {}),
  });
  const leads = leadMetrics({ now, zone, bands: SPEED_BANDS, ...(sla && { targetWords: sla.words }) });
  const inPeriod = dealSizeMetrics();
  const forecast = forecastOutcome({ now, zone, placeOf });
  const behind = masks(options.rows);
  const costMonths = noCostMonths(options.rows);
  const testsOf = { now, period: quota?.period ?? null };
  const dealFigures = Object.entries(dealTests(testsOf));
  const leadFigures = Object.entries(leadTests(testsOf));
  const dueStages = new Set<string>();
  const counted = { deals: 0, leads: 0 };
  let asOf: Figures['asOf'] = null;

  function addDeal(row: number, record: CrmRecord): void {
    const deal = readDeal(record);
    deals.add(deal);
    if (
      quota &&
      deal.closeDay !== null &&
      deal.closeDay >= quota.period.from &&
      deal.closeDay <= quota.period.to
    )
      inPeriod.add(deal);
    const { dueStage, isWon } = forecast.add(record, deal);
    if (dueStage !== null) dueStages.add(dueStage);
    if (dueStage !== null) behind.mark(`due.${dueStage}`, row);
    if (isWon) behind.mark('wonThen', row);
    for (const [id, test] of dealFigures) if (test(deal)) behind.mark(id, row);
    for (const id of dealGroups(deal)) behind.mark(id, row);
    counted.deals += 1;
  }

  function addLead(row: number, record: CrmRecord): void {
    const lead = readLead(record);
    leads.add(lead);
    addCostMonths(costMonths, row, lead);
    for (const [id, test] of leadFigures) if (test(lead)) behind.mark(id, row);
    for (const id of leadGroups(lead)) behind.mark(id, row);
    counted.leads += 1;
  }

  /** Which stages are weighed is known at the end only. */
  function forecastResult(): FigureParcel['forecast'] {
    const { isForecast, ...result } = forecast.result();
    for (const stage of dueStages)
      if (isForecast(stage))
        for (const id of ['forecastThen', 'forecastError']) behind.markAll(id, `due.${stage}`);
    return result;
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
      inPeriod: quota ? inPeriod.result() : null,
      quota,
      targets: options.targets ?? [],
      forecast: forecastResult(),
      asOf,
      counted,
      costMonths,
      masks: behind.known,
    }),
  };
}

interface Masks {
  mark(id: string, row: number): void;
  /** Those behind `other`, too. */
  markAll(id: string, other: string): void;
  known: ReadonlyMap<string, Uint8Array>;
}

function masks(rows: number): Masks {
  const known = new Map<string, Uint8Array>();
  const all: Masks = {
    mark(id, row) {
      const mask = known.get(id) ?? new Uint8Array(rows);
      known.set(id, mask);
      mask[row] = 1;
    },
    markAll(id, other) {
      for (const [row, bit] of known.get(other)?.entries() ?? []) if (bit) all.mark(id, row);
    },
    known,
  };
  return all;
}
