import { compileCondition } from '../../conditions/compile-condition';
import { type Condition, fieldsOf, isFieldCondition, leafConditions } from '../../conditions/condition';
import { knownValue } from '../../conditions/read-field';
import { compileChange } from '../../conditions/smallest-change';
import { changeWords, conditionWords } from '../../conditions/words';
import type { Measure } from '../../record/assessment';
import { formatNumber, joinWords, plural } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import { type CompileContext, defineRuleKind, fillIn, type RuleEnvironment } from '../define';
import { factEvidence, factsOf, factText, gapSentences, gapsIn } from '../gaps';
import { type ConditionOptions, conditionOptions, fieldsInTexts, fieldsRead } from './options';

const messages = {
  broken: {
    outcome: 'fail',
    title: '{{title}}',
    says: '{{says}}',
    next: '{{next}}',
    clears: '{{change}}.',
  },
  kept: { outcome: 'pass', title: '{{rule}}', says: 'It is not so that {{words}}.', next: '' },
  excepted: { outcome: 'pass', title: '{{rule}}', says: 'An exception applies: {{words}}.', next: '' },
  fulfilled: { outcome: 'pass', title: '{{rule}}', says: 'As the rule wants it: {{words}}.', next: '' },
  hidden: {
    outcome: 'unknown',
    title: '{{rule}}?',
    says: '{{gaps}} Leadlight can’t tell whether {{words}}.',
    next: '{{show}} {{them}} {{there}}{{again}}.',
  },
  inexact: {
    outcome: 'unknown',
    title: '{{rule}}?',
    says: 'What {{source}} shows is not exact enough to tell whether {{words}}.',
    next: 'Look it up in the CRM.',
  },
} as const;

type Context = CompileContext<keyof typeof messages>;

export default defineRuleKind({
  id: 'condition',
  appliesTo: ['deal', 'lead', 'contact', 'company'],
  options: conditionOptions,
  messages,
  fields: (options) => fieldsRead(options),
  conditions: ({ when, unless, clearsWhen }) => ({ when, unless, clearsWhen }),
  failsWhen: (options) => whole(options.when, exceptionsOf(options)),
  compile: (options, context) => {
    const typeOf = (name: string) => context.pack.field(name).type;
    const exceptions = exceptionsOf(options);
    const test = compileCondition(whole(options.when, exceptions), typeOf);
    const when = compileCondition(options.when, typeOf);
    const unless = options.unless ? compileCondition(options.unless, typeOf) : null;

    const broken = failure(options, exceptions, context);
    return (record, environment) => {
      const truth = test.truth(record, environment);
      if (truth === true) return [broken(record, environment)];
      const words = (condition: Condition) => conditionWords(condition, context.pack.field, environment);
      if (truth === 'unknown') return [hidden(record, test.fields, words(options.when), context)];
      if (when.truth(record, environment) === false)
        return [context.finding('kept', { words: words(options.when) })];
      const isExcepted = options.unless && unless?.truth(record, environment) === true;
      if (isExcepted) return [context.finding('excepted', { words: words(options.unless ?? options.when) })];
      return [context.finding('fulfilled', { words: words(options.clearsWhen ?? options.when) })];
    };
  },
});

const exceptionsOf = ({ unless, clearsWhen }: ConditionOptions): Condition[] =>
  [unless, clearsWhen].filter((part) => part !== undefined);

/** True where the record fails. */
const whole = (when: Condition, exceptions: Condition[]): Condition =>
  exceptions.length === 0 ? when : { op: 'all', of: [when, { op: 'none', of: exceptions }] };

function failure(options: ConditionOptions, exceptions: Condition[], context: Context) {
  const typeOf = (name: string) => context.pack.field(name).type;
  const change = compileChange(options.clearsWhen ?? whole(options.when, exceptions), typeOf);
  const shown = options.fields ?? fieldsOf(options.when);
  const named = fieldsInTexts(options);

  return (record: CrmRecord, environment: RuleEnvironment) => {
    const changes = change(record, environment, options.clearsWhen !== undefined);
    const clears = changes.map(({ condition, to }) =>
      changeWords(condition, to, context.pack.field, environment),
    );
    const values = Object.fromEntries(
      factsOf(record, named, context.pack).map((fact) => [fact.name, factText(fact)]),
    );
    const write = (text: string) => fillIn(text, values);
    return context.finding(
      'broken',
      {
        title: write(options.title ?? context.rule.title),
        says: write(options.says),
        next: write(options.next),
        change: capitalised(joinWords([...new Set(clears)])),
      },
      {
        measure: measure(options.when, record, environment, context) ?? {
          value: changes.length,
          limit: 0,
          unit: 'changes',
          text: plural(changes.length, 'change'),
        },
        evidence: factEvidence(factsOf(record, fieldsRead(options), context.pack)),
        fields: shown.map((name) => ({ name, label: context.pack.field(name).label })),
      },
    );
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The first number that the condition holds against a limit; null when there is none. */
function measure(
  when: Condition,
  record: CrmRecord,
  environment: RuleEnvironment,
  { pack }: Context,
): Measure | null {
  for (const { condition } of leafConditions(when)) {
    if (!isFieldCondition(condition) || !('value' in condition) || typeof condition.value !== 'number')
      continue;
    const { label, type } = pack.field(condition.field);
    const known = knownValue(record, condition.field, type);
    const test = compileCondition(condition, () => type);
    if (known.state !== 'value' || typeof known.value !== 'number') continue;
    if (test.truth(record, environment) !== true) continue;
    const write = (value: number) => formatNumber(value, environment);
    const [value, limit] = [known.value, condition.value];
    return { value, limit, unit: label, text: `${write(value)} / ${write(limit)}` };
  }
  return null;
}

function hidden(record: CrmRecord, fields: readonly string[], words: string, context: Context) {
  const facts = factsOf(record, fields, context.pack);
  const gaps = gapsIn(facts);
  if (gaps.length === 0) return context.finding('inexact', { words }, { evidence: factEvidence(facts) });
  return context.finding(
    'hidden',
    { gaps: gapSentences(gaps), words, them: gaps.length === 1 ? 'it' : 'them' },
    { evidence: factEvidence(facts), fields: gaps.map(({ name, label }) => ({ name, label })) },
  );
}
