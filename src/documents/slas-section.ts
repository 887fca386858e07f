import { fieldsOf } from '../conditions/condition';
import type { PackSla } from '../pack-parts/slas';
import { joinWords, plural } from '../record/format';
import { slaClock } from '../rule-packs/compile-sla';
import { SPEED_BAND_SOURCE, SPEED_BANDS } from '../sla/speed-bands';
import { blocks, type Content, heading, list, md, paragraph, table } from './markdown';
import { fact, sentence } from './parts';
import type { Sheet } from './sheet';
import { businessWords, spanWords } from './time-words';

const MINUTE = 60_000;
const AT_RISK_PERCENT = 25;

/** Every service level given: when its clock runs, its target, and who hears of it when. */
export function slasSection(sheet: Sheet, slas: readonly PackSla[]): string {
  if (slas.length === 0) return '';
  return blocks(
    heading(2, 'Service levels and escalation'),
    ...slas.map((sla) => slaBlock(sheet, sla)),
    slas.some(({ kind }) => kind === 'speed-to-lead') ? speedTable() : '',
  );
}

const TARGETS = {
  rep: 'the rep',
  backup: 'the backup rep',
  manager: 'the manager',
  reassign: 'the next available rep',
  queue: 'the team queue',
} as const;

/** The fields that service levels read. */
export const slaFields = (slas: readonly PackSla[]): string[] =>
  slas.flatMap(({ start, alsoStartedBy = [], stop, assigned, when, unless, untouchedWhen }) => [
    start,
    ...alsoStartedBy,
    stop,
    ...(assigned ? [assigned] : []),
    ...[when, unless, untouchedWhen].flatMap((condition) => (condition ? fieldsOf(condition) : [])),
  ]);

function slaBlock(sheet: Sheet, sla: PackSla): string {
  const { title, escalation } = sla;
  return blocks(
    heading(3, title),
    list(slaFacts(sheet, sla)),
    escalation.length > 0
      ? table(
          ['Escalation', 'Goes to', 'When'],
          escalation.map((step) => [step.label, step.to ? TARGETS[step.to] : '–', stepTime(step, sla)]),
        )
      : paragraph('Nobody is told when it is missed: the pack names no escalation.'),
  );
}

function slaFacts(sheet: Sheet, sla: PackSla): Content[] {
  const { label, says } = sheet;
  const starts = [sla.start, ...(sla.alsoStartedBy ?? [])].map(label);
  const condition = (name: string, given: PackSla['when']) =>
    given ? [fact(name, sentence(says(given)))] : [];
  return [
    ...(sla.mode === 'shadow' ? [fact('Mode', 'shadow: no record shows its clock yet')] : []),
    fact('Applies to', `${joinWords(sla.appliesTo)} records`),
    fact(
      'Starts with',
      md`${sla.startLabel} (${starts.join(', ')}${starts.length > 1 ? '; the latest counts' : ''})`,
    ),
    fact('Stops with', md`${sla.stopLabel} (${label(sla.stop)})`),
    fact('Target', `${targetWords(sla)}; at risk in the last ${sla.atRiskPercent ?? AT_RISK_PERCENT}% of it`),
    fact('Clock', clockWords(sheet, sla)),
    ...condition('Only where', sla.when),
    ...condition('Not where', sla.unless),
    ...condition('Counts as not yet contacted where the stop field can’t be seen', sla.untouchedWhen),
    ...(sla.pauseWhen ?? []).map((pause) => fact('Paused', `${pause.reason}, while ${says(pause.when)}`)),
  ];
}

/** "5 minutes", "4 business hours", "by the end of the same business day". */
export function targetWords(sla: PackSla): string {
  const { targetMinutes, targetBusinessDays = 0 } = sla;
  if (targetMinutes !== undefined) return clockSpan(targetMinutes, slaClock(sla));
  return targetBusinessDays === 0
    ? 'by the end of the same business day'
    : plural(targetBusinessDays, 'business day');
}

const clockSpan = (minutes: number, clock: 'elapsed' | 'business'): string =>
  (clock === 'business' ? businessWords : spanWords)(minutes * MINUTE);

function clockWords({ pack }: Sheet, sla: PackSla): string {
  if (slaClock(sla) === 'elapsed') return 'all hours count, day and night';
  const named = pack.calendars?.list.find(({ id }) => id === sla.calendar);
  return `business hours of ${named ? `the calendar “${named.label}”` : 'the record owner’s calendar'}`;
}

function stepTime(step: PackSla['escalation'][number], sla: PackSla): string {
  const clock = step.clock ?? slaClock(sla);
  if (step.afterMinutes !== undefined) return `${clockSpan(step.afterMinutes, clock)} after the start`;
  const late = step.afterDueMinutes ?? 0;
  return late === 0 ? 'when it is due' : `${clockSpan(late, clock)} after it was due`;
}

const speedTable = (): string =>
  blocks(
    heading(3, 'Why speed counts'),
    paragraph(`How likely a lead is to qualify by time to first contact (source: ${SPEED_BAND_SOURCE}).`),
    table(
      ['First contact after', 'Effect'],
      SPEED_BANDS.map(({ label, effect }) => [label, effect]),
    ),
  );
