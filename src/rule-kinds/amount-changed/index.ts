import * as z from 'zod/mini';
import { knownValue } from '../../conditions/read-field';
import type { Evidence, Finding } from '../../record/assessment';
import { formatDay, formatNumber } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import { changeDay, SOURCE_TEXT } from '../change-words';
import { type CompileContext, defineRuleKind, type RuleEnvironment } from '../define';
import { fieldLinks, openPlace, unseenFinding } from '../open-deal';
import { stageEntry } from '../stage-entry';
import { isFinding } from '../stage-messages';
import { stageTimeline } from '../stage-timeline';
import type { StagePlace } from '../stages';
import { type AmountChange, type AmountHistory, amountHistory } from './amount-changes';
import { messages } from './messages';
import { eitherLate, inLateStage, type Lateness, nearClose } from './sensitive-time';

const name = z.string().check(z.minLength(1), z.maxLength(60));

const optionsSchema = z
  .strictObject({
    /** Changes by more than so many per cent count. */
    percent: z.number().check(z.gte(0), z.lte(1000)),
    /** Only those at most so many days before the close date … */
    daysBeforeClose: z.optional(z.int().check(z.gte(0), z.lte(365))),
    /** … or made in one of these stages, by id. */
    stages: z.optional(z.array(name).check(z.minLength(1), z.maxLength(50))),
    /** The field in which a change gets its reason; left out: only setting it back clears the warning. */
    reasonField: z.optional(name),
  })
  .check(
    z.refine(({ daysBeforeClose, stages }) => daysBeforeClose !== undefined || stages !== undefined, {
      error: 'Nothing would be judged: give daysBeforeClose, stages or both.',
      path: ['daysBeforeClose'],
    }),
  );

type Options = z.infer<typeof optionsSchema>;
type Context = CompileContext<keyof typeof messages>;
type Late = { change: AmountChange; late: Lateness };

export default defineRuleKind({
  id: 'amount-changed',
  appliesTo: ['deal'],
  options: optionsSchema,
  messages,
  fields: ({ daysBeforeClose, stages, reasonField }) => [
    'amount',
    ...(daysBeforeClose === undefined ? [] : ['closeDate']),
    ...(stages === undefined ? [] : ['stageEnteredAt']),
    ...(reasonField === undefined ? [] : [reasonField]),
  ],
  stages: ({ stages }) => stages ?? [],
  compile: (options, context) => {
    const lateStages: ReadonlySet<string> = new Set(options.stages ?? []);
    return (record, environment) => {
      const place = openPlace(record, context);
      if (isFinding(place)) return [place];
      const history = amountHistory(record, environment);
      const judged = history.changes
        .filter((change) => change.isMixed || isBig(change.from, change.to, options.percent))
        .map((change) => ({
          change,
          late: lateness(change, options, lateStages, place, record, environment, context),
        }));
      const { label: field } = context.pack.field('amount');
      return [
        bigChange(judged, history, options, record, environment, context) ??
          gap(judged, history, environment, context) ??
          context.finding('steady', { field, percent: formatNumber(options.percent, environment) }),
      ];
    };
  },
});

const isBig = (from: number, to: number, percent: number) =>
  from !== 0 && Math.abs(to - from) * 100 > Math.abs(from) * percent;

function lateness(
  change: AmountChange,
  { daysBeforeClose, stages }: Options,
  lateStages: ReadonlySet<string>,
  { stage }: StagePlace,
  record: CrmRecord,
  environment: RuleEnvironment,
  { pack }: Context,
): Lateness {
  const near = () =>
    nearClose(change, daysBeforeClose ?? 0, knownValue(record, 'closeDate', 'date'), environment);
  const byStage = () => {
    const entry = stageEntry(record, stage, pack.placeOf);
    return inLateStage(change, lateStages, stage, entry, stageTimeline(record, pack.placeOf));
  };
  return eitherLate([...(daysBeforeClose === undefined ? [] : [near()]), ...(stages ? [byStage()] : [])]);
}

/** Late changes that still hold, held against the amount before the first of them; null when there are none. */
function bigChange(
  judged: readonly Late[],
  { current }: AmountHistory,
  { percent, reasonField }: Options,
  record: CrmRecord,
  environment: RuleEnvironment,
  context: Context,
): Finding | null {
  const late = judged.filter(({ change, late: { isLate } }) => isLate === true && !change.isMixed);
  const first = late[0]?.change;
  const last = late.at(-1);
  if (!first || !last || current === null || !isBig(first.from, current, percent)) return null;
  const reason = reasonField === undefined ? null : context.pack.field(reasonField);
  const asked = reason?.existsOn(record.identity) ? reason : null;
  const given = asked && knownValue(record, asked.name, asked.type);
  if (given?.state === 'value') return null;
  if (asked && given?.state === 'unknown') return unseenFinding(asked.name, given, context);

  const number = (value: number) => formatNumber(value, environment, 2);
  const share = ((current - first.from) / Math.abs(first.from)) * 100;
  const margin = (Math.abs(first.from) * percent) / 100;
  const values = {
    field: context.pack.field('amount').label,
    from: number(first.from),
    to: number(current),
    share: `${share > 0 ? '+' : ''}${formatNumber(share, environment)}%`,
    when: changeDay(last.change, environment),
    late: last.late.words,
    percent: formatNumber(percent, environment),
    reason: asked?.label ?? '',
    low: number(first.from - margin),
    high: number(first.from + margin),
  };
  return context.finding(asked ? 'changed' : 'changedPlain', values, {
    measure: {
      value: Math.round(Math.abs(share) * 10) / 10,
      limit: percent,
      unit: 'per cent',
      text: `${values.share} / ${values.percent}`,
    },
    evidence: late.map(({ change }) => evidence(change, environment)),
    fields: fieldLinks(context, ...(asked ? [asked.name] : []), 'amount'),
  });
}

function evidence(change: AmountChange, environment: RuleEnvironment): Evidence {
  const number = (value: number) => formatNumber(value, environment, 2);
  return {
    label: `${number(change.from)} → ${number(change.to)}`,
    value: `${changeDay(change, environment)}, ${SOURCE_TEXT[change.source]}`,
    at: change.at,
  };
}

/** What the history leaves open. */
function gap(
  judged: readonly Late[],
  history: AmountHistory,
  environment: RuleEnvironment,
  context: Context,
): Finding | null {
  const fields = fieldLinks(context, 'amount');
  const field = context.pack.field('amount').label;
  const open = judged.filter(({ late }) => late.isLate !== false);
  const mixed = open.find(({ change }) => change.isMixed);
  if (mixed)
    return context.finding(
      'currencies',
      { field, when: changeDay(mixed.change, environment) },
      { fields, evidence: [evidence(mixed.change, environment)] },
    );
  const unclear = open.find(({ late }) => late.isLate === 'unknown');
  if (unclear)
    return context.finding(
      'unclear',
      { field, when: changeDay(unclear.change, environment), why: unclear.late.words },
      { fields, evidence: [evidence(unclear.change, environment)] },
    );
  if (history.odd !== null)
    return context.finding('oddHistory', { text: history.odd.slice(0, 60) }, { fields });
  if (history.since === null) return context.finding('noHistory', {}, { fields });
  if (history.isComplete) return null;
  return context.finding('shortHistory', { since: formatDay(history.since, environment) }, { fields });
}
