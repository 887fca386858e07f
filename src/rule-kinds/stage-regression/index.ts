import * as z from 'zod/mini';
import type { Finding } from '../../record/assessment';
import { DAY_MS, formatDay, isInstant, joinWords, plural } from '../../record/format';
import { isCrmHistory } from '../../record/history';
import type { CrmRecord } from '../../record/types';
import { changeDay, SOURCE_TEXT } from '../change-words';
import { type CompileContext, defineRuleKind, type RuleEnvironment } from '../define';
import { fieldLinks, OPEN_DEAL_MESSAGES, openPlace } from '../open-deal';
import { FOREIGN_HISTORY, isFinding, stageName } from '../stage-messages';
import { type StageTimeline, stageTimeline } from '../stage-timeline';
import type { StagePlace } from '../stages';
import { highestStage, movesBack } from './moves-back';

const messages = {
  ...OPEN_DEAL_MESSAGES,
  back: {
    outcome: 'fail',
    title: 'Back from {{highest}}',
    says: 'In {{stage}}, {{count}} back from {{highest}}: {{moves}}.',
    next: 'Check what is open again, and set a close date that fits; or move it back to {{highest}}.',
    clears: 'Move it back to {{highest}}.',
  },
  forward: { outcome: 'pass', title: '{{rule}}', says: '{{facts}} in the last {{window}}.', next: '' },
  foreignHistory: FOREIGN_HISTORY,
  noHistory: {
    outcome: 'unknown',
    title: '{{rule}}',
    says: 'Insufficient history: no move back was seen{{since}}, and the rule looks {{window}} back.',
    next: 'Look it up in the CRM’s stage history; Leadlight keeps the moves it sees from now on.',
  },
} as const;

type Context = CompileContext<keyof typeof messages>;

export default defineRuleKind({
  id: 'stage-regression',
  appliesTo: ['deal'],
  options: z.strictObject({
    /** Moves back of the last so many days count. */
    withinDays: z.int().check(z.gte(1), z.lte(730)),
  }),
  messages,
  fields: () => [],
  compile: ({ withinDays }, context) => {
    const window = plural(withinDays, 'day');
    return (record, environment) => {
      const place = openPlace(record, context);
      if (isFinding(place)) return [place];
      const timeline = stageTimeline(record, context.pack.placeOf);
      const since = environment.now - withinDays * DAY_MS;
      const finding =
        regression(record, place, timeline, since, environment, context) ??
        gap(record, timeline, since, window, environment, context) ??
        context.finding('forward', { facts: 'No move back', window });
      return [finding];
    };
  },
});

/** A deal that went back and still is below its highest stage; null when it is not. */
function regression(
  record: CrmRecord,
  place: StagePlace,
  timeline: StageTimeline,
  since: number,
  environment: RuleEnvironment,
  context: Context,
): Finding | null {
  const back = movesBack(timeline).filter((move) => move.at >= since);
  const highest = highestStage(timeline, place.pipeline);
  if (back.length === 0 || !highest || highest.position <= place.stage.position) return null;
  const stages = place.pipeline.stages.filter(
    ({ kind, position }) =>
      kind !== 'lost' && position > place.stage.position && position <= highest.position,
  ).length;
  const values = {
    stage: stageName(record, place.stage),
    highest: highest.label,
    count: plural(stages, 'stage'),
    moves: joinWords(
      back.map(
        (move) => `${move.from.stage.label} to ${move.to.stage.label} ${changeDay(move, environment)}`,
      ),
    ),
  };
  return context.finding('back', values, {
    measure: { value: stages, limit: 0, unit: 'stages', text: `−${stages}` },
    evidence: back.map((move) => ({
      label: `${move.from.stage.label} to ${move.to.stage.label}`,
      value: `${changeDay(move, environment)}, ${SOURCE_TEXT[move.source]}`,
      at: move.at,
    })),
    fields: fieldLinks(context, 'stage', 'closeDate'),
  });
}

/** What keeps the rule from passing: a stage nobody knows, or history that does not fill the window. */
function gap(
  record: CrmRecord,
  timeline: StageTimeline,
  since: number,
  window: string,
  environment: RuleEnvironment,
  context: Context,
): Finding | null {
  const fields = fieldLinks(context, 'stage');
  const [foreign] = timeline.foreign;
  if (foreign !== undefined) return context.finding('foreignHistory', { stage: foreign }, { fields });
  const rows = record.history.filter((entry) => entry.field === 'stage');
  if (rows.some(isCrmHistory)) return null;
  const start = Math.min(
    ...rows.filter((entry) => entry.source === 'observed').map((entry) => entry.notBefore ?? entry.at),
  );
  if (start <= since) return null;
  const text = isInstant(start) ? ` since ${formatDay(start, environment)}` : '';
  return context.finding('noHistory', { since: text, window }, { fields });
}
