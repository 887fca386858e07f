import { fieldReading } from '../../conditions/read-field';
import type { CrmRecord, EpochMs } from '../../record/types';
import { type Calendar, calendar, readDay } from '../calendar';
import type { LeadSlaState } from './inside-sla';
import { type LifecycleStage, lifecycleRank, lifecycleStage } from './lifecycle';

/** A moment of a lead: its day, its instant where more than the day is known, or why neither. */
export interface LeadMoment {
  day: number | null;
  /** A day without a time counts from its start, for durations of days. */
  at: EpochMs | null;
  /** For durations of minutes: null unless the source gave a time of day. */
  exactAt: EpochMs | null;
  /** Why there is no day; null when it is simply empty. */
  gap: string | null;
}

/** What metrics know of one lead. */
export interface MetricLead {
  id: string;
  /** Its first source: CRMs keep the original source, later touches do not change it. */
  source: string | null;
  owner: string | null;
  /** The furthest lifecycle stage known; null when none is stated. */
  reached: LifecycleStage | null;
  /** First contact, from which the way to won is counted. */
  start: LeadMoment;
  /** When it became a customer: by the CRM's own date of that where it has one, else by its conversion. */
  won: LeadMoment;
  /** Whether it is a customer; null when neither the won date nor the lifecycle stage can be read. */
  isWon: boolean | null;
  form: LeadMoment;
  assigned: LeadMoment;
  contact: LeadMoment;
  /** The day it became an MQL, as the CRM has it. */
  becameMql: LeadMoment;
  /** The hour of the form in the reader's zone, 0 to 23. */
  formHour: number | null;
  /** As the pack's service level judges it; null where nothing was asked. */
  sla: LeadSlaState | null;
}

/** The day of conversion is often that of the first deal, and not of a won one: this goes before it. */
const CUSTOMER_FIELD = 'becameCustomerAt';

/** For the definitions of all figures that count customers. */
export const CUSTOMER_WORDS =
  'A customer is who has the CRM’s date of becoming one, or is in that stage; where the CRM gives no such date, the date of conversion counts.';

export interface LeadOptions {
  zone?: string;
  startField?: string;
  wonField?: string;
  /** Judges the first contact, e.g. in business hours; null where no service level is known. */
  sla?(record: CrmRecord): LeadSlaState | null;
}

/** Makes `metricLead` with its options worked out once, for many records. */
export function leadReader(options: LeadOptions = {}): (record: CrmRecord) => MetricLead {
  const { startField = 'createdAt', wonField = 'convertedAt', zone = 'UTC', sla } = options;
  const dayOf = calendar(zone);
  const hourOf = hourReader(zone);
  return (record) => {
    const moment = (name: string) => readMoment(record, name, dayOf);
    const won = moment(fieldReading(record, CUSTOMER_FIELD) ? CUSTOMER_FIELD : wonField);
    const form = moment('formSubmittedAt');
    const stated = lifecycleStage(textOf(record, 'lifecycleStage'));
    const isWon = isCustomer(won, stated);
    return {
      id: record.identity.id,
      source: textOf(record, 'source'),
      owner: textOf(record, 'owner'),
      reached: furthest(stated, isWon),
      start: moment(startField),
      won,
      isWon,
      form,
      assigned: moment('assignedAt'),
      contact: moment('firstContactAt'),
      becameMql: moment('becameMqlAt'),
      formHour: form.exactAt === null ? null : hourOf(form.exactAt),
      sla: sla?.(record) ?? null,
    };
  };
}

export const metricLead = (record: CrmRecord, options?: LeadOptions): MetricLead =>
  leadReader(options)(record);

/**
 * The one definition of a customer, for funnel, conversion and cost: by its date, or by its lifecycle stage. Null when
 * neither can be read.
 */
function isCustomer({ day, gap }: LeadMoment, stated: LifecycleStage | null): boolean | null {
  if (day !== null) return true;
  if (stated !== null) return lifecycleRank(stated) >= lifecycleRank('customer');
  return gap === null ? false : null;
}

/** Where no stage is stated, a won lead has none either: else the funnel would be of the won ones only. */
function furthest(stated: LifecycleStage | null, isWon: boolean | null): LifecycleStage | null {
  if (!isWon || stated === null) return stated;
  return lifecycleRank(stated) > lifecycleRank('customer') ? stated : 'customer';
}

function readMoment(record: CrmRecord, name: string, dayOf: Calendar): LeadMoment {
  const read = readDay(record, name, dayOf);
  if ('why' in read) {
    const isEmpty = fieldReading(record, name)?.state === 'empty';
    return { day: null, at: null, exactAt: null, gap: isEmpty ? null : read.why };
  }
  return { day: read.day, at: read.at, exactAt: read.hasTime ? read.at : null, gap: null };
}

/** Hours are needed one per lead only, so the zone's own format does. */
function hourReader(zone: string): (at: EpochMs) => number {
  if (zone === 'UTC') return (at) => new Date(at).getUTCHours();
  const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone });
  return (at) => Number(format.format(at));
}

function textOf(record: CrmRecord, name: string): string | null {
  const reading = fieldReading(record, name);
  if (reading?.state !== 'value') return null;
  return String(reading.value).trim() || null;
}
