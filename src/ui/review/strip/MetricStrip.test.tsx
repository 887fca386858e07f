// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { mount } from '../../testing/mount';
import { CONTEXT } from '../../testing/sample-view';
import { figureCounter } from '../figures/count-figures';
import { MetricStrip } from './MetricStrip';
import { watchQuiet } from './quiet';
import { stripFigures } from './strip-figures';
import type { StripSource, StripState } from './strip-source';

const FIGURES = stripFigures(
  figureCounter({
    now: CONTEXT.now,
    zone: 'UTC',
    pipelines: [],
    quota: null,
    rowOf: () => -1,
    rows: 0,
  }).result(),
  0,
  CONTEXT.now,
);

function open(first: Partial<StripState> = {}, kept = new Map<string, string>()) {
  const log: string[] = [];
  const state: StripState = { figures: null, flagged: null, problem: null, ...first };
  let tell: (next: StripState) => void = () => {};
  const source: StripSource = {
    state: () => state,
    follow(onChange) {
      tell = onChange;
      return () => {};
    },
  };
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
  const page = mount(
    <MetricStrip
      source={source}
      records={1028}
      context={CONTEXT}
      storage={storage}
      onOpen={({ view, figure }) => log.push(`${view} ${figure}`)}
      onFlagged={() => log.push('flagged')}
    />,
  );
  return { ...page, log, kept, tell: (next: Partial<StripState>) => act(() => tell({ ...state, ...next })) };
}

it('holds its places while nothing is counted, then says each figure with its formula', async () => {
  const { buttons, text, tell } = open();
  expect(buttons()).toHaveLength(7);
  expect(buttons()[1]).toBe('Weighted pipeline: not counted yet.');
  expect(text()).toContain('being counted');
  await tell({ figures: FIGURES, flagged: { records: 498, total: 1028, fresh: 1 } });
  expect(buttons()[2]).toBe('Pipeline coverage: unknown. No quota is given');
  expect(buttons()[5]).toBe('Flagged: 498. 48.4% of all; 1 under 7 days old');
  expect(text()).toContain('as of ');
});

it('says that it is of all records', () => {
  expect(open().root.querySelector('section')?.getAttribute('aria-label')).toBe(
    'Figures of all 1,028 records',
  );
});

it('says of how many records figures are that were counted before', async () => {
  const { root, text, tell } = open({ figures: { ...FIGURES, records: 900 } });
  const name = () => root.querySelector('section')?.getAttribute('aria-label');
  expect(name()).toBe('Figures of 900 records');
  expect(text()).toContain('Figures of 900 records');
  await tell({ figures: { ...FIGURES, records: 1028 } });
  expect(name()).toBe('Figures of all 1,028 records');
});

it('opens each figure at its tile, and lists the flagged records', () => {
  const { root, log } = open({ figures: FIGURES });
  for (const figure of root.querySelectorAll<HTMLElement>('.strip-figure')) figure.click();
  expect(log).toEqual([
    'sales weightedPipeline',
    'executive coverage',
    'sales winRate',
    'sales cycleDays.won.median',
    'flagged',
    'speed insideSla',
  ]);
});

it('is folded away, and stays so', () => {
  const { click, kept, buttons } = open();
  click('Figures of all 1,028 records');
  expect(buttons()).toHaveLength(1);
  const again = open({}, kept);
  expect(again.buttons()).toHaveLength(1);
  again.click('Figures of all 1,028 records');
  expect(open({}, kept).buttons()).toHaveLength(7);
});

it('says where nothing could be counted', () => {
  const { text } = open({ problem: 'The store can’t be read.' });
  expect(text()).toContain('not counted');
  expect(text()).not.toContain('being counted');
});

it('waits until the page is left alone', async () => {
  const target = new EventTarget();
  let now = 1000;
  const slept: number[] = [];
  const whenQuiet = watchQuiet({
    target,
    now: () => now,
    async sleep(ms) {
      slept.push(ms);
      now += ms;
      if (slept.length === 1) target.dispatchEvent(new Event('scroll'));
    },
  });
  await whenQuiet();
  expect(slept).toEqual([]);
  target.dispatchEvent(new Event('keydown'));
  now += 500;
  await whenQuiet();
  expect(slept).toEqual([1000, 1500]);
});
