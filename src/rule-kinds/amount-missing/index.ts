import * as z from 'zod/mini';
import { knownValue } from '../../conditions/read-field';
import { type CompileContext, defineRuleKind } from '../define';
import { fieldLinks, OPEN_DEAL_MESSAGES, openPlace, unseenFinding } from '../open-deal';
import { isFinding, stageName } from '../stage-messages';
import type { PipelineContext, StageContext } from '../stages';

const messages = {
  ...OPEN_DEAL_MESSAGES,
  missing: {
    outcome: 'fail',
    title: '{{field}} missing',
    says: '{{field}} is empty in {{stage}}; {{from}} needs one.',
    next: 'Fill in the best figure you have.',
    clears: 'Fill {{field}}.',
  },
  zero: {
    outcome: 'fail',
    title: '{{field}} is 0',
    says: '{{field}} is 0 in {{stage}}; {{from}} needs one above 0.',
    next: 'Fill in the best figure you have.',
    clears: 'Set {{field}} to the best figure you have, other than 0.',
  },
  filled: { outcome: 'pass', title: '{{rule}}', says: '{{field}} is filled: {{value}}.', next: '' },
  early: {
    outcome: 'pass',
    title: '{{rule}}',
    says: '{{stage}} comes before {{from}}; no amount is asked for yet.',
    next: '',
  },
} as const;

type Context = CompileContext<keyof typeof messages>;

const optionsSchema = z.strictObject({
  /** Stage id, or place in its pipeline from 1 on, from which an amount is needed; left out: the first. */
  from: z.optional(
    z.union([z.string().check(z.minLength(1), z.maxLength(60)), z.int().check(z.gte(1), z.lte(60))]),
  ),
  /** True: an amount of 0 counts as none. */
  zeroIsMissing: z.boolean(),
});

type Options = z.infer<typeof optionsSchema>;

export default defineRuleKind({
  id: 'amount-missing',
  appliesTo: ['deal'],
  options: optionsSchema,
  messages,
  fields: () => ['amount'],
  stages: ({ from }) => (typeof from === 'string' ? [from] : []),
  compile: ({ from, zeroIsMissing }, context) => {
    const starts = new Map(context.pack.pipelines.map((pipeline) => [pipeline, startOf(pipeline, from)]));
    const { label: field } = context.pack.field('amount');

    return (record) => {
      const place = openPlace(record, context);
      if (isFinding(place)) return [place];
      const start = starts.get(place.pipeline) ?? null;
      const values = { field, stage: stageName(record, place.stage), from: fromText(start) };
      if (start && place.stage.position < start.position)
        return [context.finding('early', { ...values, from: start.label })];
      const known = knownValue(record, 'amount', 'money');
      if (known.state === 'unknown') return [unseenFinding('amount', known, context)];
      if (known.state === 'empty')
        return [context.finding('missing', values, details(field, 'empty', context))];
      if (zeroIsMissing && known.value === 0)
        return [context.finding('zero', values, details(field, known.text, context))];
      return [context.finding('filled', { field, value: known.text })];
    };
  },
});

/** The first stage that needs an amount; null when all do, as in a pipeline without the stage named. */
function startOf({ stages }: PipelineContext, from: Options['from']): StageContext | null {
  if (from === undefined) return null;
  return stages.find((stage, index) => stage.id === from || index + 1 === from) ?? null;
}

const fromText = (start: StageContext | null) =>
  start && start.position > 0 ? `every open stage from ${start.label} on` : 'every open stage';

const details = (label: string, value: string, context: Context) => ({
  measure: { value: 1, limit: 0, unit: 'fields', text: value },
  evidence: [{ label, value }],
  fields: fieldLinks(context, 'amount'),
});
