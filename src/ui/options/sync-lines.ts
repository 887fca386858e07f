import { type FormatContext, formatClock, formatDay, formatNumber } from '../../record/format';
import type { SyncState } from '../../record/sync';
import type { Crm, EpochMs } from '../../record/types';

type Noun = Pick<SyncState, 'crm' | 'object'>;

/** The CRM's own word for what is kept. */
export function syncNoun({ crm, object }: Noun): string {
  if (object === 'lead') return 'Leads of the last 30 days';
  return crm === 'salesforce' ? 'Open opportunities' : 'Open deals';
}

/** Which records of it. */
export function scopeText({ scope }: Pick<SyncState, 'scope'>, crm: Crm): string {
  if (scope.kind === 'owners') return scope.label;
  if (scope.kind === 'view') return `list view “${scope.label}”`;
  return crm === 'hubspot' ? 'everything this key may read' : 'everything you may see';
}

const moment = (at: EpochMs, context: FormatContext): string =>
  `${formatDay(at, context)}, ${formatClock(at, context)}`;

/** How old the data are; never left out. */
export function asOfText({ asOf }: SyncState, context: FormatContext): string {
  return asOf === null
    ? 'Not complete yet: what is here may be a part.'
    : `Data as of ${moment(asOf, context)}.`;
}

/** What it is doing, with counts. */
export function progressText(state: SyncState, now: EpochMs, context: FormatContext): string {
  const { status, counts, cursor, nextTry, everyMs, asOf } = state;
  const met = formatNumber(counts.met, context);
  const total = counts.total === null ? null : formatNumber(counts.total, context);
  const done = total === null ? `${met} looked at` : `${met} of ${total} looked at`;
  if (status === 'paused') return cursor ? `Paused: ${done}.` : 'Paused.';
  if (status === 'running' && nextTry !== null && nextTry > now)
    return `Stopped at ${done}; goes on by itself at ${formatClock(nextTry, context)}.`;
  if (status === 'running')
    return cursor?.phase === 'absent'
      ? `Looking for what is closed, handed over or deleted: ${done}.`
      : `Reading: ${done}.`;
  if (everyMs === null || asOf === null) return `${kept(state, context)} Changes are read when you ask.`;
  return `${kept(state, context)} Changes are read next at ${formatClock(Math.max(asOf + everyMs, now), context)}.`;
}

function kept({ counts }: SyncState, context: FormatContext): string {
  const gone =
    counts.gone > 0
      ? `; ${formatNumber(counts.gone, context)} not in the CRM any more, or closed to you`
      : '';
  return `Complete: ${formatNumber(counts.read, context)} read the last time${gone}.`;
}

/** Between 0 and 1 while it reads; null where there is nothing to show or no total. */
export function progressShare({ status, counts, cursor }: SyncState): number | null {
  if (status === 'idle' || !cursor || !counts.total) return null;
  return Math.min(1, counts.met / counts.total);
}
