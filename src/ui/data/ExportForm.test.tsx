// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { ExportStep } from '../../store/export-records';
import { click, openData } from './testing/open-data';

it('says how many records are done, over both turns of a CSV file', async () => {
  const seen: (string | null | undefined)[][] = [];
  let tell: (done: number, step: ExportStep) => Promise<void> = async () => {};
  const page = await openData(
    {},
    {
      exportRecords: (_object, _format, { onProgress }) => {
        tell = async (done, step) => {
          onProgress(done, 100_000, step);
          await new Promise((resolve) => setTimeout(resolve));
          const bar = page.root.querySelector('progress');
          seen.push([
            bar?.getAttribute('value'),
            page.root.querySelector('.work-busy .measure')?.textContent,
          ]);
        };
        return new Promise(() => {});
      },
    },
  );
  await click(page, 'Export');
  await tell(50_000, 'columns');
  await tell(50_000, 'rows');
  expect(seen).toEqual([
    ['0.25', 'Writing the file… 50,000 of 100,000 records looked through for columns'],
    ['0.75', 'Writing the file… 50,000 of 100,000 records gone through'],
  ]);
});
