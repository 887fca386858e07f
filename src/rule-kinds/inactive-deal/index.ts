import * as z from 'zod/mini';
import type { Finding } from '../../record/assessment';
import { formatDayTime, joinWords, objectNoun, plural } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import { type CompileContext, defineRuleKind, type RuleEnvironment } from '../define';
import { fieldLinks, OPEN_DEAL_MESSAGES, openPlace } from '../open-deal';
import { isFinding, stageName } from '../stage-messages';
import type { StageContext } from '../stages';
import { type LastActivity, lastActivity, type NextActivity, nextActivity } from './activity';
import { activityEvidence, lastFact, planFact, silenceMeasure, sinceText } from './silence';

const messages = {
  ...OPEN_DEAL_MESSAGES,
  inactive: {
    outcome: 'fail',
    title: 'No activity for {{days}}',
    says: 'No activity for {{days}}, {{since}}; the limit in {{stage}} is {{limit}}{{plan}}.',
    next: 'Get in touch and log it{{orPlan}}.',
    clears: 'Log an activity{{orPlan}}.',
  },
  unplanned: {
    outcome: 'fail',
    title: 'No next activity planned',
    says: '{{plans}}; the rule asks for one on every open {{noun}}.',
    next: 'Plan the next call, meeting or task.',
    clears: 'Plan an activity for a day to come.',
  },
  active: { outcome: 'pass', title: '{{rule}}', says: '{{facts}}.', next: '' },
  noActivityShown: {
    outcome: 'unknown',
    title: '{{rule}}?',
    says: '{{gaps}}.',
    next: '{{show}} {{names}} {{there}}{{again}}.',
  },
  future: {
    outcome: 'unknown',
    title: '{{rule}}: activity still to come',
    says: 'The CRM dates the last activity {{date}}, which is still to come: a clock or a time zone differs.',
    next: 'Check the time zone in your CRM profile.',
  },
} as const;

type Context = CompileContext<keyof typeof messages>;

const limit = z.int().check(z.gte(1), z.lte(365));

const optionsSchema = z
  .strictObject({
    /** Days without activity that are allowed; left out: only the plan is judged. */
    days: z.optional(limit),
    /** Other limits, by stage id. */
    stageDays: z.optional(z.record(z.string().check(z.minLength(1), z.maxLength(60)), limit)),
    /** `required`: warns without a planned one · `excuses`: a planned one excuses a long silence. */
    nextActivity: z.enum(['ignore', 'required', 'excuses']),
  })
  .check(
    z.refine(
      ({ days, stageDays, nextActivity: plan }) => days !== undefined || (plan === 'required' && !stageDays),
      {
        error: 'Nothing would be judged: give days, or require a next activity.',
        path: ['days'],
      },
    ),
  );

type Options = z.infer<typeof optionsSchema>;

export default defineRuleKind({
  id: 'inactive-deal',
  appliesTo: ['deal'],
  options: optionsSchema,
  messages,
  fields: ({ days, nextActivity: plan }) => [
    ...(days === undefined ? [] : ['lastActivityAt', 'createdAt']),
    ...(plan === 'ignore' ? [] : ['nextActivityAt']),
  ],
  stages: ({ stageDays }) => Object.keys(stageDays ?? {}),
  compile: (options, context) => (record, environment) => {
    const place = openPlace(record, context);
    if (isFinding(place)) return [place];
    return judge(facts(options, place.stage, record, environment, context), record, environment, context);
  },
});

/** What the options ask about and the record answers; a part that nobody asks about is null. */
interface Facts {
  last: LastActivity | null;
  limit: number;
  plan: NextActivity | null;
  mode: Options['nextActivity'];
  stage: string;
}

function facts(
  { days, stageDays, nextActivity: mode }: Options,
  stage: StageContext,
  record: CrmRecord,
  { now }: RuleEnvironment,
  context: Context,
): Facts {
  const hasPlan = mode !== 'ignore' && context.pack.field('nextActivityAt').existsOn(record.identity);
  const own = stageDays && Object.hasOwn(stageDays, stage.id) ? stageDays[stage.id] : undefined;
  return {
    last: days === undefined ? null : lastActivity(record, now),
    limit: own ?? days ?? 0,
    plan: hasPlan ? nextActivity(record, now) : null,
    mode,
    stage: stageName(record, stage),
  };
}

function judge(facts: Facts, record: CrmRecord, environment: RuleEnvironment, context: Context): Finding[] {
  const { last, plan, mode, limit } = facts;
  const isSilent = last !== null && 'days' in last && last.days > limit;
  const isExcused = mode === 'excuses' && plan?.state === 'planned';
  const isOpen = mode === 'excuses' && plan?.state === 'unknown';
  const lacksPlan = mode === 'required' && (plan?.state === 'none' || plan?.state === 'overdue');
  const warnings = [
    ...(isSilent && !isExcused && !isOpen ? [inactive(facts, last, environment, context)] : []),
    ...(lacksPlan ? [unplanned(facts, plan, record, environment, context)] : []),
  ];
  if (warnings.length > 0) return warnings;
  if (last?.state === 'future') {
    const date = formatDayTime(last.at, environment);
    return [context.finding('future', { date }, { fields: fieldLinks(context, 'lastActivityAt') })];
  }
  return [quiet(facts, isSilent && isOpen, environment, context)];
}

function inactive(
  facts: Facts,
  last: Extract<LastActivity, { days: number }>,
  environment: RuleEnvironment,
  context: Context,
): Finding {
  const mayPlan = facts.mode === 'excuses' && facts.plan !== null;
  const values = {
    days: plural(last.days, 'day'),
    since: sinceText(last, environment),
    stage: facts.stage,
    limit: facts.limit,
    plan: mayPlan ? ', and no next one is planned' : '',
    orPlan: mayPlan ? ', or plan the next one' : '',
  };
  return context.finding('inactive', values, {
    measure: silenceMeasure(last.days, facts.limit),
    evidence: activityEvidence(last, facts.plan, environment),
    fields: fieldLinks(context, 'lastActivityAt', 'nextStep'),
  });
}

function unplanned(
  { last }: Facts,
  plan: Extract<NextActivity, { state: 'none' | 'overdue' }>,
  record: CrmRecord,
  environment: RuleEnvironment,
  context: Context,
): Finding {
  const [noun] = objectNoun(record.identity);
  const values = { plans: planFact(plan, environment), noun };
  return context.finding('unplanned', values, {
    measure: { value: 0, limit: 1, unit: 'activities', text: '0 planned' },
    evidence: activityEvidence(last, plan, environment),
    fields: fieldLinks(context, 'nextActivityAt', 'nextStep'),
  });
}

/** No warning: passes on what was seen and names what was not; unknown when that could decide. */
function quiet(facts: Facts, couldWarn: boolean, environment: RuleEnvironment, context: Context): Finding {
  const { last, plan, stage, limit } = facts;
  const parts = [
    last && { name: 'lastActivityAt', why: last.state === 'unknown' ? last.why : null },
    plan && { name: 'nextActivityAt', why: plan.state === 'unknown' ? plan.why : null },
  ].filter((part) => part !== null);
  const unseen = parts.filter((part) => part.why !== null);
  const gaps = unseen.map(({ name, why }) => `${context.pack.field(name).label} ${why}`);
  const said = [
    ...(last && 'days' in last ? [`${lastFact(last, environment)}; the limit in ${stage} is ${limit}`] : []),
    ...(plan && plan.state !== 'unknown' ? [planFact(plan, environment)] : []),
  ];
  const evidence = activityEvidence(last, plan, environment);
  if (!couldWarn && (said.length > 0 || parts.length === 0)) {
    const all = [...said, ...gaps];
    return context.finding(
      'active',
      { facts: all.length > 0 ? all.join('. ') : NOT_PLANNED_HERE },
      { evidence },
    );
  }
  const names = unseen.map(({ name }) => name);
  return context.finding(
    'noActivityShown',
    {
      gaps: [...said, ...gaps].join('. '),
      names: joinWords(names.map((name) => context.pack.field(name).label)),
    },
    { evidence, fields: fieldLinks(context, ...names) },
  );
}

const NOT_PLANNED_HERE = 'This CRM keeps no next activity on the record';
