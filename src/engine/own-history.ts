import { BaselineCounter, dealReader } from '../metrics';
import { textMark } from '../record/text-mark';
import type { CrmRecord, ObjectKind } from '../record/types';
import type { Baselines } from '../rule-kinds/define';
import { limitOptions, stageLimit } from '../rule-kinds/stale-deal/limit';
import type { CompiledPack } from './compile-pack';

/** Raised when deals are counted otherwise than before: what is kept is then counted anew. */
const WAY = 1;

/** What is asked of a pack that need not be compiled for it. */
type PackAsRead = Pick<CompiledPack, 'pack' | 'context'>;

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

/** Counts the closed deals of one account, one by one; each deal once. */
export function ownHistoryCounter({ context }: PackAsRead, zone: string) {
  const counter = new BaselineCounter();
  const read = dealReader(context.placeOf, { zone });
  return {
    add: (record: CrmRecord): void => counter.add(read(record)),
    result: (): Baselines => counter.result(),
  };
}

/** The limits in days that the rules draw from an own history, as one text: another one when a verdict may be another. */
export function limitsOf(compiled: PackAsRead, baselines: Baselines | undefined): string {
  const limits = staleRules(compiled).flatMap(({ options }) => {
    const read = limitOptions.safeParse(options);
    if (!read.success) return [];
    return compiled.context.pipelines.flatMap((pipeline) =>
      pipeline.stages.map((stage) => {
        const limit = stageLimit({ pipeline, stage }, read.data, baselines);
        return [limit.source, limit.source === 'none' ? null : limit.days];
      }),
    );
  });
  return JSON.stringify([baselines !== undefined, limits]);
}
