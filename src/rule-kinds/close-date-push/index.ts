import * as z from 'zod/mini';
import { knownValue } from '../../conditions/read-field';
import type { Finding } from '../../record/assessment';
import { formatDay, plural } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import type { Suggestion } from '../../record/write-back';
import { changeDay } from '../change-words';
import { type CompileContext, defineRuleKind, type RuleEnvironment } from '../define';
import { fieldLinks, openPlace, unseenFinding } from '../open-deal';
import { isFinding } from '../stage-messages';
import { type DateHistory, type DateMove, dateHistory } from './date-moves';
import { messages } from './messages';
import { isPush, latestWithoutPush } from './pushes';
import { reviewOf } from './review';
import { dayText, definitionText, pushEvidence } from './words';

const fieldName = z.string().check(z.minLength(1), z.maxLength(60));

const optionsSchema = z
  .strictObject({
    /** What a push is: a move later, or one into a later month or quarter. */
    count: z.enum(['moves', 'months', 'quarters']),
    /** Moves later by at most so many days are trivial. */
    ignoreDays: z.int().check(z.gte(0), z.lte(90)),
    /** The field in which a push gets its reason; left out: no reason is asked for. */
    reasonField: z.optional(fieldName),
    /** So many pushes need a forecast review, logged in `field` where the CRM has one. */
    review: z.optional(
      z.strictObject({ afterPushes: z.int().check(z.gte(1), z.lte(20)), field: z.optional(fieldName) }),
    ),
  })
  .check(
    z.refine(({ reasonField, review }) => reasonField !== undefined || review !== undefined, {
      error: 'Nothing would be judged: give reasonField, review or both.',
      path: ['reasonField'],
    }),
  );

type Options = z.infer<typeof optionsSchema>;
type Context = CompileContext<keyof typeof messages>;

/** One record under judgement. */
interface Case {
  record: CrmRecord;
  history: DateHistory;
  pushes: DateMove[];
  options: Options;
  environment: RuleEnvironment;
  context: Context;
}

export default defineRuleKind({
  id: 'close-date-push',
  appliesTo: ['deal'],
  options: optionsSchema,
  messages,
  fields: ({ reasonField, review }) => [
    'closeDate',
    ...[reasonField, review?.field].filter((name) => name !== undefined),
  ],
  compile: (options, context) => (record, environment) => {
    const place = openPlace(record, context);
    if (isFinding(place)) return [place];
    const history = dateHistory(record, environment);
    const pushes = history.moves.filter((move) => isPush(move, options));
    const one: Case = { record, history, pushes, options, environment, context };
    const findings = [silentPush(one), serialPush(one)].filter((finding) => finding !== null);
    return findings.length > 0 ? findings : [historyGap(one) ?? inOrder(one)];
  },
});

const details = ({ pushes, history, options, environment, context }: Case, ...fields: string[]) => ({
  evidence: pushEvidence(pushes, history.moves, options, environment),
  fields: fieldLinks(context, ...fields),
});

/** A push that still holds and has no reason; null when there is none. */
function silentPush(one: Case): Finding | null {
  const { record, history, pushes, options, environment, context } = one;
  const { reasonField } = options;
  if (reasonField === undefined) return null;
  const field = context.pack.field(reasonField);
  const holding = pushes.filter(({ from }) => isPush({ from, to: history.current ?? from }, options));
  const push = holding.at(-1);
  if (!push || !field.existsOn(record.identity)) return null;
  const reason = knownValue(record, reasonField, field.type);
  if (reason.state === 'unknown') return unseenFinding(reasonField, reason, context);
  if (reason.state === 'value') return null;
  const back = Math.min(...holding.map(({ from }) => latestWithoutPush(from, options)));
  const values = {
    field: context.pack.field('closeDate').label,
    reason: field.label,
    days: plural(push.to - push.from, 'day'),
    from: dayText(push.from, environment),
    to: dayText(push.to, environment),
    when: changeDay(push, environment),
    back: dayText(back, environment),
  };
  return context.finding('silent', values, {
    ...details(one, reasonField, 'closeDate'),
    suggests: [logReason(reasonField, field.label)],
    measure: {
      value: holding.length,
      limit: 0,
      unit: 'pushes',
      text: plural(holding.length, 'push', 'pushes'),
    },
  });
}

const logReason = (field: string, label: string): Suggestion => ({
  label: 'Log reason…',
  change: { kind: 'logReason', values: [] },
  ask: { field, label, choices: [] },
});

/** So many pushes that the deal needs a forecast review; null when it needs none or had it. */
function serialPush(one: Case): Finding | null {
  const { record, history, pushes, options, environment, context } = one;
  const last = pushes.at(-1);
  const first = pushes[0];
  if (!options.review || !first || !last || pushes.length < options.review.afterPushes) return null;
  const { afterPushes, field: name } = options.review;
  const field = name === undefined ? null : context.pack.field(name);
  const log = field?.existsOn(record.identity) ? field : null;
  const review = log ? reviewOf(record, log, last, environment) : null;
  if (review?.state === 'logged') return null;
  if (log && review?.state === 'unseen') return unseenFinding(log.name, review.known, context);
  const values = {
    field: context.pack.field('closeDate').label,
    atLeast: history.isComplete ? '' : 'at least ',
    times: plural(pushes.length, 'time'),
    count: plural(pushes.length, 'push', 'pushes'),
    definition: definitionText(options),
    from: dayText(first.from, environment),
    to: dayText(last.to, environment),
    limit: afterPushes,
    when: changeDay(last, environment),
    log: log?.label ?? '',
    review: review && 'day' in review ? dayText(review.day, environment) : '',
    since: formatDay(last.at, environment),
  };
  const more = {
    ...details(one, ...(log ? [log.name] : []), 'closeDate'),
    measure: {
      value: pushes.length,
      limit: afterPushes,
      unit: 'pushes',
      text: `${pushes.length} / ${afterPushes}`,
    },
  };
  if (!log) return context.finding('serialUnlogged', values, more);
  if (review?.state === 'unclear') return context.finding('reviewUnclear', values, more);
  return context.finding(review?.state === 'before' ? 'serialAgain' : 'serial', values, more);
}

/** What the history leaves open. */
function historyGap({ history, environment, context }: Case): Finding | null {
  const fields = fieldLinks(context, 'closeDate');
  if (history.odd !== null)
    return context.finding('oddHistory', { text: history.odd.slice(0, 60) }, { fields });
  if (history.since === null) return context.finding('noHistory', {}, { fields });
  if (history.isComplete) return null;
  return context.finding('shortHistory', { since: formatDay(history.since, environment) }, { fields });
}

function inOrder(one: Case): Finding {
  const { pushes, options, context } = one;
  const values = {
    field: context.pack.field('closeDate').label,
    times: pushes.length === 0 ? 'never pushed' : `pushed ${plural(pushes.length, 'time')}`,
    definition: definitionText(options),
    verdict: pushes.length === 0 ? '' : ', and nothing is missing for it',
  };
  return context.finding('inOrder', values, details(one, 'closeDate'));
}
