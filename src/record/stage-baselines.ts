import * as z from 'zod/mini';
import type { EpochMs } from './types';

/** How long closed deals of this team stayed in a stage. */
export interface StageBaseline {
  averageDays: number;
  closedDeals: number;
  /** When the earliest of them was closed. */
  since: EpochMs;
}

/** Own history: baselines by pipeline id, then by stage id of the pack. A stage that none went through has none. */
export type Baselines = Readonly<Record<string, Readonly<Record<string, StageBaseline>>>>;

/** The own history of one account, and what it was counted of. */
export interface CountedBaselines {
  /** Names the pipelines that it was counted by (`pipelinesMark`): by others it says nothing. */
  by: string;
  /** IANA zone that decided which day an instant belongs to. */
  zone: string;
  /** How many deals of the account were stored. */
  deals: number;
  countedAt: EpochMs;
  /** When a limit last became another one: what was judged before is to be judged anew. */
  changedAt: EpochMs;
  baselines: Baselines;
}

const instant = z.number().check(z.int());
const stage = z.object({ averageDays: z.number(), closedDeals: z.int(), since: z.number() });
const counted = z.object({
  by: z.string(),
  zone: z.string(),
  deals: z.int(),
  countedAt: instant,
  changedAt: instant,
  baselines: z.record(z.string(), z.record(z.string(), stage)),
});

/** Null for what is no such count, as a damaged row. */
export function readCounted(value: unknown): CountedBaselines | null {
  const read = counted.safeParse(value);
  return read.success ? read.data : null;
}
