import { knownInstant } from '../conditions/read-field';
import type { Score, ScorePart } from '../record/assessment';
import type { DomainEvent } from '../record/domain-event';
import { formatIsoDate } from '../record/format';
import { recordKey } from '../record/record-key';
import { type Birth, eventId, type Seen } from './birth';
import { cycleOf, leadScore, recycledFlag } from './mql';
import { factsIn, recordOf, shown, whoText } from './record-words';

/** So many reasons fit where it is read at a glance. */
const MOST_REASONS = 3;

/** A lead that became an MQL, once for each time it was handed over. */
export function mqlBirth(seen: Seen): Birth | null {
  const { all, record, before, after, kept, now } = seen;
  if (after.mql !== true || (before && (before.mql !== false || before.pack !== after.pack))) return null;
  const becameAt = all.handoff ? knownInstant(record, all.handoff.sinceField) : null;
  const createdAt = knownInstant(record, 'createdAt') ?? knownInstant(record, 'formSubmittedAt');
  const ownAt = becameAt?.latest ?? createdAt?.latest ?? null;
  const score = leadScore(all, record, kept, now);
  const flag = recycledFlag(all, record, kept);
  const event: DomainEvent = {
    id: eventId('mql', recordKey(record.identity), cycleOf(all, record, kept)),
    kind: 'mql',
    at: becameAt && becameAt.latest <= record.asOf ? becameAt.latest : record.asOf,
    title: `${flag ? 'Recycled MQL' : 'New MQL'}: ${whoText(record)}`,
    lines: [
      ...(flag
        ? [
            `Given back on ${formatIsoDate(flag.on, all.context)}${flag.reason ? ` for ${flag.reason}` : ''}; engagement counts from after that.`,
          ]
        : []),
      ...(score ? [scoreLine(score)] : []),
      firstWords(seen, score),
    ],
    facts: [
      ...(score ? [{ label: 'Score', value: String(score.shown.total) }] : []),
      ...factsIn(record, [
        ['Company', 'company'],
        ['Job title', 'jobTitle'],
        ['Source', 'source'],
        ['Owner', 'owner'],
      ]),
    ],
    record: recordOf(record),
  };
  return { event, ownAt };
}

/** "Score 72 of 65 needed: Demo requested 25, Pricing page 15, Company size 15." */
export function scoreLine({ shown: figures, threshold, parts }: Score): string {
  const reasons = strongest(parts).map(({ label, shown: points }) => `${label} ${points}`);
  const needed =
    figures.total < threshold
      ? `below the ${threshold} of an MQL; it is one by its stage or what it did`
      : `MQL from ${threshold}`;
  return `Score ${figures.total}, ${needed}${reasons.length > 0 ? `: ${reasons.join(', ')}` : ''}.`;
}

const strongest = (parts: readonly ScorePart[]): ScorePart[] =>
  parts
    .filter(({ outcome, shown: points }) => outcome === 'hit' && points > 0)
    .sort((a, b) => b.shown - a.shown)
    .slice(0, MOST_REASONS);

/** What to begin with: the strongest thing the lead did, else where it came from. */
function firstWords({ record }: Seen, score: Score | null): string {
  const did = score && strongest(score.parts.filter(({ dimension }) => dimension === 'engagement'))[0];
  if (did) return `Begin with: ${did.label} (${did.evidence}).`;
  const source = shown(record.fields.source);
  return source ? `Begin with where it came from: ${source}.` : 'Ask what brought them here.';
}
