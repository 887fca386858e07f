import * as z from 'zod/mini';
import { formatDay, joinWords, objectNoun, plural } from '../../record/format';
import { isCrmHistory } from '../../record/history';
import type { CrmRecord, EpochMs } from '../../record/types';
import { type CompileContext, defineRuleKind, type RuleEnvironment } from '../define';
import { currentPlace, FOREIGN_HISTORY, isFinding, STAGE_MESSAGES } from '../stage-messages';
import { type Move, type StageTimeline, stageTimeline } from '../stage-timeline';
import type { StageContext, StagePlace } from '../stages';
import { existingStages, skippedStages } from './moves';

const HOUR_MS = 3_600_000;

const messages = {
  ...STAGE_MESSAGES,
  skipped: {
    outcome: 'fail',
    title: '{{count}} skipped',
    says: '{{moves}}.',
    next: 'Fill in what {{stages}} would have brought, or move it back.',
    clears: 'Take it back through {{stages}}.',
  },
  between: {
    outcome: 'unknown',
    title: '{{count}} skipped?',
    says: 'Seen in {{from}} and then in {{to}} ({{when}}); a stay in {{stages}} in between would have gone unseen.',
    next: 'Look it up in the CRM’s stage history.',
  },
  foreignHistory: FOREIGN_HISTORY,
  noHistory: {
    outcome: 'unknown',
    title: '{{rule}}',
    says: 'Stage history needs the CRM’s own rows or earlier visits, and neither reaches back to before {{stage}}.',
    next: 'Look it up in the CRM’s stage history; Leadlight keeps the moves it sees from now on.',
  },
  inOrder: { outcome: 'pass', title: '{{rule}}', says: '{{moves}}, no stage skipped.', next: '' },
} as const;

type Context = CompileContext<keyof typeof messages>;

interface Jump {
  move: Move;
  skipped: StageContext[];
}

export default defineRuleKind({
  id: 'stage-skip',
  appliesTo: ['deal'],
  options: z.strictObject({
    /** Stages that may be left out, by id. */
    optionalStages: z.array(z.string().check(z.minLength(1), z.maxLength(60))).check(z.maxLength(50)),
    /** Two visits at most this many hours apart prove that no stage lay between. */
    provenWithinHours: z.int().check(z.gte(0), z.lte(720)),
  }),
  messages,
  fields: () => [],
  stages: (options) => options.optionalStages,
  compile: (options, context) => {
    const optional = new Set(options.optionalStages);
    const longestGap = options.provenWithinHours * HOUR_MS;

    return (record, environment) => {
      const place = currentPlace(record, context);
      if (isFinding(place)) return [place];
      const exists = existingStages(record, context.pack.placeOf);
      const isExpected = (stage: StageContext) => !optional.has(stage.id) && exists(stage);
      const timeline = stageTimeline(record, context.pack.placeOf);
      const jumps = timeline.moves
        .map((move) => ({ move, skipped: unvisited(move, timeline, isExpected) }))
        .filter(({ skipped }) => skipped.length > 0);
      const ruledOut = statedNever(record, context);
      const isSure = ({ move, skipped }: Jump) =>
        isProven(move, longestGap) || skipped.every((stage) => ruledOut.has(stage));
      const proven = jumps.filter(isSure);
      if (proven.length > 0) return [skipFinding(proven, environment, context)];
      return [
        openQuestion(jumps, timeline, environment, context) ??
          startFinding(record, place, timeline, isExpected, context),
      ];
    };
  },
});

/** A stage the deal was in before, or went back to later, counts as done. */
function unvisited(move: Move, timeline: StageTimeline, isExpected: (stage: StageContext) => boolean) {
  return skippedStages(move, isExpected).filter((stage) => !timeline.visited.has(stage));
}

/** Stages that the page itself says the record was never in. */
function statedNever(record: CrmRecord, context: Context): ReadonlySet<StageContext> {
  const places = (record.neverEntered ?? []).map((name) => context.pack.placeOf(record, name));
  return new Set(places.flatMap((place) => (place ? [place.stage] : [])));
}

function isProven(move: Move, longestGap: number): boolean {
  if (!move.isDirect) return false;
  if (move.source !== 'observed') return true;
  return move.notBefore !== null && move.at - move.notBefore <= longestGap;
}

const labels = (stages: readonly StageContext[]) => joinWords(stages.map((stage) => stage.label));
const route = ({ from, to }: Move) => `${from.stage.label} to ${to.stage.label}`;
const links = (context: Context) => [{ name: 'stage', label: context.pack.field('stage').label }];

function skipFinding(jumps: Jump[], environment: RuleEnvironment, context: Context) {
  const stages = [...new Set(jumps.flatMap(({ skipped }) => skipped))];
  const count = plural(stages.length, 'stage');
  const moves = jumps
    .map(
      ({ move, skipped }) =>
        `${route(move)} on ${formatDay(move.at, environment)}, without ${labels(skipped)}`,
    )
    .join('; ');
  return context.finding(
    'skipped',
    { count, moves, stages: labels(stages) },
    {
      measure: { value: stages.length, limit: 0, unit: 'stages', text: count },
      evidence: jumps.map(({ move }) => evidence(move, environment)),
      fields: links(context),
    },
  );
}

const SOURCE_TEXT = {
  crm: 'from the CRM’s history',
  export: 'from the CRM’s history in a file',
  page: 'as the page states it',
  observed: 'seen by Leadlight',
} as const;

const evidence = (move: Move, environment: RuleEnvironment) => ({
  label: route(move),
  value: `${whenText(move.notBefore, move.at, environment)}, ${SOURCE_TEXT[move.source]}`,
  at: move.at,
});

function whenText(notBefore: EpochMs | null, at: EpochMs, environment: RuleEnvironment): string {
  const day = formatDay(at, environment);
  const first = notBefore === null ? day : formatDay(notBefore, environment);
  return first === day ? day : `${first} to ${day}`;
}

/** What the history leaves open; null when it leaves nothing open. */
function openQuestion(
  jumps: Jump[],
  timeline: StageTimeline,
  environment: RuleEnvironment,
  context: Context,
) {
  const [foreign] = timeline.foreign;
  if (foreign !== undefined) return context.finding('foreignHistory', { stage: foreign });
  const [jump] = jumps;
  if (!jump) return null;
  const { move, skipped } = jump;
  return context.finding(
    'between',
    {
      count: plural(skipped.length, 'stage'),
      from: move.from.stage.label,
      to: move.to.stage.label,
      when: whenText(move.notBefore, move.at, environment),
      stages: labels(skipped),
    },
    { evidence: jumps.map((entry) => evidence(entry.move, environment)), fields: links(context) },
  );
}

/** Passes only when the history reaches back to where nothing could have been skipped. */
function startFinding(
  record: CrmRecord,
  place: StagePlace,
  timeline: StageTimeline,
  isExpected: (stage: StageContext) => boolean,
  context: Context,
) {
  const start = timeline.first?.place ?? place;
  const hasEarlier = start.pipeline.stages.some(
    (stage) => stage.kind === 'open' && stage.position < start.stage.position && isExpected(stage),
  );
  if (hasEarlier && !(timeline.first && isCrmHistory(timeline.first)))
    return context.finding('noHistory', { stage: start.stage.label }, { fields: links(context) });
  const [noun] = objectNoun(record.identity);
  const moves =
    timeline.moves.length === 0 ? `This ${noun} has not moved` : plural(timeline.moves.length, 'move');
  return context.finding('inOrder', { moves });
}
