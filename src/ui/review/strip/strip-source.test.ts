import { describe, expect, it } from 'vitest';
import type { StoredFigureStrip } from '../../../store/figure-strip';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT } from '../../testing/sample-view';
import { figureCounter } from '../figures/count-figures';
import { readStripFigures, stripFigures, stripSource } from './strip-figures';
import { followStrip, type StripState } from './strip-source';

const ENTRIES = [{ key: 'a' }, { key: 'b', amount: 10 }];
const ROWS = sampleRows(ENTRIES);
const FIGURES = figureCounter({
  now: CONTEXT.now,
  zone: 'UTC',
  pipelines: [],
  quota: null,
  rowOf: () => -1,
  rows: 2,
}).result();

function setUp(kept: StoredFigureStrip | null = null, pack = 'p@1') {
  const log: string[] = [];
  const states: StripState[] = [];
  let quiet = (): void => {};
  const left = new Promise<void>((resolve) => {
    quiet = resolve;
  });
  const store = {
    kept,
    async read() {
      return { kept: this.kept, pack, records: 2 };
    },
    async keep(strip: StoredFigureStrip, records: number) {
      log.push(`keep ${records}`);
      this.kept = strip;
    },
  };
  const strip = followStrip(store, { whenQuiet: () => left, whenIdle: async () => {} });
  strip.source.follow((state) => states.push(state));
  const count = async (_: unknown, signal: AbortSignal) => {
    log.push('count');
    await Promise.resolve();
    signal.throwIfAborted();
    return FIGURES;
  };
  const begin = (rows = ROWS, context = CONTEXT) => strip.begin({ rows, context, count });
  return { log, states, store, strip, begin, quiet: () => quiet() };
}

describe('the figures over the list', () => {
  it('are counted once, and kept with what they were counted of', async () => {
    const { log, states, store, begin } = setUp();
    await begin();
    expect(states[0]).toEqual({ figures: null, flagged: null, problem: null });
    expect(states.at(-1)).toMatchObject({ figures: { at: CONTEXT.now, records: 2 }, flagged: { total: 2 } });
    await begin();
    expect(log).toEqual(['count', 'keep 2']);
    expect(store.kept?.of).toBe(await stripSource(ROWS, 'p@1', CONTEXT));
  });

  it('are shown as they were kept until they are counted anew', async () => {
    const old = stripFigures(FIGURES, 9, CONTEXT.now - 1);
    const { states, begin } = setUp({ of: 'others', figures: old });
    await begin();
    expect(states.map(({ figures }) => figures?.records ?? null)).toEqual([null, 9, 9, 2]);
  });

  it('of many records wait until nobody scrolls or types', async () => {
    const { log, begin, quiet } = setUp();
    const many = begin(sampleRows(Array.from({ length: 5000 }, (_, index) => ({ key: `k${index}` }))));
    await new Promise((resolve) => setTimeout(resolve));
    expect(log).toEqual([]);
    quiet();
    await many;
    expect(log).toEqual(['count', 'keep 2']);
  });

  it('of a list that is no longer shown are given up', async () => {
    const { log, begin } = setUp();
    await Promise.all([begin(), begin(sampleRows([{ key: 'c' }]))]);
    expect(log.filter((line) => line.startsWith('keep'))).toHaveLength(1);
  });

  it('that could not be counted say why', async () => {
    const { states, strip } = setUp();
    const count = () => Promise.reject(new Error('The store can’t be read.'));
    await strip.begin({ rows: ROWS, context: CONTEXT, count });
    expect(states.at(-1)).toMatchObject({ figures: null, problem: 'The store can’t be read.' });
  });
});

describe('what was kept', () => {
  const of = stripSource(ROWS, 'p@1', CONTEXT);

  it('holds for the same records, pack and day', async () => {
    expect(await stripSource(sampleRows(ENTRIES), 'p@1', { ...CONTEXT, now: CONTEXT.now + 60_000 })).toBe(
      await of,
    );
  });

  it.each([
    [
      'a record was read anew',
      stripSource(
        sampleRows([
          { key: 'a', asOf: 5 },
          { key: 'b', amount: 10 },
        ]),
        'p@1',
        CONTEXT,
      ),
    ],
    [
      'an amount is another',
      stripSource(sampleRows([{ key: 'a' }, { key: 'b', amount: 11 }]), 'p@1', CONTEXT),
    ],
    ['a record is gone', stripSource(sampleRows([{ key: 'a' }]), 'p@1', CONTEXT)],
    ['another pack is in force', stripSource(ROWS, 'p@2', CONTEXT)],
    ['the day is another', stripSource(ROWS, 'p@1', { ...CONTEXT, now: CONTEXT.now + 86_400_000 })],
  ])('does not when %s', async (_, other) => {
    expect(await other).not.toBe(await of);
  });

  it('is read with care', () => {
    const whole = stripFigures(FIGURES, 2, CONTEXT.now);
    expect(readStripFigures(structuredClone(whole))).toEqual(whole);
    const { won: _, ...less } = whole.metrics;
    for (const damaged of [
      null,
      'x',
      { ...whole, at: null },
      { ...whole, metrics: less },
      { ...whole, quota: {} },
    ])
      expect(readStripFigures(damaged)).toBeNull();
  });
});
