import * as z from 'zod/mini';
import { fieldReading, knownValue } from '../../conditions/read-field';
import type { Finding } from '../../record/assessment';
import { DAY_MS, formatDay, objectNoun } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import { changeDay } from '../change-words';
import { type CompileContext, defineRuleKind, type RuleEnvironment } from '../define';
import { fieldLinks, OPEN_DEAL_MESSAGES, openPlace, unseenFinding } from '../open-deal';
import { stageEntry } from '../stage-entry';
import { isFinding, stageName } from '../stage-messages';
import type { StagePlace } from '../stages';
import { lastChange } from './last-change';

const messages = {
  ...OPEN_DEAL_MESSAGES,
  missing: {
    outcome: 'fail',
    title: 'No next step',
    says: '{{field}} is empty in {{stage}}; every open {{noun}} needs one.',
    next: 'Write down what happens next, and when.',
    clears: 'Fill {{field}}.',
  },
  old: {
    outcome: 'fail',
    title: 'Next step from an earlier stage',
    says: '{{field}} was last changed {{changed}}, before {{stage}} was entered on {{entered}}.',
    next: 'Write down the step that {{stage}} calls for.',
    clears: 'Change {{field}} to the step that comes next in {{stage}}.',
  },
  maybeOld: {
    outcome: 'unknown',
    title: '{{rule}}',
    says: '{{field}} was last changed {{changed}}; whether that was before {{stage}} was entered on {{entered}} is not known.',
    next: 'Read it again, and change it if it is of the stage before.',
  },
  filled: { outcome: 'pass', title: '{{rule}}', says: '{{field}} is filled{{age}}.', next: '' },
} as const;

type Context = CompileContext<keyof typeof messages>;

export default defineRuleKind({
  id: 'next-step-missing',
  appliesTo: ['deal'],
  options: z.strictObject({
    /** Also warn when it is unchanged since before the stage was entered, where its history is known. */
    perStage: z.boolean(),
  }),
  messages,
  fields: ({ perStage }) => (perStage ? ['nextStep', 'stageEnteredAt'] : ['nextStep']),
  compile:
    ({ perStage }, context) =>
    (record, environment) => {
      const place = openPlace(record, context);
      if (isFinding(place)) return [place];
      const known = knownValue(record, 'nextStep', 'text');
      if (known.state === 'unknown') return [unseenFinding('nextStep', known, context)];
      const { label: field } = context.pack.field('nextStep');
      if (known.state === 'empty') {
        const details = {
          measure: { value: 0, limit: 1, unit: 'steps', text: 'none' },
          evidence: [{ label: field, value: 'empty' }],
          fields: fieldLinks(context, 'nextStep'),
        };
        const [noun] = objectNoun(record.identity);
        return [context.finding('missing', { field, stage: stageName(record, place.stage), noun }, details)];
      }
      const aged = perStage ? agedStep(record, place, field, environment, context) : null;
      return [aged ?? context.finding('filled', { field, age: '' })];
    },
});

/** Holds the last change against the entry into the stage; null when either is not known. */
function agedStep(
  record: CrmRecord,
  { stage }: StagePlace,
  field: string,
  environment: RuleEnvironment,
  context: Context,
): Finding | null {
  const reading = fieldReading(record, 'nextStep');
  if (reading?.state === 'value' && reading.unsaved) return null;
  const changed = lastChange(record);
  const entry = stageEntry(record, stage, context.pack.placeOf);
  if (!changed || !entry) return null;
  const when = changeDay(changed, environment);
  const entered = formatDay(entry.latest, environment);
  const values = { field, stage: stageName(record, stage), changed: when, entered };
  const earliest = entry.earliest ?? Number.NEGATIVE_INFINITY;
  if (changed.notBefore !== null ? changed.notBefore >= entry.latest : changed.at >= entry.latest)
    return context.finding('filled', { field, age: `, last changed ${when}` });
  if (changed.at >= earliest) return context.finding('maybeOld', values);
  const days = Math.max(0, Math.floor((entry.latest - changed.at) / DAY_MS));
  return context.finding('old', values, {
    measure: { value: days, limit: 0, unit: 'days', text: `${days} d before` },
    evidence: [
      { label: `${field} last changed`, value: formatDay(changed.at, environment), at: changed.at },
      { label: `${values.stage} entered`, value: entered, at: entry.latest },
    ],
    fields: fieldLinks(context, 'nextStep'),
  });
}
