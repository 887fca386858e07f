import { stageKey } from '../../rule-kinds/stages';

/** The lifecycle in its order (domain.md § 1). */
export const LIFECYCLE = [
  'subscriber',
  'lead',
  'mql',
  'sql',
  'opportunity',
  'customer',
  'evangelist',
] as const;

export type LifecycleStage = (typeof LIFECYCLE)[number];

/** Other names, by letters and digits only. A recycled lead has been an MQL (domain.md § 1). */
const OTHER_NAMES: Readonly<Record<string, LifecycleStage>> = {
  marketingqualifiedlead: 'mql',
  marketingqualified: 'mql',
  recycled: 'mql',
  salesqualifiedlead: 'sql',
  salesqualified: 'sql',
};

/** The stage that a CRM's word means; null when it means none of them. */
export function lifecycleStage(name: string | null): LifecycleStage | null {
  const key = stageKey(name);
  const known = LIFECYCLE.find((stage) => stage === key);
  return known ?? (Object.hasOwn(OTHER_NAMES, key) ? (OTHER_NAMES[key] ?? null) : null);
}

export const lifecycleRank = (stage: LifecycleStage): number => LIFECYCLE.indexOf(stage);

/** What teams usually see from one stage to the next (domain.md § 8), from 0 to 1. */
export interface Benchmark {
  from: LifecycleStage;
  to: LifecycleStage;
  low: number;
  high: number;
}

export const BENCHMARKS: readonly Benchmark[] = [
  { from: 'lead', to: 'mql', low: 0.05, high: 0.15 },
  { from: 'mql', to: 'sql', low: 0.3, high: 0.5 },
  { from: 'sql', to: 'opportunity', low: 0.5, high: 0.7 },
  { from: 'opportunity', to: 'customer', low: 0.2, high: 0.3 },
];
