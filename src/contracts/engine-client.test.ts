import * as Comlink from 'comlink';
import { describe, expect, it } from 'vitest';
import type { AssessContext, CrmRecord } from '../record/types';
import { bundledPack } from '../rule-packs/bundled';
import { createEngineClient, EngineHungError } from './engine-client';
import type { EngineService } from './engine-service';

const context: AssessContext = { now: Date.UTC(2026, 10, 20), zone: 'UTC', locale: 'en' };
const record = { identity: { id: '1' } } as unknown as CrmRecord;
const ref = { id: 'p', name: 'Pack', version: 1, origin: 'bundled' } as const;
const never = new Promise<never>(() => {});

/** A worker made of a MessageChannel; `hangsOn` is the rule it never comes back from. */
function fakeWorker(log: string[], hangsOn: string | null, isDeaf = false) {
  return (generation: number) => {
    let pack: unknown = null;
    const service: EngineService = {
      activePack: async () => (pack ? ref : null),
      async loadPack(next) {
        log.push(`load ${generation}`);
        pack = next;
        return ref;
      },
      assessPage: async () => null,
      async assessRecord(_record, _context, skipRules, onRule) {
        log.push(`assess ${generation} skip ${skipRules.join()}`);
        if (!pack) return null;
        if (isDeaf) return never;
        for (const rule of ['first', 'second']) {
          if (skipRules.includes(rule)) continue;
          onRule?.(rule);
          if (rule === hangsOn) return never;
        }
        return { skippedRules: skipRules } as never;
      },
      guardPlan: async () => null,
      othersWanted: async () => null,
      addOthers: async () => false,
    };
    const { port1, port2 } = new MessageChannel();
    Comlink.expose(service, port1);
    return {
      endpoint: port2 as unknown as Comlink.Endpoint,
      terminate() {
        log.push(`terminate ${generation}`);
        port1.close();
      },
    };
  };
}

function client(log: string[], hangsOn: string | null, isDeaf = false) {
  return createEngineClient({
    start: fakeWorker(log, hangsOn, isDeaf),
    fetchPack: async () => ({ pack: bundledPack, origin: 'bundled' }),
    timeoutMs: 60,
    onRestart: (rule) => log.push(`restarted for ${rule}`),
  });
}

describe('engine client', () => {
  it('hands the pack to a worker that has none, once', async () => {
    const log: string[] = [];
    const engine = client(log, null);
    await engine.assessRecord(record, context);
    await engine.assessRecord(record, context);
    expect(log).toEqual(['assess 0 skip ', 'load 0', 'assess 0 skip ', 'assess 0 skip ']);
  });

  it('warms up once, and the first question waits for the same pack', async () => {
    const log: string[] = [];
    const engine = client(log, null);
    const warm = engine.warmUp();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all([warm, engine.assessRecord(record, context)]);
    expect(log.filter((line) => line.startsWith('load'))).toEqual(['load 0']);
  });

  it('restarts a hung worker, names the rule and leaves it out from then on', async () => {
    const log: string[] = [];
    const engine = client(log, 'second');
    expect(await engine.assessRecord(record, context)).toEqual({ skippedRules: ['second'] });
    expect(log.filter((line) => /terminate|restarted/.test(line))).toEqual([
      'terminate 0',
      'terminate 1',
      'restarted for second',
    ]);
    log.length = 0;
    await engine.assessRecord(record, context);
    expect(log).toEqual(['assess 2 skip second']);
  });

  it('replaces a hung worker once when several calls find out together', async () => {
    const log: string[] = [];
    const healthy = fakeWorker(log, null);
    const deaf = fakeWorker(log, null, true);
    const engine = createEngineClient({
      start: (generation) => (generation === 0 ? deaf(generation) : healthy(generation)),
      fetchPack: async () => ({ pack: bundledPack, origin: 'bundled' }),
      timeoutMs: 60,
      onRestart: (rule) => log.push(`restarted for ${rule}`),
    });
    const calls = [0, 30, 50].map(async (wait) => {
      await new Promise((resolve) => setTimeout(resolve, wait));
      return engine.assessRecord(record, context);
    });
    for (const result of await Promise.all(calls)) expect(result).toEqual({ skippedRules: [] });
    expect(log.filter((line) => line.startsWith('terminate'))).toEqual(['terminate 0']);
  });

  it('gives up with a named error when the engine never answers', async () => {
    await expect(client([], null, true).assessRecord(record, context)).rejects.toBeInstanceOf(
      EngineHungError,
    );
  });
});
