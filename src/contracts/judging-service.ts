import * as z from 'zod/mini';
import type { JudgingProgress } from '../record/judging';
import type { Doors } from './runtime-rpc';

/**
 * Served by the background, which has the review's list judged anew. Every call may be retried: all are
 * idempotent. Where it stands is told by `watchJudging`.
 */
export interface JudgingService {
  /** Looks now whether anything is due, as a page that shows the list asks when it opens. A pause stays. */
  look(): Promise<void>;
  /** Stops until `goOn`, or until the browser is started again. */
  pause(): Promise<void>;
  /** Ends a pause, and tries at once what has failed. */
  goOn(): Promise<void>;
  /** The page that judges says how far its run is. */
  report(run: number, progress: JudgingProgress): Promise<void>;
  /** The page that judges has come to its end; `problem` says why, where that was too early. */
  ended(run: number, problem: string | null): Promise<void>;
}

const count = z.int().check(z.nonnegative());
const progress = z.object({ done: count, total: count });
const problem = z.nullable(z.string().check(z.maxLength(2_000)));

/** Parses the arguments of every call before the service sees them. */
export function judgingDoors(service: JudgingService): Doors<JudgingService> {
  return {
    look: () => service.look(),
    pause: () => service.pause(),
    goOn: () => service.goOn(),
    report: (args) => service.report(...z.tuple([count, progress]).parse(args)),
    ended: (args) => service.ended(...z.tuple([count, problem]).parse(args)),
  };
}
