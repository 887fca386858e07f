import * as z from 'zod/mini';
import { leafFields } from '../../conditions/condition';
import type { PackLifecycleStage } from '../../pack-parts/lifecycle';
import type { Finding } from '../../record/assessment';
import { joinWords, plural } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import type { Suggestion } from '../../record/write-back';
import { type CompileContext, defineRuleKind, type RuleEnvironment } from '../define';
import { factEvidence, factsOf, gapSentences, gapsIn, requiredFields } from '../gaps';
import { isLifecycleFinding, type LifecyclePlace, lifecyclePlace } from '../lifecycle-stages';
import { compileEntry, type Entry, entryLeaves } from './entry';
import { messages } from './messages';
import { type Verdict, verdictOf } from './verdict';

type Context = CompileContext<keyof typeof messages>;
type Placed = Exclude<LifecyclePlace, { state: 'recycled' }>;

export default defineRuleKind({
  id: 'lifecycle',
  appliesTo: ['lead', 'contact', 'deal'],
  options: z.strictObject({
    /** Also warn about empty fields that the stage needs; leave off where `required-fields` judges leads. */
    requiredFields: z.boolean(),
  }),
  messages,
  fields: (_options, { parts }) => {
    const stages = parts.lifecycle?.stages ?? [];
    const inEntries = entryLeaves(stages)
      .flatMap(leafFields)
      .map(({ field }) => field);
    return [...new Set(['lifecycleStage', ...inEntries, ...stages.flatMap((stage) => stage.requiredFields)])];
  },
  compile: ({ requiredFields }, context) => {
    const stages = context.pack.parts.lifecycle?.stages ?? [];
    const tests = stages.map((stage, position) => compileEntry(stage, position, context.pack));

    return (record, environment) => {
      const isShown = Object.hasOwn(record.fields, 'lifecycleStage');
      if (record.identity.object === 'deal' && !isShown) return [];
      const place = lifecyclePlace(record, context);
      if (isLifecycleFinding(place)) return [place];
      if (place.state === 'recycled') return [context.finding('aside', { current: place.name })];
      const entries = tests.map((test) => test(record, environment));
      const verdict = verdictOf(entries, place.position);
      const needed =
        requiredFields && place.state === 'stage' ? neededFields(place.stage, record, context) : [];
      return findings(verdict, place, needed, record, environment, context);
    };
  },
});

type Facts = ReturnType<typeof factsOf>;

/** The fields that a stage needs and that this kind of record has, as they stand. */
function neededFields(stage: PackLifecycleStage, record: CrmRecord, { pack }: Context): Facts {
  const names = stage.requiredFields.filter((name) => pack.field(name).existsOn(record.identity));
  return factsOf(record, names, pack);
}

function findings(
  verdict: Verdict,
  place: Placed,
  needed: Facts,
  record: CrmRecord,
  environment: RuleEnvironment,
  context: Context,
): Finding[] {
  if (verdict.says === 'up') return [up(verdict.to, place, record, context)];
  if (verdict.says === 'lapsed') return [lapsed(verdict.own, verdict.to, environment, context)];
  const missing = gap(place, needed, context);
  const unclear = open(verdict, place, needed, context);
  const found = [...missing, ...unclear];
  return found.length > 0 || verdict.says === 'open' ? found : [right(verdict, place, needed, context)];
}

const labelOf = ({ pack }: Context) => pack.field('lifecycleStage').label;
const stageLink = (context: Context) => [{ name: 'lifecycleStage', label: labelOf(context) }];
const links = (facts: readonly { name: string; label: string }[]) =>
  facts.map(({ name, label }) => ({ name, label }));
const setTo = ({ id, label, aliases }: PackLifecycleStage, context: Context): Suggestion => ({
  label: `Set to ${label}`,
  change: {
    kind: 'setLifecycleStage',
    values: [{ field: 'lifecycleStage', label: labelOf(context), names: [label, id, ...aliases] }],
  },
});
const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function up(to: Entry, place: Placed, record: CrmRecord, context: Context): Finding {
  const missing = neededFields(to.stage, record, context).filter(({ known }) => known.state === 'empty');
  const fill = missing.length > 0 ? [`fill ${joinWords(missing.map((fact) => fact.label))}`] : [];
  const steps = [...fill, `set ${labelOf(context)} to ${to.stage.label}`];
  const count = to.position - place.position;
  return context.finding(
    'up',
    {
      stage: to.stage.label,
      current: place.name,
      reached: to.reached,
      change: capitalised(steps.join(', then ')),
    },
    {
      measure: { value: count, limit: 0, unit: 'stages', text: plural(count, 'stage') },
      evidence: [...to.evidence, ...factEvidence(missing)],
      fields: [...links(missing), ...stageLink(context)],
      // What the stage needs comes first, so that it isn't set over empty fields.
      suggests: missing.length > 0 ? [] : [setTo(to.stage, context)],
    },
  );
}

function lapsed(own: Entry, to: Entry | null, { scoreTotal }: RuleEnvironment, context: Context): Finding {
  const back = to
    ? `set ${labelOf(context)} back to ${to.stage.label}`
    : `set ${labelOf(context)} to the stage it has really reached`;
  const threshold = context.pack.parts.scoring?.threshold;
  const isByScore = own.stage.score && scoreTotal !== undefined && threshold !== undefined;
  const { holds, criteria } = own;
  return context.finding(
    'lapsed',
    {
      stage: own.stage.label,
      asks: own.asks,
      holds: holds === 0 ? 'none' : holds,
      criteria,
      change: capitalised([own.change, back].filter(Boolean).join(', or ')),
    },
    {
      measure: isByScore
        ? { value: scoreTotal, limit: threshold, unit: 'points', text: `${scoreTotal} / ${threshold}` }
        : { value: holds, limit: criteria, unit: 'criteria', text: `${holds} / ${criteria}` },
      evidence: [...own.evidence, ...(to?.evidence ?? [])],
      fields: stageLink(context),
      suggests: to ? [setTo(to.stage, context)] : [],
    },
  );
}

function gap(place: Placed, needed: Facts, context: Context): Finding[] {
  const empty = needed.filter(({ known }) => known.state === 'empty');
  if (empty.length === 0) return [];
  const isOne = empty.length === 1;
  return [
    context.finding(
      'gap',
      {
        stage: place.name,
        count: plural(empty.length, 'field'),
        names: joinWords(empty.map((fact) => fact.label)),
        are: isOne ? 'is' : 'are',
        them: isOne ? 'it' : 'them',
      },
      {
        measure: {
          value: empty.length,
          limit: needed.length,
          unit: 'fields',
          text: `${empty.length} / ${needed.length}`,
        },
        evidence: factEvidence(needed),
        fields: links(empty),
      },
    ),
  ];
}

/** What missing fields leave open: the entry of this stage or the next, and fields that the stage needs. */
function open(verdict: Verdict, place: Placed, needed: Facts, context: Context): Finding[] {
  const entries = verdict.says === 'open' ? verdict.entries : [];
  const hidden = gapsIn(needed);
  if (entries.length === 0 && hidden.length === 0) return [];
  const gaps = [...entries.flatMap((entry) => entry.gaps), ...hidden].filter(
    ({ name }, index, all) => all.findIndex((other) => other.name === name) === index,
  );
  const isScoreOpen = entries.some((entry) => entry.isScoreOpen);
  const sentences = [gapSentences(gaps), isScoreOpen ? 'The score can’t be worked out.' : ''];
  const questions = [
    ...entries.map((entry) => `${entry.stage.label} is fulfilled`),
    ...(hidden.length > 0 ? [`${place.name} has all the fields it needs`] : []),
  ];
  const { show, there, again, source } = context.place;
  const them = gaps.length === 1 ? 'it' : 'them';
  return [
    context.finding(
      'open',
      {
        stages: joinWords([
          ...new Set([
            ...entries.map((entry) => entry.stage.label),
            ...(hidden.length > 0 ? [place.name] : []),
          ]),
        ]),
        gaps: sentences.filter(Boolean).join(' ') || `What ${source} shows is not exact enough.`,
        question: joinWords(questions),
        remedy:
          gaps.length > 0 ? `${show} ${them} ${there}${again}.` : 'Open the score to see what is missing.',
      },
      {
        evidence: [...entries.flatMap((entry) => entry.evidence), ...factEvidence(needed)],
        fields: links(gaps),
      },
    ),
  ];
}

function right(verdict: Verdict, place: Placed, needed: Facts, context: Context): Finding {
  const { own, next } = verdict.says === 'right' ? verdict : { own: null, next: null };
  const nextText = next ? `${place.state === 'none' ? ': ' : '; '}${next.stage.label} is not reached` : '';
  const evidence = [...(own?.evidence ?? []), ...(next?.evidence ?? []), ...factEvidence(needed)];
  if (place.state === 'none') return context.finding('notStarted', { next: nextText }, { evidence });
  const facts = [
    own?.truth === true ? own.reached : 'it states no entry to check',
    ...(needed.length > 0 ? [`${requiredFields(needed.length)} filled`] : []),
  ];
  return context.finding(
    'right',
    { current: place.name, own: joinWords(facts), next: nextText },
    { evidence },
  );
}
