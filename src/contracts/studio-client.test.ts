import { expose } from 'comlink';
import { afterEach, expect, it, vi } from 'vitest';
import type { SuggestedScore } from '../calibration/suggested-pack';
import { bundledPack } from '../rule-packs/bundled';
import { createStudioClient } from './studio-client';
import type { StudioService } from './studio-service';
import { channelWorker } from './testing/channel-worker';

const OTHER = { ...bundledPack, version: 99 };

type Answers = Partial<Pick<StudioService, 'sources' | 'suggest'>>;

/** Workers that are channels of this thread. */
function setUp(answers: Answers = {}) {
  const log: string[] = [];
  const start = (): Worker => {
    log.push('start');
    const service: Pick<StudioService, 'load' | 'sources' | 'suggest'> = {
      async load(draft) {
        log.push(`load ${draft.version}`);
      },
      sources: async () => [],
      suggest: async () => ({ state: 'stopped' }),
      ...answers,
    };
    return channelWorker(
      (port) => expose(service, port),
      () => log.push('end'),
    );
  };
  return { log, client: createStudioClient({ start, timeoutMs: 1000 }) };
}

const never = (): Promise<never> => new Promise(() => {});
const sources = (client: ReturnType<typeof setUp>['client']) => client.ask((remote) => remote.sources());

afterEach(() => {
  vi.useRealTimers();
});

it('starts with the first question, and loads the packs again only when they change', async () => {
  const { client, log } = setUp();
  client.use(bundledPack, bundledPack);
  await sources(client);
  client.use(bundledPack, bundledPack);
  await sources(client);
  client.use(OTHER, bundledPack);
  await sources(client);
  expect(log).toEqual(['start', `load ${bundledPack.version}`, 'load 99']);
  client.end();
});

it('asks nothing without a valid draft', async () => {
  const { client, log } = setUp();
  await expect(sources(client)).rejects.toThrow('no valid pack');
  expect(log).toEqual([]);
});

it('ends a worker that does not answer, and starts another one', async () => {
  let calls = 0;
  const { client, log } = setUp({ sources: () => (++calls === 1 ? never() : Promise.resolve([])) });
  client.use(bundledPack, bundledPack);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const asked = expect(sources(client)).rejects.toThrow('took too long');
  while (calls === 0) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(1000);
  await asked;
  vi.useRealTimers();
  expect(await sources(client)).toEqual([]);
  expect(log.filter((line) => line === 'start')).toHaveLength(2);
  client.end();
});

it('stops long work by ending the worker', async () => {
  const { client, log } = setUp({ suggest: never });
  client.use(bundledPack, bundledPack);
  const control = new AbortController();
  const work = client.run<SuggestedScore>((remote, tell) => remote.suggest(tell), {
    onProgress: () => {},
    signal: control.signal,
  });
  await sources(client);
  control.abort(new Error('It was stopped.'));
  await expect(work).rejects.toThrow('It was stopped.');
  expect(log.at(-1)).toBe('end');
});

it('tells how far long work is, and does not end it for a question that waits', async () => {
  let finish: () => void = () => {};
  const steps: [number, number][] = [];
  const { client, log } = setUp({
    suggest: (tell) => {
      tell(1, 4);
      return new Promise((resolve) => {
        finish = () => resolve({ state: 'stopped' });
      });
    },
    sources: never,
  });
  client.use(bundledPack, bundledPack);
  const work = client.run<SuggestedScore>((remote, tell) => remote.suggest(tell), {
    onProgress: (...step) => steps.push(step),
    signal: new AbortController().signal,
  });
  await vi.waitFor(() => expect(steps).toEqual([[1, 4]]));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const waiting = expect(sources(client)).rejects.toThrow('left');
  await vi.advanceTimersByTimeAsync(5000);
  vi.useRealTimers();
  finish();
  expect(await work).toEqual({ state: 'stopped' });
  expect(log).not.toContain('end');
  client.end();
  await waiting;
});
