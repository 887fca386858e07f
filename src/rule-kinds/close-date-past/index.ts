import * as z from 'zod/mini';
import { dayNumber, knownValue } from '../../conditions/read-field';
import type { Finding } from '../../record/assessment';
import { formatIsoDate, localDate, objectNoun, plural } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import { type CompileContext, defineRuleKind, type RuleEnvironment } from '../define';
import { fieldLinks, OPEN_DEAL_MESSAGES, openPlace, unseenFinding } from '../open-deal';
import { isFinding, stageName } from '../stage-messages';

const messages = {
  ...OPEN_DEAL_MESSAGES,
  past: {
    outcome: 'fail',
    title: 'Close date {{days}} past',
    says: '{{field}} {{date}} is {{days}} past, and the {{noun}} is still open in {{stage}}{{allowed}}.',
    next: 'Set the date you now expect, or close the {{noun}}.',
    clears: 'Set {{field}} to {{today}} or later, or close the {{noun}}.',
  },
  ahead: {
    outcome: 'pass',
    title: '{{rule}}',
    says: '{{field}} {{date}} {{distance}}{{allowed}}.',
    next: '',
  },
  noDate: { outcome: 'pass', title: '{{rule}}', says: '{{field}} is empty, so none can be past.', next: '' },
} as const;

type Context = CompileContext<keyof typeof messages>;

export default defineRuleKind({
  id: 'close-date-past',
  appliesTo: ['deal'],
  options: z.strictObject({
    /** Days that an open deal may be past its close date. */
    toleranceDays: z.int().check(z.gte(0), z.lte(90)),
  }),
  messages,
  fields: () => ['closeDate'],
  compile: ({ toleranceDays }, context) => {
    const allowed = toleranceDays === 0 ? '' : `; ${plural(toleranceDays, 'day')} past is allowed`;
    return (record, environment) => {
      const place = openPlace(record, context);
      if (isFinding(place)) return [place];
      const known = knownValue(record, 'closeDate', 'date');
      const field = context.pack.field('closeDate').label;
      if (known.state === 'unknown') return [unseenFinding('closeDate', known, context)];
      if (known.state === 'empty') return [context.finding('noDate', { field })];
      const [noun] = objectNoun(record.identity);
      const words = { field, noun, stage: stageName(record, place.stage), allowed };
      return [judge(record, String(known.value), toleranceDays, words, environment, context)];
    };
  },
});

/** Both days are calendar days: the close date has no zone, today is the viewer's. */
function judge(
  record: CrmRecord,
  date: string,
  toleranceDays: number,
  words: Readonly<Record<'field' | 'noun' | 'stage' | 'allowed', string>>,
  environment: RuleEnvironment,
  context: Context,
): Finding {
  const today = localDate(environment.now, environment) ?? '';
  const past = (dayNumber(today) ?? 0) - (dayNumber(date) ?? 0);
  const days = plural(Math.abs(past), 'day');
  const values = {
    ...words,
    days,
    date: formatIsoDate(date, environment),
    today: formatIsoDate(today, environment),
    distance: past === 0 ? 'is today' : past > 0 ? `is ${days} past` : `is ${days} ahead`,
  };
  if (past <= toleranceDays) return context.finding('ahead', values);
  const shown = record.fields.closeDate;
  return context.finding('past', values, {
    measure: { value: past, limit: toleranceDays, unit: 'days', text: `${past} d / ${toleranceDays}` },
    evidence: [
      {
        label: words.field,
        value: shown?.state === 'value' && shown.unsaved ? `${values.date}, not saved yet` : values.date,
      },
      { label: 'Today', value: values.today },
    ],
    fields: fieldLinks(context, 'closeDate', 'stage'),
  });
}
