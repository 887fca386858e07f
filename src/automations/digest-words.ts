import {
  DIGEST_PARTS,
  type DigestFigures,
  type DigestPart,
  type DigestPeriod,
  partTitle,
} from '../record/digest';
import type { DomainEvent } from '../record/domain-event';
import { type FormatContext, formatIsoDate, plural } from '../record/format';

export const digestTitle = ({ kind, day }: DigestPeriod, context: FormatContext): string =>
  kind === 'daily' ? `Today, ${formatIsoDate(day, context)}` : `Week of ${formatIsoDate(day, context)}`;

/** "2 due today, 1 breached, 3 new MQLs"; what is none is left out. */
export function digestLine(figures: DigestFigures, kind: DigestPeriod['kind']): string {
  const words: Record<DigestPart, (count: number) => string> = {
    due: (count) => `${count} due ${kind === 'daily' ? 'today' : 'this week'}`,
    breached: (count) => `${count} breached`,
    mqls: (count) => plural(count, 'new MQL'),
    moved: (count) => `${plural(count, 'deal')} in a new stage`,
    stale: (count) => `${plural(count, 'stale deal')}`,
    tasks: (count) => plural(count, 'task'),
  };
  const parts = DIGEST_PARTS.flatMap((part) => {
    const { count } = figures[part];
    return count > 0 ? [words[part](count)] : [];
  });
  return parts.length > 0 ? `${parts.join(', ')}.` : 'Nothing waits, and nothing is new.';
}

/** The same as an event for others; it is this browser's own, and named by it. */
export function digestEvent(
  period: DigestPeriod,
  figures: DigestFigures,
  browserId: string,
  context: FormatContext,
): DomainEvent {
  const { kind, id, to } = period;
  return {
    id: `${id} ${browserId}`,
    kind: `${kind}-digest`,
    at: to,
    title: digestTitle(period, context),
    lines: [digestLine(figures, kind)],
    facts: DIGEST_PARTS.map((part) => ({
      label: partTitle(part, kind),
      value: String(figures[part].count),
    })),
    record: null,
  };
}
