import * as z from 'zod/mini';
import { asFact, knownValue } from '../../conditions/read-field';
import type { Finding } from '../../record/assessment';
import { joinWords, plural } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import { type CompileContext, defineRuleKind } from '../define';
import { currentPlace, isFinding, STAGE_MESSAGES, stageName } from '../stage-messages';
import type { PipelineContext, StageContext } from '../stages';

const messages = {
  ...STAGE_MESSAGES,
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
    next: 'Show {{them}} on this layout, then read the page again.',
  },
  complete: {
    outcome: 'pass',
    title: '{{rule}}',
    says: '{{stages}}: all {{count}} filled.',
    next: '',
  },
  nothingNeeded: { outcome: 'pass', title: '{{rule}}', says: '{{stages}}: no fields needed.', next: '' },
} as const;

type Context = CompileContext<keyof typeof messages>;

interface FieldState {
  name: string;
  label: string;
  state: 'value' | 'empty' | 'not-rendered' | 'unreadable';
  why: string;
}

export default defineRuleKind({
  id: 'required-fields',
  appliesTo: ['deal'],
  options: z.strictObject({
    /** Also say what the next stage will need, as information. */
    nextStage: z.boolean(),
  }),
  messages,
  fields: (_options, pack) => [
    ...new Set(pack.pipelines.flatMap(({ stages }) => stages.flatMap((stage) => stage.requiredFields))),
  ],
  compile: (options, context) => (record) => {
    const place = currentPlace(record, context);
    if (isFinding(place)) return [place];
    const next = options.nextStage ? nextStage(place.pipeline, place.stage) : null;
    return judge(record, place.stage, next, context);
  },
});

/** The stage that follows on the way to a won deal; none after a closed stage. */
function nextStage(pipeline: PipelineContext, stage: StageContext): StageContext | null {
  if (stage.kind !== 'open') return null;
  return pipeline.stages.find((other) => other.position > stage.position && other.kind !== 'lost') ?? null;
}

function judge(record: CrmRecord, stage: StageContext, next: StageContext | null, context: Context) {
  const now = fieldStates(record, stage.requiredFields, context);
  const seen = new Set(now.map((field) => field.name));
  const later = fieldStates(record, next?.requiredFields ?? [], context).filter(
    (field) => !seen.has(field.name),
  );
  const findings = [
    ...missing('missing', stageName(record, stage), now, context),
    ...(next ? missing('missingNext', next.label, later, context) : []),
    ...hidden([...now, ...later], context),
  ];
  if (findings.length > 0) return findings;
  const stages = joinWords([stageName(record, stage), ...(next ? [next.label] : [])]);
  const count = now.length + later.length;
  if (count === 0) return [context.finding('nothingNeeded', { stages })];
  return [context.finding('complete', { stages, count: plural(count, 'required field') })];
}

function fieldStates(record: CrmRecord, names: readonly string[], context: Context): FieldState[] {
  return names
    .map((name) => context.pack.field(name))
    .filter((field) => field.existsOn(record.identity))
    .map(({ name, label, type }) => {
      const known = knownValue(record, name, type);
      return known.state === 'unknown'
        ? { name, label, state: known.cause, why: known.why }
        : { name, label, state: known.state, why: '' };
    });
}

const these = (fields: FieldState[]) => ({
  count: plural(fields.length, 'field'),
  names: joinWords(fields.map((field) => field.label)),
  are: fields.length === 1 ? 'is' : 'are',
  them: fields.length === 1 ? 'it' : 'them',
});

const links = (fields: FieldState[]) => fields.map(({ name, label }) => ({ name, label }));

function missing(
  message: 'missing' | 'missingNext',
  stage: string,
  fields: FieldState[],
  context: Context,
): Finding[] {
  const empty = fields.filter((field) => field.state === 'empty');
  if (empty.length === 0) return [];
  const values = { ...these(empty), stage };
  return [
    context.finding(message, values, {
      ...(message === 'missingNext' && { severity: 'info' }),
      measure: {
        value: empty.length,
        limit: fields.length,
        unit: 'fields',
        text: `${empty.length} / ${fields.length}`,
      },
      evidence: fields.map(({ label, state, why }) => ({ label, value: STATE_TEXT[state] || asFact(why) })),
      fields: links(empty),
    }),
  ];
}

const STATE_TEXT = { value: 'filled', empty: 'empty', 'not-rendered': '', unreadable: '' } as const;

function hidden(fields: FieldState[], context: Context): Finding[] {
  const gaps = fields.filter((field) => field.why !== '');
  if (gaps.length === 0) return [];
  const notRendered = gaps.filter((field) => field.state === 'not-rendered');
  const sentences = [
    ...(notRendered.length > 0
      ? [`${these(notRendered).names} ${these(notRendered).are} not on this layout.`]
      : []),
    ...gaps.filter((field) => field.state === 'unreadable').map(({ label, why }) => `${label} ${why}.`),
  ];
  return [
    context.finding(
      'hidden',
      { ...these(gaps), gaps: sentences.join(' ') },
      { evidence: gaps.map(({ label, why }) => ({ label, value: asFact(why) })), fields: links(gaps) },
    ),
  ];
}
