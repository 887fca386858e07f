import * as z from 'zod/mini';
import { asFact } from '../../conditions/read-field';
import type { Finding } from '../../record/assessment';
import { joinWords, plural } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import { type CompileContext, defineRuleKind } from '../define';
import { type FieldFact, factsOf, factText, gapSentences, gapsIn, requiredFields } from '../gaps';
import { LIFECYCLE_MESSAGES } from '../lifecycle-stages';
import { STAGE_MESSAGES } from '../stage-messages';
import { dealNeeds, isNeeds, lifecycleNeeds, type Needs } from './needs';

const messages = {
  ...STAGE_MESSAGES,
  ...LIFECYCLE_MESSAGES,
  missing: {
    outcome: 'fail',
    title: '{{count}} missing for {{stage}}',
    says: '{{names}} {{are}} empty; {{stage}} needs {{them}}.',
    next: 'Fill {{them}} before you save.',
    clears: 'Fill {{names}}.',
  },
  missingNext: {
    outcome: 'fail',
    title: '{{count}} needed for {{stage}}',
    says: '{{names}} {{are}} empty; the next stage, {{stage}}, needs {{them}}.',
    next: 'Fill {{them}} before you move on.',
    clears: 'Fill {{names}}.',
  },
  hidden: {
    outcome: 'unknown',
    title: '{{count}} not checked',
    says: '{{gaps}} Empty or filled, Leadlight can’t tell.',
    next: '{{show}} {{them}} {{there}}{{again}}.',
  },
  complete: {
    outcome: 'pass',
    title: '{{rule}}',
    says: '{{stages}}: {{fields}} filled.',
    next: '',
  },
  nothingNeeded: { outcome: 'pass', title: '{{rule}}', says: '{{stages}}: no fields needed.', next: '' },
} as const;

type Context = CompileContext<keyof typeof messages>;

export default defineRuleKind({
  id: 'required-fields',
  appliesTo: ['deal', 'lead', 'contact', 'company'],
  options: z.strictObject({
    /** Also say what the next stage will need, as information. */
    nextStage: z.boolean(),
  }),
  messages,
  fields: (_options, { pipelines, parts }) => {
    const stages = [...pipelines.flatMap((pipeline) => pipeline.stages), ...(parts.lifecycle?.stages ?? [])];
    const needed = stages.flatMap((stage) => stage.requiredFields);
    return [...new Set([...needed, ...(parts.lifecycle ? ['lifecycleStage'] : [])])];
  },
  compile: (options, context) => (record) => {
    const needs =
      record.identity.object === 'deal' ? dealNeeds(record, context) : lifecycleNeeds(record, context);
    if (!isNeeds(needs)) return [needs];
    return judge(record, options.nextStage ? needs : { ...needs, next: null }, context);
  },
});

function judge(record: CrmRecord, { now, next }: Needs, context: Context) {
  const current = neededFacts(record, now.fields, context);
  const seen = new Set(current.map((fact) => fact.name));
  const later = neededFacts(record, next?.fields ?? [], context).filter((fact) => !seen.has(fact.name));
  const findings = [
    ...missing('missing', now.stage, current, context),
    ...(next ? missing('missingNext', next.stage, later, context) : []),
    ...hidden([...current, ...later], context),
  ];
  if (findings.length > 0) return findings;
  const stages = joinWords([now.stage, ...(next ? [next.stage] : [])]);
  const count = current.length + later.length;
  if (count === 0) return [context.finding('nothingNeeded', { stages })];
  return [context.finding('complete', { stages, fields: requiredFields(count) })];
}

/** The fields that this kind of record has, as they stand. */
function neededFacts(record: CrmRecord, names: readonly string[], { pack }: Context): FieldFact[] {
  return factsOf(
    record,
    names.filter((name) => pack.field(name).existsOn(record.identity)),
    pack,
  );
}

const these = (fields: readonly { label: string }[]) => ({
  count: plural(fields.length, 'field'),
  names: joinWords(fields.map((field) => field.label)),
  are: fields.length === 1 ? 'is' : 'are',
  them: fields.length === 1 ? 'it' : 'them',
});

const links = (fields: readonly { name: string; label: string }[]) =>
  fields.map(({ name, label }) => ({ name, label }));

function missing(
  message: 'missing' | 'missingNext',
  stage: string,
  facts: FieldFact[],
  context: Context,
): Finding[] {
  const empty = facts.filter(({ known }) => known.state === 'empty');
  if (empty.length === 0) return [];
  return [
    context.finding(
      message,
      { ...these(empty), stage },
      {
        ...(message === 'missingNext' && { severity: 'info' }),
        measure: {
          value: empty.length,
          limit: facts.length,
          unit: 'fields',
          text: `${empty.length} / ${facts.length}`,
        },
        evidence: facts.map((fact) => ({ label: fact.label, value: stateText(fact) })),
        fields: links(empty),
      },
    ),
  ];
}

const stateText = (fact: FieldFact) => (fact.known.state === 'value' ? 'filled' : factText(fact));

function hidden(facts: FieldFact[], context: Context): Finding[] {
  const gaps = gapsIn(facts);
  if (gaps.length === 0) return [];
  return [
    context.finding(
      'hidden',
      { ...these(gaps), gaps: gapSentences(gaps) },
      { evidence: gaps.map(({ label, why }) => ({ label, value: asFact(why) })), fields: links(gaps) },
    ),
  ];
}
