import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';
import { sampleRows } from '../../testing/sample-rows';
import { placeRows } from '../stage-places';
import { firstRows } from './first-rows';
import { COLUMN_IDS, sortRows } from './order';

const few = <Value>(...values: Value[]) => fc.constantFrom(...values);
const entry = fc.record({
  title: few(null, 'Brindle', 'brindle', 'Merrow 10', 'Merrow 9'),
  owner: few(null, 'Ines', 'Mara'),
  object: few('deal', 'lead'),
  amount: few(null, 0, -5, 10, 10.5, 84_000),
  currency: few(null, 'EUR', 'JPY', 'USD'),
  probability: few(null, 0, 60),
  closeDay: few(null, 20_000, 20_001),
  stageEnteredAt: few(null, 1_790_000_000_000, 1_780_000_000_000),
  score: few(null, 0, 69),
  breach: few(0, 0, 1),
  warning: few(0, 2),
});

it('finds the rows that lead the whole order, whichever it is, among all rows or some', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 40 }),
      few(...COLUMN_IDS),
      fc.boolean(),
      fc.nat(45),
      fc.nat(3),
      (entries, column, isDescending, count, step) => {
        const rows = sampleRows(entries);
        const placed = placeRows(rows, [TEST_PIPELINE]);
        const order = { column, isDescending };
        const some = Uint32Array.from(entries.keys()).filter((index) => step === 0 || index % step === 0);
        const sorted = sortRows(rows, some, order, placed);
        const first = firstRows(rows, some, { order, count, placed });
        expect([...first]).toEqual([...sorted.subarray(0, count)]);
      },
    ),
    { seed: 31, numRuns: 400 },
  );
});
