import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { exportRecords } from './export-records';
import { saveVisit } from './records';
import { deal, emptyStore, NOW, SUMMARY } from './testing/filled-store';

async function exported(format: 'csv' | 'ndjson'): Promise<string> {
  const db = emptyStore();
  const one = deal('1', NOW);
  const formula = {
    state: 'value',
    value: '=HYPERLINK("x")',
    text: '=HYPERLINK("x")',
    label: 'Next step',
  } as const;
  const created = { state: 'value', value: NOW, text: '20 Nov', label: 'Created', precision: 'day' } as const;
  await saveVisit(db, { ...one, fields: { ...one.fields, nextStep: formula, createdAt: created } }, SUMMARY);
  const two = deal('2', NOW);
  const unread = { state: 'unreadable', label: 'Amount', reason: 'not-a-number' } as never;
  await saveVisit(db, { ...two, fields: { ...two.fields, amount: unread } }, SUMMARY);
  const lead = { ...deal('3', NOW), identity: { ...deal('3', NOW).identity, object: 'lead' as const } };
  await saveVisit(db, lead, SUMMARY);
  await db.records.put({ key: 'hubspot:7:deal:bad', asOf: 1, record: null, summary: null } as never);
  let text = '';
  const told: string[] = [];
  const count = await exportRecords(db, {
    object: 'deal',
    format,
    put: (piece) => {
      text += piece;
    },
    onProgress: (done, total, step) => told.push(`${step} ${done} of ${total}`),
  });
  expect(count).toBe(2);
  expect(told).toEqual([...(format === 'csv' ? ['columns 4 of 4'] : []), 'rows 4 of 4']);
  return text;
}

it('writes one object a line by the names of fields; what was not read is not there', async () => {
  const lines = (await exported('ndjson')).trimEnd().split('\n');
  const [one, two] = lines.map((line) => JSON.parse(line));
  expect(one).toMatchObject({
    id: '1',
    stage: 'Proposal',
    amount: 1200.5,
    amountCurrency: 'EUR',
    nextStep: '=HYPERLINK("x")',
    createdAt: '2026-11-20T12:00:00.000Z',
    crm: 'hubspot',
  });
  expect(two).toMatchObject({ id: '2', nextStep: null });
  expect(two).not.toHaveProperty('amount');
});

it('writes CSV whose cells no spreadsheet runs, with every column that any record has', async () => {
  const lines = (await exported('csv')).split('\r\n');
  expect(lines[0]).toMatch(/^\ufeff"id","name","stage","crm","org","url","asOf",/);
  expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
  const columns = lines[0]?.replace('\ufeff', '').split(',') ?? [];
  expect(lines[2]?.split(',')[columns.indexOf('"amount"')]).toBe('');
  expect(lines).toHaveLength(4);
});
