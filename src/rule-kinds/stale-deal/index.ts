import * as z from 'zod/mini';
import type { Finding, Severity } from '../../record/assessment';
import { DAY_MS, formatDayTime, objectNoun, plural } from '../../record/format';
import { unreadableText } from '../../record/unreadable';
import { type CompileContext, defineRuleKind } from '../define';
import { stageEntry } from '../stage-entry';
import { currentPlace, isFinding, STAGE_MESSAGES, stageName } from '../stage-messages';
import { limitOptions } from './limit';
import { type Stay, stayIn } from './stay';

const messages = {
  ...STAGE_MESSAGES,
  stale: {
    outcome: 'fail',
    title: 'Stale in {{stage}}',
    says: '{{days}} in {{stage}}; {{basis}}',
    next: 'Log a next step or change the stage.',
    clears: 'Move it out of {{stage}}, into the stage it has really reached.',
  },
  escalated: {
    outcome: 'fail',
    title: 'Stale in {{stage}}',
    says: '{{days}} in {{stage}}; {{basis}} {{over}} over; from {{after}} on it goes to {{to}}.',
    next: 'Agree on the next step with {{to}}, or change the stage.',
    clears: 'Move it out of {{stage}}, into the stage it has really reached.',
  },
  fresh: { outcome: 'pass', title: '{{rule}}', says: '{{days}} in {{stage}}; {{basis}}', next: '' },
  closed: {
    outcome: 'pass',
    title: '{{rule}}',
    says: '{{stage}} is a closed stage; its time has no limit.',
    next: '',
  },
  unclear: {
    outcome: 'unknown',
    title: 'Stale in {{stage}}?',
    says: '{{days}} in {{stage}}, maybe more; {{basis}} The move into it was not seen as it happened.',
    next: 'Look up the date in the CRM’s stage history.',
  },
  noLimit: {
    outcome: 'unknown',
    title: 'Stale in {{stage}}?',
    says: '{{days}} in {{stage}}. {{shortfall}} The pack gives {{stage}} no limit of its own.',
    next: 'Ask {{owner}} for one, or wait {{wait}}.',
  },
  noEntry: {
    outcome: 'unknown',
    title: 'Time in {{stage}}',
    says: 'When this {{noun}} came into {{stage}} is not {{here}}.',
    next: '{{show}} the date the stage was entered {{there}}.',
  },
  unreadableEntry: {
    outcome: 'unknown',
    title: 'Time in {{stage}}',
    says: 'The date this {{noun}} came into {{stage}} is {{here}} but can’t be read: {{why}}.',
    next: 'Answer the question about it if there is one, or show the date in another form.',
  },
  future: {
    outcome: 'unknown',
    title: 'Time in {{stage}}',
    says: 'The CRM says {{stage}} was entered on {{date}}, which is still to come: a clock or a time zone differs.',
    next: 'Check the time zone in your CRM profile.',
  },
} as const;

type Context = CompileContext<keyof typeof messages>;

interface Escalation {
  afterDays: number;
  /** "your manager". */
  to: string;
}

const ONE_UP = { info: 'warning', warning: 'breach', breach: 'breach' } as const satisfies Record<
  Severity,
  Severity
>;

export default defineRuleKind({
  id: 'stale-deal',
  appliesTo: ['deal'],
  options: z.strictObject({
    ...limitOptions.shape,
    /** So many days over the limit it goes to somebody else, one severity up. */
    escalation: z.optional(
      z.strictObject({
        afterDays: z.int().check(z.gte(1), z.lte(365)),
        to: z.string().check(z.minLength(1), z.maxLength(80)),
      }),
    ),
  }),
  messages,
  fields: () => ['stageEnteredAt'],
  compile: (options, context) => (record, environment) => {
    const place = currentPlace(record, context);
    if (isFinding(place)) return [place];
    const { stage } = place;
    const name = stageName(record, stage);
    if (stage.kind !== 'open') return [context.finding('closed', { stage: name })];
    const entry = stageEntry(record, stage, context.pack.placeOf);
    const [noun, nouns] = objectNoun(record.identity);
    if (!entry) {
      const shown = record.fields.stageEnteredAt;
      if (shown?.state !== 'unreadable') return [context.finding('noEntry', { stage: name, noun })];
      const why = unreadableText(shown.reason);
      return [context.finding('unreadableEntry', { stage: name, noun, why })];
    }
    if (entry.latest > environment.now + DAY_MS) {
      const date = formatDayTime(entry.latest, environment);
      return [context.finding('future', { stage: name, date })];
    }
    const stay = stayIn(place, entry, options, record, environment);
    return [judge(stay, { stage: name, nouns }, options.escalation, context)];
  },
});

/** Fails only when even the shortest possible stay is too long, passes only when the longest is not. */
function judge(
  stay: Stay,
  words: { stage: string; nouns: string },
  escalation: Escalation | undefined,
  context: Context,
): Finding {
  const { limit, atLeast, atMost, days, basis, shortfall, measure, evidence, sample } = stay;
  const values = { ...words, days: capitalised(days), basis, shortfall };
  const fields = ['stage', 'nextStep'].map((name) => ({ name, label: context.pack.field(name).label }));
  const details = { measure, evidence, sample, fields };
  if (limit.source === 'none') {
    const wait = limit.closedDeals === null ? 'until it is counted' : `for more closed ${words.nouns}`;
    return context.finding('noLimit', { ...values, wait }, details);
  }
  const over = atLeast - limit.days;
  if (escalation && over >= escalation.afterDays)
    return context.finding(
      'escalated',
      { ...values, over: plural(over, 'day'), after: escalation.afterDays, to: escalation.to },
      { ...details, severity: ONE_UP[context.rule.severity] },
    );
  if (over > 0) return context.finding('stale', values, details);
  if (atMost <= limit.days) return context.finding('fresh', values, details);
  return context.finding('unclear', values, { ...details, measure: null });
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
