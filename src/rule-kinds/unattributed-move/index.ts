import * as z from 'zod/mini';
import type { Finding } from '../../record/assessment';
import { DAY_MS, joinWords, objectNoun, plural } from '../../record/format';
import { isCrmHistory } from '../../record/history';
import type { ChangedBy, CrmRecord } from '../../record/types';
import { changeDay, SOURCE_TEXT } from '../change-words';
import { type CompileContext, defineRuleKind, type RuleEnvironment } from '../define';
import { fieldLinks } from '../open-deal';
import { currentPlace, isFinding, STAGE_MESSAGES } from '../stage-messages';
import { type Move, stageTimeline } from '../stage-timeline';

const messages = {
  ...STAGE_MESSAGES,
  moved: {
    outcome: 'fail',
    title: 'Moved by {{who}}',
    says: '{{moves}}; nobody has moved it by hand since.',
    next: 'Check that the {{noun}} really is where it stands.',
    clears:
      'Move it yourself to the stage it has really reached; if that is this one, dismiss with a reason.',
  },
  byHand: { outcome: 'pass', title: '{{rule}}', says: '{{facts}} in the last {{window}}.', next: '' },
  untold: {
    outcome: 'unknown',
    title: '{{rule}}',
    says: 'The history does not tell who made {{moves}}.',
    next: 'Look it up in the CRM’s own history of the stage.',
  },
  noHistory: {
    outcome: 'unknown',
    title: '{{rule}}',
    says: 'There is no stage history that tells who moved this {{noun}}.',
    next: 'Look it up in the CRM’s own history of the stage.',
  },
} as const;

type Context = CompileContext<keyof typeof messages>;

const MAKERS = ['automation', 'import', 'integration'] as const;
type Maker = (typeof MAKERS)[number];

const WHO: Record<Maker, string> = {
  automation: 'a workflow',
  import: 'an import',
  integration: 'another system',
};

export default defineRuleKind({
  id: 'unattributed-move',
  appliesTo: ['deal'],
  options: z.strictObject({
    /** Moves of the last so many days count. */
    withinDays: z.int().check(z.gte(1), z.lte(730)),
    /** Which makers to report. */
    by: z.array(z.enum(MAKERS)).check(z.minLength(1), z.maxLength(3)),
  }),
  messages,
  fields: () => [],
  compile: (options, context) => {
    const reported: ReadonlySet<ChangedBy | null> = new Set(options.by);
    const isReported = (move: Move): boolean => reported.has(move.by);
    const window = plural(options.withinDays, 'day');

    return (record, environment) => {
      const place = currentPlace(record, context);
      if (isFinding(place)) return [place];
      const { moves } = stageTimeline(record, context.pack.placeOf);
      const since = environment.now - options.withinDays * DAY_MS;
      const recent = moves.filter((move) => move.at >= since);
      const open = recent.slice(recent.findLastIndex((move) => move.by === 'user') + 1);
      const reportable = open.filter(isReported);
      if (reportable.length > 0) return [moved(reportable, record, environment, context)];
      return [
        gap(open, record, environment, context) ??
          context.finding('byHand', { facts: factsOf(recent), window }),
      ];
    };
  },
});

const factsOf = (recent: readonly Move[]) =>
  recent.length === 0 ? 'No move' : `${plural(recent.length, 'move')}, none to report`;

const route = ({ from, to }: Move) => `${from.stage.label} to ${to.stage.label}`;

const isMaker = (by: ChangedBy | null): by is Maker => by !== null && by !== 'user';

const whoMade = ({ by }: Move) => (isMaker(by) ? WHO[by] : 'somebody');

function moved(
  moves: readonly Move[],
  record: CrmRecord,
  environment: RuleEnvironment,
  context: Context,
): Finding {
  const [noun] = objectNoun(record.identity);
  const values = {
    noun,
    who: joinWords([...new Set(moves.map(whoMade))]),
    moves: moves
      .map((move) => `${route(move)} ${changeDay(move, environment)} by ${whoMade(move)}`)
      .join('; '),
  };
  return context.finding('moved', values, {
    measure: { value: moves.length, limit: 0, unit: 'moves', text: plural(moves.length, 'move') },
    evidence: moves.map((move) => ({
      label: route(move),
      value: `${changeDay(move, environment)}, by ${whoMade(move)}, ${SOURCE_TEXT[move.source]}`,
      at: move.at,
    })),
    fields: fieldLinks(context, 'stage'),
  });
}

/** Moves whose maker the history does not tell, or no history at all. */
function gap(
  open: readonly Move[],
  record: CrmRecord,
  environment: RuleEnvironment,
  context: Context,
): Finding | null {
  const fields = fieldLinks(context, 'stage');
  const untold = open.filter((move) => move.by === null);
  if (untold.length > 0) {
    const moves = joinWords(untold.map((move) => `${route(move)} ${changeDay(move, environment)}`));
    return context.finding('untold', { moves }, { fields });
  }
  if (record.history.some((entry) => entry.field === 'stage' && isCrmHistory(entry))) return null;
  const [noun] = objectNoun(record.identity);
  return open.length > 0 ? null : context.finding('noHistory', { noun }, { fields });
}
