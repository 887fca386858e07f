import * as Comlink from 'comlink';
import type { Assessment, PackRef } from '../record/assessment';
import type { GuardPlan } from '../record/guard';
import type { ParkedRules } from '../record/pack-subscription';
import type { AssessContext, CrmRecord, KnownRecord, PageReading } from '../record/types';
import type { RulePack } from '../rule-packs/schema';
import type { EngineService, PageAssessment, RuleWatcher } from './engine-service';

/** One running worker. `terminate` drops it, even when it no longer answers. */
export interface EngineConnection {
  endpoint: Comlink.Endpoint;
  terminate(): void;
}

export interface EngineClientOptions {
  /** Starts (or joins) the worker of a generation; a new generation is a new worker. */
  start(generation: number): EngineConnection;
  /** The generation to join first; 0 when none is known to hang. */
  firstGeneration?: number;
  /** A pack that `parsePack` has taken. */
  fetchPack(): Promise<{ pack: RulePack; origin: PackRef['origin']; parked?: readonly ParkedRules[] }>;
  /** How long one call may take before the worker counts as hung. */
  timeoutMs: number;
  /** Told when a hung worker was replaced; the rule is null when it could not be named. */
  onRestart(rule: string | null): void;
}

/** The engine as the UI sees it: never hangs, always has its pack. */
export interface EngineClient {
  assessPage(
    reading: PageReading,
    known: KnownRecord | null,
    context: AssessContext,
  ): Promise<PageAssessment>;
  assessRecord(record: CrmRecord, context: AssessContext): Promise<Assessment>;
  guardPlan(record: CrmRecord, context: AssessContext): Promise<GuardPlan>;
  activePack(): Promise<PackRef | null>;
  /** Starts the worker and gives it its pack ahead of the first question. Never rejects. */
  warmUp(): Promise<void>;
  /** Fetches the pack in force and loads it. */
  reloadPack(): Promise<PackRef>;
  restart(): void;
}

/** The calls that tell the engine of other records; they may fail, and the rules stay unknown. */
export type OthersClient = Pick<EngineService, 'othersWanted' | 'addOthers'>;

/** The engine did not answer, not even after restarts. */
export class EngineHungError extends Error {
  override name = 'EngineHungError';
}

/** Carries the worker that was asked: by now another call may have replaced it. */
class TimeoutError extends Error {
  override name = 'TimeoutError';
  constructor(readonly connection: EngineConnection | null) {
    super('The engine did not answer in time.');
  }
}

type Ask<T> = (
  engine: Comlink.Remote<EngineService>,
  skip: string[],
  onRule?: RuleWatcher,
) => Promise<T | null>;

/**
 * Wraps the worker with a time-out. A call that does not come back is repeated in a fresh
 * worker with a watcher that names the rule; if that rule hangs again it is left out.
 */
export function createEngineClient(options: EngineClientOptions): EngineClient & OthersClient {
  let generation = options.firstGeneration ?? 0;
  let connection: EngineConnection | null = null;
  let remote: Comlink.Remote<EngineService> | null = null;
  const skipped: string[] = [];
  let loading: Promise<PackRef> | null = null;

  function engine(): Comlink.Remote<EngineService> {
    connection ??= options.start(generation);
    remote ??= Comlink.wrap<EngineService>(connection.endpoint);
    return remote;
  }

  /** Replaces the worker that hung; calls that found out together replace it once. */
  function restart(hung: EngineConnection | null): void {
    if (hung !== connection) return;
    connection?.terminate();
    connection = null;
    remote = null;
    generation += 1;
  }

  function withTimeout<T>(work: Promise<T>): Promise<T> {
    const asked = connection;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new TimeoutError(asked)), options.timeoutMs);
    });
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  }

  /** One load at a time: the warm-up and the first question may both find the worker empty. */
  function reloadPack(): Promise<PackRef> {
    loading ??= options
      .fetchPack()
      .then(({ pack, origin, parked }) => withTimeout(engine().loadPack(pack, origin, parked)))
      .finally(() => {
        loading = null;
      });
    return loading;
  }

  async function warmUp(): Promise<void> {
    try {
      if ((await withTimeout(engine().activePack())) === null) await reloadPack();
    } catch {
      // The first question meets the same failure and reports it.
    }
  }

  async function answer<T>(ask: Ask<T>, onRule?: RuleWatcher): Promise<T> {
    const watcher = onRule && Comlink.proxy(onRule);
    if (loading) await loading;
    const first = await withTimeout(ask(engine(), [...skipped], watcher));
    if (first !== null) return first;
    await reloadPack();
    const second = await withTimeout(ask(engine(), [...skipped], watcher));
    if (second === null) throw new Error('The engine lost its rule pack right after loading it.');
    return second;
  }

  async function call<T>(ask: Ask<T>): Promise<T> {
    try {
      return await answer(ask);
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
      restart(error.connection);
    }
    let lastRule: string | null = null;
    try {
      const result = await answer(ask, (rule) => {
        lastRule = rule;
      });
      options.onRestart(null);
      return result;
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
      restart(error.connection);
    }
    if (lastRule === null) throw new EngineHungError('The engine did not answer twice in a row.');
    if (!skipped.includes(lastRule)) skipped.push(lastRule);
    options.onRestart(lastRule);
    try {
      return await answer(ask);
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
      restart(error.connection);
      throw new EngineHungError('The engine did not answer three times in a row.');
    }
  }

  return {
    assessPage: (reading, known, context) =>
      call((remoteEngine, skip, onRule) => remoteEngine.assessPage(reading, known, context, skip, onRule)),
    assessRecord: (record, context) =>
      call((remoteEngine, skip, onRule) => remoteEngine.assessRecord(record, context, skip, onRule)),
    guardPlan: (record, context) =>
      call((remoteEngine, skip, onRule) => remoteEngine.guardPlan(record, context, skip, onRule)),
    activePack: () => withTimeout(engine().activePack()),
    othersWanted: (identity) => withTimeout(engine().othersWanted(identity)),
    addOthers: (of, found) => withTimeout(engine().addOthers(of, found)),
    warmUp,
    reloadPack,
    restart: () => restart(connection),
  };
}
