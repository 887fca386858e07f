import type { EngineClient } from '../../contracts/engine-client';
import type { AssessContext, CrmRecord, RecordIdentity } from '../../record/types';
import { judgeName } from '../../sla/summarize';
import type { LeadlightDatabase } from '../../store/database';
import { countDue, judgeReview } from '../../store/judge-review';

/** What becomes of the list's judgements: being made anew, or not made and why. Null while they are current. */
export type JudgingState =
  | { kind: 'running'; done: number; total: number; stop(): void }
  | { kind: 'stopped'; left: number; problem: string | null; again(): void };

export interface JudgingOptions {
  db: LeadlightDatabase;
  engine(): Promise<Pick<EngineClient, 'activePack' | 'reloadPack' | 'summarizeRecords'>>;
  /** Tells the engine of the other records that rules compare these with. */
  prepare(records: readonly CrmRecord[]): Promise<unknown>;
  context(): AssessContext;
  /** Only one page of the browser judges at a time; false when another one does. */
  alone(work: () => Promise<void>): Promise<boolean>;
  onState(state: JudgingState | null): void;
  /** The list has changed and is to be read again. */
  onJudged(): void;
}

const kindOf = ({ crm, org, object }: RecordIdentity): string => `${crm}:${org}:${object}`;

/** Judges in the background what the list has from another pack, from long ago, or not at all. */
export function createJudging(options: JudgingOptions): { start(): Promise<void> } {
  const { db, onState } = options;
  let running: AbortController | null = null;

  async function judge(control: AbortController): Promise<void> {
    const engine = await options.engine();
    const pack = judgeName((await engine.activePack()) ?? (await engine.reloadPack()));
    const context = options.context();
    let left = countDue(await db.reviewSegments.toArray(), pack, context.now);
    if (left === 0) return onState(null);
    const stop = () => control.abort();
    const again = () => void start();
    onState({ kind: 'running', done: 0, total: left, stop });
    const prepared = new Set<string>();
    try {
      await judgeReview(db, {
        pack,
        now: context.now,
        signal: control.signal,
        async judge(records) {
          // Once for each kind of record: what the others say is asked of the whole store.
          const fresh = records.filter(({ identity }) => !prepared.has(kindOf(identity)));
          if (fresh.length > 0) await options.prepare(fresh);
          for (const { identity } of fresh) prepared.add(kindOf(identity));
          return engine.summarizeRecords(records, context);
        },
        onProgress({ done, total }) {
          const isNews = Math.floor((100 * done) / total) > Math.floor((100 * (total - left)) / total);
          left = total - done;
          // The whole list is drawn with it: a hundred times is enough.
          if (isNews && running === control) onState({ kind: 'running', done, total, stop });
        },
      });
      if (running === control) onState(null);
    } catch (error) {
      if (running !== control) return;
      const problem = control.signal.aborted ? null : error instanceof Error ? error.message : String(error);
      onState({ kind: 'stopped', left, problem, again });
    }
    options.onJudged();
  }

  async function start(): Promise<void> {
    running?.abort();
    const control = new AbortController();
    running = control;
    await options.alone(() => judge(control));
  }

  return { start };
}
