import type { EpochMs } from '../../record/types';
import { type Accumulator, accumulator, keyed, type Tally, tally } from '../accumulator';
import { type Duration, keep } from '../cycle';
import { type Group, groupBy } from '../group-by';
import { type Metric, type SampleFigure, shareMetric } from '../metric';
import { sample } from '../sample';
import {
  type Answer,
  type AnswerMetrics,
  answerMetrics,
  minuteFigures,
  minutes,
  ownerOf,
  RESPONSE,
  weekOf,
} from './answers';
import { insideSla, MINUTE_MS, NO_CONTACT, type SpeedTarget, slaState } from './inside-sla';
import type { MetricLead } from './metric-lead';
import { conversionMetric } from './time-to-won';

/** A stretch of response times, as `SPEED_BANDS` of src/sla has them. */
export interface ResponseBand {
  /** It holds for less than so many milliseconds; the last one has no end. */
  underMs: number;
  label: string;
}

export interface SpeedOptions {
  now: EpochMs;
  /** domain.md § 3: the ideal is 5 minutes. */
  targetMs?: number;
  /** Words for the target after "Leads contacted", where `MetricLead.sla` tells who met it. */
  targetWords?: string;
  bands: readonly ResponseBand[];
}

export interface SpeedMetrics {
  /** Leads with a form, whether its time can be read or not: what all of this is about. */
  leads: number;
  /** Minutes from form to first rep contact. */
  response: Record<SampleFigure, Metric>;
  /** Minutes from form to assignment, and from assignment to first contact. */
  systemDelay: Record<SampleFigure, Metric>;
  repDelay: Record<SampleFigure, Metric>;
  insideSla: Metric;
  byHour: { hour: number; leads: number; contactRate: Metric; insideSla: Metric }[];
  /** Every lead is in one of them. */
  byBand: { band: string; leads: number; conversion: Metric }[];
  /** By the Monday of the form's week. */
  byWeek: Group<AnswerMetrics>[];
  /** By owner. For those who ask for it: nobody is ranked unasked. */
  byRep: Group<AnswerMetrics>[];
}

/** The band of leads whose response time can't be told. */
export const UNKNOWN_BAND = 'response time not known';

/** Whether speed to lead is about a lead: it has a form, even one that can't be read. */
export const hasForm = ({ form }: Pick<MetricLead, 'form'>): boolean =>
  form.day !== null || form.gap !== null;

/** Speed to lead and its weekly measures (domain.md § 3). All hours count; leads without a form do not. */
export function speedToLead(options: SpeedOptions): Accumulator<MetricLead, SpeedMetrics> {
  const { now, bands } = options;
  const target = targetOf(options);
  const times = { response: sample(), system: sample(), rep: sample() };
  const gaps = { response: tally(), system: tally(), rep: tally() };
  const sla = tally();
  const hours = keyed(tally);
  const outcomes = keyed(tally);
  const weeks = groupBy(weekOf, () => answerMetrics(target));
  const reps = groupBy(ownerOf, () => answerMetrics(target));
  return accumulator(
    {
      ...times,
      responseGaps: gaps.response,
      systemGaps: gaps.system,
      repGaps: gaps.rep,
      sla,
      hours,
      outcomes,
      weeks,
      reps,
    },
    (lead) => {
      if (!hasForm(lead)) return;
      const { form, assigned, contact } = lead;
      const answer = answerOf(lead, now, target);
      keep(answer.response, times.response, gaps.response);
      keep(minutes(form, assigned, 'form', 'assignment'), times.system, gaps.system);
      keep(minutes(assigned, contact, 'assignment', 'contact'), times.rep, gaps.rep);
      sla.count(answer.state);
      const hour = hours.at(lead.formHour === null ? null : String(lead.formHour).padStart(2, '0'));
      hour.count(answer.state);
      hour.count(contact.day === null ? (contact.gap ? 'unread' : 'uncontacted') : 'contacted');
      const band = outcomes.at(bandOf(answer.response, bands));
      band.count(lead.isWon === null ? 'outcome unknown' : lead.isWon ? 'won' : 'not won');
      weeks.add(answer);
      reps.add(answer);
    },
    () => ({
      leads: sla.rows().reduce((sum, { count }) => sum + count, 0),
      response: minuteFigures(RESPONSE, times.response, gaps.response),
      systemDelay: minuteFigures(SYSTEM_DELAY, times.system, gaps.system),
      repDelay: minuteFigures(REP_DELAY, times.rep, gaps.rep),
      insideSla: insideSla(sla, target),
      byHour: hours
        .entries()
        .flatMap(([hour, counts]) => (hour === null ? [] : [hourRow(hour, counts, target)])),
      byBand: [...bands.map(({ label }) => label), NO_CONTACT, UNKNOWN_BAND].map((band) =>
        bandRow(band, outcomes.at(band)),
      ),
      byWeek: weeks.result(),
      byRep: reps.result(),
    }),
  );
}

const SYSTEM_DELAY = { id: 'systemDelay', label: 'System delay', what: 'form to assignment' };
const REP_DELAY = { id: 'repDelay', label: 'Rep delay', what: 'assignment to first rep contact' };

export function targetOf({ targetMs = 5 * MINUTE_MS, targetWords }: SpeedOptions): SpeedTarget {
  return { ms: targetMs, words: targetWords ?? `within ${targetMs / MINUTE_MS} minutes of the form` };
}

/** How fast a lead with a form was answered. */
export function answerOf(lead: MetricLead, now: EpochMs, target: SpeedTarget): Answer {
  const response = minutes(lead.form, lead.contact, 'form', 'contact');
  return { lead, response, state: slaState(lead, response, now, target) };
}

/** The band that a response time lies in, by its label. */
export function bandOf(response: Duration, bands: readonly ResponseBand[]): string {
  if (typeof response === 'string') return response === NO_CONTACT ? NO_CONTACT : UNKNOWN_BAND;
  if (response < 0) return UNKNOWN_BAND;
  return bands.find(({ underMs }) => response * MINUTE_MS < underMs)?.label ?? UNKNOWN_BAND;
}

function hourRow(hour: string, counts: Tally, target: SpeedTarget): SpeedMetrics['byHour'][number] {
  const [contacted, uncontacted, unread] = ['contacted', 'uncontacted', 'unread'].map(counts.of);
  const known = (contacted ?? 0) + (uncontacted ?? 0);
  const contactRate = shareMetric(
    {
      id: `contactRate.${hour}`,
      label: `Contact rate, ${hour}:00`,
      definition: `Leads with a first contact ÷ leads whose form came from ${hour}:00 to ${hour}:59.`,
    },
    contacted ?? 0,
    known,
    {
      excluded: unread ? [{ reason: 'contact can’t be read', count: unread }] : [],
      none: 'no lead whose contact can be read',
    },
  );
  const leads = known + (unread ?? 0);
  return { hour: Number(hour), leads, contactRate, insideSla: insideSla(counts, target) };
}

function bandRow(band: string, { of }: Tally): SpeedMetrics['byBand'][number] {
  const [won, notWon, unknown] = [of('won'), of('not won'), of('outcome unknown')];
  return { band, leads: won + notWon + unknown, conversion: conversionMetric(won, notWon, unknown) };
}
