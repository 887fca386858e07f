import type { MetricLead } from '../../../metrics';
import { isWithin, type Period } from '../../../metrics/calendar';
import type { Answer } from '../../../metrics/leads/answers';
import { minutes, ownerOf, weekOf } from '../../../metrics/leads/answers';
import {
  answerOf,
  bandOf,
  type SpeedMetrics,
  type SpeedOptions,
  speedToLead,
  targetOf,
} from '../../../metrics/leads/speed-to-lead';
import type { PackTarget } from '../../../pack-parts/targets';
import type { EpochMs } from '../../../record/types';
import type { FiguresBehind } from '../figures/count-figures';

/** A lead with a form, and its row in the review. */
export interface SpeedRow {
  row: number;
  lead: MetricLead;
  asOf: EpochMs;
}

/** Everything that the view is made of; the figures of a period are counted from it at once. */
export interface SpeedCount {
  rows: SpeedRow[];
  options: SpeedOptions;
  /** Of the pack; what it does not name is held against what is usual. */
  targets: readonly PackTarget[];
  /** Leads and contacts seen on this device, with a form or without. */
  seen: number;
  /** Rows of the review. */
  size: number;
}

export interface SpeedFigures extends FiguresBehind {
  metrics: SpeedMetrics;
  targets: readonly PackTarget[];
  /** Leads whose form has no readable day: in no period but the whole. */
  undated: number;
}

/** The figures of the leads whose form came in the period; null for all. */
export function speedFigures(count: SpeedCount, period: Period | null): SpeedFigures {
  const counter = speedToLead(count.options);
  const target = targetOf(count.options);
  const places = new Map<string, number[]>();
  const place = (id: string, row: number): void => {
    const known = places.get(id);
    if (known) known.push(row);
    else places.set(id, [row]);
  };
  const asOf = { from: Number.POSITIVE_INFINITY, to: 0 };
  let undated = 0;
  for (const { row, lead, asOf: at } of count.rows) {
    const { day } = lead.form;
    if (day === null) undated += 1;
    if (period && (day === null || !isWithin(day, period))) continue;
    counter.add(lead);
    const answer = answerOf(lead, count.options.now, target);
    for (const id of figuresOf(answer, count.options)) place(id, row);
    asOf.from = Math.min(asOf.from, at);
    asOf.to = Math.max(asOf.to, at);
  }
  return {
    metrics: counter.result(),
    targets: count.targets,
    undated: period ? undated : 0,
    asOf: asOf.to === 0 ? null : asOf,
    behind: maskOf(places, count.size),
  };
}

function maskOf(places: ReadonlyMap<string, readonly number[]>, size: number): FiguresBehind['behind'] {
  const known = new Map<string, Uint8Array>();
  return (id) => {
    const rows = places.get(id);
    if (!rows) return null;
    const mask = known.get(id) ?? new Uint8Array(size);
    for (const row of rows) mask[row] = 1;
    known.set(id, mask);
    return mask;
  };
}

/** The figures that a lead stands behind: of each those it is counted on, its n. */
function figuresOf(answer: Answer, { bands }: SpeedOptions): string[] {
  const { lead, response, state } = answer;
  const { form, assigned, contact, formHour } = lead;
  const ids: string[] = [];
  const isTimed = (duration: number | string): boolean => typeof duration === 'number' && duration >= 0;
  const pair = (id: string, is: boolean): void => {
    if (is) ids.push(`${id}.mean`, `${id}.median`);
  };
  const isJudged = state === 'inside' || state === 'outside';
  const hour = formHour === null ? null : String(formHour).padStart(2, '0');
  const band = bandOf(response, bands);
  pair('speedToLead', isTimed(response));
  pair('systemDelay', isTimed(minutes(form, assigned, 'form', 'assignment')));
  pair('repDelay', isTimed(minutes(assigned, contact, 'assignment', 'contact')));
  if (isJudged) ids.push('insideSla');
  if (hour !== null && isJudged) ids.push(`insideSla.hour.${hour}`);
  if (hour !== null && (contact.day !== null || !contact.gap)) ids.push(`contactRate.${hour}`);
  ids.push(`band.${band}`);
  if (lead.isWon !== null) ids.push(`conversion.${band}`);
  for (const group of [`week.${weekOf(answer) ?? ''}`, `rep.${ownerOf(answer) ?? ''}`]) {
    if (isTimed(response)) ids.push(`${group}.median`);
    if (isJudged) ids.push(`${group}.insideSla`);
  }
  return ids;
}
