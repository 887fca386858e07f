import type { Baselines } from '../record/stage-baselines';
import { textMark } from '../record/text-mark';
import type { ObjectKind } from '../record/types';
import type { PackContext } from '../rule-kinds/define';
import type { StagePlace } from '../rule-kinds/stages';
import { limitOptions, type StageLimit, stageLimit } from '../rule-kinds/stale-deal/limit';
import type { RulePack } from './schema';

/** Raised when deals are counted otherwise than before: what is kept is then counted anew. */
const WAY = 1;

/** What is asked of a pack that need not be compiled for it. */
export interface PackAsRead {
  pack: Pick<RulePack, 'rules'>;
  context: Pick<PackContext, 'pipelines'>;
}

/** Days allowed in each open stage, by pipeline id, then by stage id of the pack; null where nothing gives a limit. */
export type StageDays = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

const staleRules = ({ pack }: Pick<PackAsRead, 'pack'>, object: ObjectKind = 'deal') =>
  pack.rules.filter(
    ({ kind, mode, appliesTo }) => kind === 'stale-deal' && mode !== 'off' && appliesTo.includes(object),
  );

/**
 * Names what the own history is counted by: the pipelines and stages of the pack, with all their names. Null where no
 * rule asks for it on this kind of record.
 */
export function pipelinesMark(compiled: PackAsRead, object?: ObjectKind): string | null {
  if (staleRules(compiled, object).length === 0) return null;
  const names = compiled.context.pipelines.map(({ id, label, stages }) => [
    id,
    label,
    stages.map(({ id: stage, label: name, aliases, kind }) => [stage, name, kind, aliases]),
  ]);
  return textMark(JSON.stringify([WAY, names]));
}

/** The limits in days that the rules draw from an own history, as one text: another one when a verdict may be another. */
export function limitsOf(compiled: PackAsRead, baselines: Baselines | undefined): string {
  const limits = staleRules(compiled).flatMap((rule) =>
    compiled.context.pipelines.flatMap((pipeline) =>
      pipeline.stages.flatMap((stage) => {
        const limit = limitBy(rule, { pipeline, stage }, baselines);
        return limit === null ? [] : [[limit.source, limit.source === 'none' ? null : limit.days]];
      }),
    ),
  );
  return JSON.stringify([baselines !== undefined, limits]);
}

/**
 * The days after which a deal is shown as stale: those of the rule, the fewest where several are live. Where none is,
 * nothing warns, and the pack's own days stand.
 */
export function staleDays(compiled: PackAsRead, baselines: Baselines | undefined): StageDays {
  const live = staleRules(compiled).filter(({ mode }) => mode === 'live');
  const daysAt = (place: StagePlace): number | null => {
    const limits = live.flatMap((rule) => limitBy(rule, place, baselines) ?? []);
    if (limits.length === 0) return place.stage.staleAfterDays;
    const days = limits.flatMap((limit) => (limit.source === 'none' ? [] : [limit.days]));
    return days.length === 0 ? null : Math.min(...days);
  };
  return Object.fromEntries(
    compiled.context.pipelines.map((pipeline) => {
      const open = pipeline.stages.filter(({ kind }) => kind === 'open');
      return [pipeline.id, Object.fromEntries(open.map((stage) => [stage.id, daysAt({ pipeline, stage })]))];
    }),
  );
}

/** Null where the rule's options can't be read, so that it never runs. */
function limitBy(
  { options }: RulePack['rules'][number],
  place: StagePlace,
  baselines: Baselines | undefined,
): StageLimit | null {
  const read = limitOptions.safeParse(options);
  return read.success ? stageLimit(place, read.data, baselines) : null;
}
