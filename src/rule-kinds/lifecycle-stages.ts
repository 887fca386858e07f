import { knownValue } from '../conditions/read-field';
import type { PackLifecycle, PackLifecycleStage } from '../pack-parts/lifecycle';
import type { Finding } from '../record/assessment';
import type { CrmRecord } from '../record/types';
import type { CompileContext, Message } from './define';
import { gapSentences } from './gaps';
import { stageKey } from './stages';

/** Where in the lifecycle a record stands by its field `lifecycleStage`. */
export type LifecyclePlace =
  | { state: 'stage'; stage: PackLifecycleStage; position: number; name: string }
  | { state: 'recycled'; name: string }
  /** The field is empty: it stands before the first stage. */
  | { state: 'none'; position: -1; name: string };

/** Messages of every kind that judges by lifecycle stage, for when that is not known. */
export const LIFECYCLE_MESSAGES = {
  noLifecycle: {
    outcome: 'unknown',
    title: '{{rule}}: no lifecycle',
    says: 'This rule pack has no lifecycle stages.',
    next: 'Ask {{owner}} to add them to the pack, or to take this rule out.',
  },
  hiddenLifecycle: {
    outcome: 'unknown',
    title: '{{rule}}: lifecycle stage unknown',
    says: '{{gaps}}',
    next: '{{show}} it {{there}}{{again}}.',
  },
  foreignLifecycle: {
    outcome: 'unknown',
    title: '{{rule}}: lifecycle stage not in the pack',
    says: '“{{stage}}” is not a lifecycle stage of this rule pack.',
    next: 'Ask {{owner}} to add it to the pack, as a stage or as an alias.',
  },
} as const satisfies Record<string, Message>;

type Context = CompileContext<keyof typeof LIFECYCLE_MESSAGES>;

/** The place of a record, or the finding that says why there is none. */
export function lifecyclePlace(record: CrmRecord, context: Context): LifecyclePlace | Finding {
  const { lifecycle } = context.pack.parts;
  if (!lifecycle) return context.finding('noLifecycle');
  const { name, label, type } = context.pack.field('lifecycleStage');
  const known = knownValue(record, name, type);
  const fields = [{ name, label }];
  if (known.state === 'unknown') {
    const gaps = gapSentences([{ name, label, cause: known.cause, why: known.why }]);
    return context.finding('hiddenLifecycle', { gaps }, { fields });
  }
  if (known.state === 'empty') return { state: 'none', position: -1, name: 'not set' };
  const place = findPlace(lifecycle, [known.text, String(known.value)]);
  return place ?? context.finding('foreignLifecycle', { stage: known.text }, { fields });
}

/** Names are compared by letters and digits only, like those of deal stages. */
export function findPlace(
  { stages, recycled }: PackLifecycle,
  names: readonly string[],
): LifecyclePlace | null {
  const keys = names.map(stageKey);
  const isNamed = (own: readonly string[]) => own.some((name) => keys.includes(stageKey(name)));
  const position = stages.findIndex((stage) => isNamed([stage.id, stage.label, ...stage.aliases]));
  const stage = stages[position];
  if (stage) return { state: 'stage', stage, position, name: stage.label };
  return isNamed([recycled.label, ...recycled.aliases]) ? { state: 'recycled', name: recycled.label } : null;
}

export const isLifecycleFinding = (value: LifecyclePlace | Finding): value is Finding => 'outcome' in value;
