import type { Finding, ParkedFinding } from '../record/assessment';
import { DAY_MS } from '../record/format';
import type { ParkedRules } from '../record/pack-subscription';
import type { CrmRecord, EpochMs, HistoryField } from '../record/types';

/** The same four that end a snooze: who touches one of them has the record in hand. */
const HANDLED: readonly HistoryField[] = ['stage', 'amount', 'closeDate', 'owner'];

/** The rules that are put aside now, each with its grace; null when none is, which spares the work. */
export function parkingNow(
  parked: readonly ParkedRules[],
  now: EpochMs,
): ReadonlyMap<string, ParkedRules> | null {
  const running = parked.filter(({ since, until }) => since <= now && now < until);
  if (running.length === 0) return null;
  return new Map(running.flatMap((grace) => grace.rules.map((rule) => [rule, grace] as const)));
}

/**
 * Takes out of a rule's findings what was there before the rule (docs/packs.md § Old violations):
 * what fails, on a record that is known to have existed at `since`, that nobody has handled from then
 * on, and that the same rule finds with the clock at `since` too. What is not known is not parked.
 * `judgedThen`: the rule's findings on the record at `since`; asked only when the rest holds.
 */
export function parkExisting(
  findings: readonly Finding[],
  { since, until }: ParkedRules,
  record: CrmRecord,
  judgedThen: () => readonly Finding[],
): { findings: Finding[]; parked: ParkedFinding[] } {
  const fails = findings.some(({ outcome }) => outcome === 'fail');
  if (!fails || !existedBefore(record, since) || wasHandled(record, since))
    return { findings: [...findings], parked: [] };
  const then = new Set(
    judgedThen().flatMap(({ outcome, title }) => (outcome === 'fail' ? [withoutNumbers(title)] : [])),
  );
  const isOld = ({ outcome, title }: Finding): boolean =>
    outcome === 'fail' && then.has(withoutNumbers(title));
  return {
    findings: findings.filter((finding) => !isOld(finding)),
    parked: findings.filter(isOld).map((finding) => ({ finding, since, until })),
  };
}

/** "No activity for 43 days" and "for 1 day" are one finding at two times. */
const withoutNumbers = (title: string): string =>
  title.replace(/\d[\d.,]*/g, '#').replace(/# ([a-z]+?)s\b/gi, '# $1');

/** True when a creation date, a change or an earlier visit proves it. A day without a time counts by its end. */
export function existedBefore(record: CrmRecord, since: EpochMs): boolean {
  if (record.knownSince !== undefined && record.knownSince < since) return true;
  if (record.history.some(({ at }) => at < since)) return true;
  const { createdAt } = record.fields;
  if (createdAt?.state !== 'value' || createdAt.unsaved || typeof createdAt.value !== 'number') return false;
  return createdAt.value + (createdAt.precision === 'day' ? DAY_MS : 0) < since;
}

/** True when stage, amount, close date or owner changed from `since` on, or may have. */
const wasHandled = ({ history }: CrmRecord, since: EpochMs): boolean =>
  history.some(({ field, at }) => HANDLED.includes(field) && at >= since);
