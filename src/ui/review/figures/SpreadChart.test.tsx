// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { metric, type SampleFigure } from '../../../metrics/metric';
import { mount } from '../../testing/mount';
import { CONTEXT } from '../../testing/sample-view';
import type { Behind } from '../deals/FilterBar';
import type { FigureSpread, SpreadRow } from './figure-page';
import { SpreadChart } from './SpreadChart';

const VALUES = { min: 2, p25: 10, median: 20, mean: 25, p75: 40, p90: 80, max: 300 };

function rowOf(label: string, values: Record<SampleFigure, number | null>): SpreadRow {
  const of = (figure: SampleFigure) =>
    metric({ id: `${label}.${figure}`, label, unit: 'days', definition: '' }, values[figure], 7);
  const spread = {
    min: of('min'),
    p25: of('p25'),
    median: of('median'),
    mean: of('mean'),
    p75: of('p75'),
    p90: of('p90'),
    max: of('max'),
  };
  return { label, spread, behind: `${label}.median` };
}

const NOTHING = { min: null, p25: null, median: null, mean: null, p75: null, p90: null, max: null };

function open(rows: SpreadRow[]) {
  const shown: Behind[] = [];
  const chart: FigureSpread = { title: 'Days in stage', rows, none: 'No completed visit is known.' };
  const { root } = mount(
    <SpreadChart
      chart={chart}
      figures={{ behind: (id: string) => (id === 'Demo.median' ? Uint8Array.of(1) : null) }}
      context={CONTEXT}
      onShow={(behind) => shown.push(behind)}
    />,
  );
  return { root, shown };
}

it('draws the quartiles in place, the longest beyond them only in the table', () => {
  const { root } = open([rowOf('Demo', VALUES)]);
  const box = root.querySelector('.spread-box');
  expect([box?.getAttribute('x'), box?.getAttribute('width')]).toEqual(['12.5%', '37.5%']);
  expect(root.querySelector('.spread-median')?.getAttribute('x1')).toBe('25%');
  expect(root.querySelector('.spread-mean')?.getAttribute('x')).toBe('31.25%');
  expect([...root.querySelectorAll('.axis text')].map(({ textContent }) => textContent)).toEqual([
    '0',
    '20',
    '40',
    '60',
    '80',
  ]);
  expect([...root.querySelectorAll('tbody td')].map(({ textContent }) => textContent)).toEqual([
    '7',
    '2',
    '10',
    '20',
    '25',
    '40',
    '80',
    '300',
  ]);
});

it('shows an unknown spread as unknown, and lists the records of a known one', () => {
  const { root, shown } = open([rowOf('Demo', VALUES), rowOf('Pilot', NOTHING)]);
  expect(root.querySelectorAll('.spread-box')).toHaveLength(1);
  expect(root.querySelectorAll('.bar-unknown')).toHaveLength(1);
  root.querySelector<HTMLButtonElement>('tbody button')?.click();
  expect(shown).toEqual([{ label: 'Days in stage: Demo', mask: Uint8Array.of(1) }]);
});

it('says why there is nothing to draw', () => {
  expect(open([]).root.textContent).toContain('No completed visit is known.');
});
