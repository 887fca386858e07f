import type { EpochMs } from '../../record/types';
import { type Accumulator, accumulator, keyed, type Tally, tally } from '../accumulator';
import { type Duration, keep } from '../cycle';
import { type Metric, type SampleFigure, sampleMetrics, shareMetric } from '../metric';
import { type Sample, sample } from '../sample';
import type { LeadMoment, MetricLead } from './metric-lead';
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
  bands: readonly ResponseBand[];
}

export interface SpeedMetrics {
  /** Minutes from form to first rep contact. */
  response: Record<SampleFigure, Metric>;
  /** Minutes from form to assignment, and from assignment to first contact. */
  systemDelay: Record<SampleFigure, Metric>;
  repDelay: Record<SampleFigure, Metric>;
  insideSla: Metric;
  byHour: { hour: number; leads: number; contactRate: Metric; insideSla: Metric }[];
  byBand: { band: string; leads: number; conversion: Metric }[];
}

const MINUTE_MS = 60_000;
const RUNNING = 'no contact yet, and its target time is still running';
const NO_CONTACT = 'no contact yet';

/** Speed to lead and its weekly measures (domain.md § 3). All hours count; leads without a form do not. */
export function speedToLead(options: SpeedOptions): Accumulator<MetricLead, SpeedMetrics> {
  const { now, targetMs = 5 * MINUTE_MS, bands } = options;
  const times = { response: sample(), system: sample(), rep: sample() };
  const gaps = { response: tally(), system: tally(), rep: tally() };
  const sla = tally();
  const hours = keyed(tally);
  const outcomes = keyed(tally);
  return accumulator(
    {
      ...times,
      responseGaps: gaps.response,
      systemGaps: gaps.system,
      repGaps: gaps.rep,
      sla,
      hours,
      outcomes,
    },
    (lead) => {
      const { form, assigned, contact } = lead;
      if (form.day === null && form.gap === null) return;
      const response = minutes(form, contact, 'form', 'contact');
      keep(response, times.response, gaps.response);
      keep(minutes(form, assigned, 'form', 'assignment'), times.system, gaps.system);
      keep(minutes(assigned, contact, 'assignment', 'contact'), times.rep, gaps.rep);
      const state = slaState(response, form, now, targetMs);
      sla.count(state);
      const hour = hours.at(lead.formHour === null ? null : String(lead.formHour).padStart(2, '0'));
      hour.count(state);
      hour.count(contact.day === null ? (contact.gap ? 'unread' : 'uncontacted') : 'contacted');
      const band = outcomes.at(bandOf(response, bands));
      band.count(lead.isWon === null ? 'unknown' : lead.isWon ? 'won' : 'not won');
    },
    () => ({
      response: figures(
        'speedToLead',
        'Speed to lead',
        'form to first rep contact',
        times.response,
        gaps.response,
      ),
      systemDelay: figures('systemDelay', 'System delay', 'form to assignment', times.system, gaps.system),
      repDelay: figures('repDelay', 'Rep delay', 'assignment to first rep contact', times.rep, gaps.rep),
      insideSla: insideSla(sla, targetMs),
      byHour: hours
        .entries()
        .flatMap(([hour, counts]) => (hour === null ? [] : [hourRow(hour, counts, targetMs)])),
      byBand: [...bands.map(({ label }) => label), NO_CONTACT].map((band) =>
        bandRow(band, outcomes.at(band)),
      ),
    }),
  );
}

/** Minutes from one moment to another, each with its time of day. */
function minutes(from: LeadMoment, to: LeadMoment, fromWord: string, toWord: string): Duration {
  for (const [moment, word] of [
    [from, fromWord],
    [to, toWord],
  ] as const)
    if (moment.exactAt === null) {
      if (moment.day !== null) return `${word} has no time of day`;
      return moment.gap ? `${word} ${moment.gap}` : `no ${word} yet`;
    }
  return ((to.exactAt ?? 0) - (from.exactAt ?? 0)) / MINUTE_MS;
}

type SlaState = 'inside' | 'outside' | typeof RUNNING | 'response time not known';

/** A lead that waits for longer than the target has missed it, contact or not. */
function slaState(response: Duration, form: LeadMoment, now: EpochMs, targetMs: number): SlaState {
  if (typeof response === 'number' && response >= 0)
    return response * MINUTE_MS <= targetMs ? 'inside' : 'outside';
  if (response !== NO_CONTACT || form.exactAt === null) return 'response time not known';
  return now - form.exactAt > targetMs ? 'outside' : RUNNING;
}

function bandOf(response: Duration, bands: readonly ResponseBand[]): string | null {
  if (typeof response === 'string') return response === NO_CONTACT ? NO_CONTACT : null;
  if (response < 0) return null;
  return bands.find(({ underMs }) => response * MINUTE_MS < underMs)?.label ?? null;
}

function figures(id: string, label: string, what: string, values: Sample, gaps: Tally) {
  const name = { id, label, unit: 'minutes', what: `minutes from ${what}`, none: 'no lead has both times' };
  return sampleMetrics({ ...name, unit: 'minutes' }, values, gaps);
}

function insideSla({ of }: Tally, targetMs: number): Metric {
  const left = ([RUNNING, 'response time not known'] as const).map((reason) => ({
    reason,
    count: of(reason),
  }));
  const definition = `Leads contacted within ${targetMs / MINUTE_MS} minutes of the form ÷ leads contacted or overdue, from 0 to 1; the target is 0.9.`;
  return shareMetric(
    { id: 'insideSla', label: 'Inside the SLA', definition },
    of('inside'),
    of('inside') + of('outside'),
    { excluded: left.filter(({ count }) => count > 0), none: 'no lead was contacted or is overdue' },
  );
}

function hourRow(hour: string, counts: Tally, targetMs: number): SpeedMetrics['byHour'][number] {
  const [contacted, uncontacted, unread] = ['contacted', 'uncontacted', 'unread'].map(counts.of);
  const known = (contacted ?? 0) + (uncontacted ?? 0);
  const contactRate = shareMetric(
    {
      id: `contactRate.${hour}`,
      label: `Contact rate, ${hour}:00`,
      definition: `Leads with a first contact ÷ leads whose form came from ${hour}:00 to ${hour}:59, from 0 to 1.`,
    },
    contacted ?? 0,
    known,
    {
      excluded: unread ? [{ reason: 'contact can’t be read', count: unread }] : [],
      none: 'no lead whose contact can be read',
    },
  );
  const leads = known + (unread ?? 0);
  return { hour: Number(hour), leads, contactRate, insideSla: insideSla(counts, targetMs) };
}

function bandRow(band: string, { of }: Tally): SpeedMetrics['byBand'][number] {
  const [won, notWon, unknown] = [of('won'), of('not won'), of('unknown')];
  return { band, leads: won + notWon + unknown, conversion: conversionMetric(won, notWon, unknown) };
}
