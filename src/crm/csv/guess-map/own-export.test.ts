import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../ui/review/deals/columns';
import { exportCsv } from '../../../ui/review/deals/export-csv';
import { sampleRows } from '../../../ui/testing/sample-rows';
import type { ImportedRow, ImportItem } from '../import/read-import';
import { readImport } from '../import/read-import';
import { textFile } from '../testing/text-file';
import { mapOfDraft } from './draft-map';
import { guessFile, PACK } from './testing/guess-file';

const FIRST_DAY = Date.UTC(2025, 0, 1) / 86_400_000;
/** Names that a spreadsheet would run, and some with quotes, commas and line breaks. */
const name = fc
  .tuple(
    fc.constantFrom('', '=', '+', '-', '@', '%', '|', "'", '"', ' =', 'a,b\n'),
    fc.string({ minLength: 1, maxLength: 12 }),
  )
  .map(([start, rest]) => `${start}x${rest.replace(/\r/g, '')}`.trim());

const rows = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 999_999 }),
    title: name,
    owner: name,
    stage: fc.constantFrom('Proposal', 'Negotiation', 'Closed Won'),
    amount: fc.option(fc.integer({ min: -5000, max: 90_000_000 }).map((cents) => cents / 100)),
    day: fc.integer({ min: 0, max: 900 }),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 8 },
);

async function importText(text: string): Promise<ImportedRow[]> {
  const { guess } = await guessFile(text, 'leadlight-review.csv');
  const made = mapOfDraft({ ...guess.draft, decimal: '.' });
  if (!made.ok || !guess.draft.account) throw new Error(JSON.stringify(made));
  const items: ImportItem[] = [];
  for await (const item of readImport(
    {
      files: [{ source: textFile(text, 'leadlight-review.csv'), asOf: 0 }],
      sideFiles: [],
      map: made.map,
      account: guess.draft.account,
      isIdMade: false,
      packFields: PACK.packFields,
      locale: 'en-GB',
      complete: (record) => record,
    },
    {},
  ))
    items.push(item);
  expect(items.filter((item) => 'refused' in item)).toEqual([]);
  return items.filter((item) => 'record' in item);
}

describe('an export of the review page', () => {
  it('reads back, with the account that its addresses name', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (deals) => {
        const listed = sampleRows(
          deals.map(({ id, day, ...deal }) => ({
            ...deal,
            crm: 'hubspot',
            closeDay: FIRST_DAY + day,
            url: `https://app-eu1.hubspot.com/contacts/1357/record/0-3/${id}`,
          })),
        );
        const text = exportCsv(
          deals.map((_, index) => listed.row(index)),
          COLUMNS,
        );
        const read = await importText(text);
        expect(
          read.map(({ record: { identity, title, stage, fields } }) => ({
            id: Number(identity.id),
            org: identity.org,
            title,
            stage: stage?.label,
            owner: fields.owner?.state === 'value' ? fields.owner.value : null,
            amount: fields.amount?.state === 'value' ? fields.amount.value : null,
            close: fields.closeDate?.state === 'value' ? fields.closeDate.value : null,
          })),
        ).toEqual(
          deals.map(({ id, title, stage, owner, amount, day }) => ({
            id,
            org: '1357',
            title,
            stage,
            owner,
            amount,
            close: new Date((FIRST_DAY + day) * 86_400_000).toISOString().slice(0, 10),
          })),
        );
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});
