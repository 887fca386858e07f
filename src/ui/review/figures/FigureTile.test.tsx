// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { Metric } from '../../../metrics';
import { mount } from '../../testing/mount';
import { CONTEXT } from '../../testing/sample-view';
import { FigureTile } from './FigureTile';

const QUALITY: Metric = {
  id: 'dataQuality',
  label: 'Data quality',
  value: 0.75,
  unit: 'share',
  n: 900,
  definition: 'Filled required fields.',
  excluded: [{ reason: 'not readable', count: 250 }],
  reason: null,
};

/** The large value, then the notes below it, those in the colour of what is unknown marked. */
function tile(change: Partial<Metric>, behind: Uint8Array | null = Uint8Array.of(1, 0, 1)) {
  const { root } = mount(
    <FigureTile
      card={{ metric: { ...QUALITY, ...change }, usual: null }}
      figures={{ asOf: null, behind: () => behind }}
      context={CONTEXT}
      onShow={() => {}}
    />,
  );
  const said = [...root.querySelectorAll('.tile-value, .tile-note')];
  return said.map((one) => `${one.textContent}${one.classList.contains('tone-unknown') ? ' ?' : ''}`);
}

it('says of data quality how many fields it rests on, and on how many records they are', () => {
  expect(tile({})).toEqual(['75%', '900 of 1,150 required fields read, on 2 records ?']);
  expect(tile({ excluded: [] })).toEqual(['75%', '900 of 900 required fields read, on 2 records']);
});

it('has no figure of what was mostly not read, and says what is missing', () => {
  const reason = 'fewer than half of the required fields were read';
  expect(tile({ value: null, n: 229, excluded: [{ reason: 'not readable', count: 921 }], reason })).toEqual([
    'unknown ?',
    'Fewer than half of the required fields were read.',
    '229 of 1,150 required fields read, on 2 records ?',
  ]);
  expect(tile({ value: null, n: 0, reason: 'none was read' }, null)).toEqual([
    'unknown ?',
    'None was read.',
    '0 of 250 required fields read ?',
  ]);
  expect(tile({ value: null, n: 0, excluded: [], reason: 'none is required' }, null)).toEqual([
    'unknown ?',
    'None is required.',
  ]);
});

it('counts all other figures in records', () => {
  expect(tile({ id: 'winRate' })).toEqual(['75%', 'n = 900 · 250 left out']);
  expect(tile({ id: 'winRate', value: null, reason: 'nothing to count' })).toEqual([
    'unknown ?',
    'Nothing to count.',
  ]);
});
