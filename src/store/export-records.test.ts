import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { recordKey } from '../record/record-key';
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

it('takes every record once, in the order of the keys, over many readings; and stops when told', async () => {
  const db = emptyStore();
  const ids = Array.from({ length: 1000 }, (_, index) => String(index + 1000));
  const lead = deal('9', NOW);
  const rows = [
    ...ids.map((id) => deal(id, NOW)),
    { ...lead, identity: { ...lead.identity, object: 'lead' as const } },
  ];
  await db
    .table('records')
    .bulkPut(rows.map((record) => ({ key: recordKey(record.identity), record, asOf: NOW, summary: null })));
  const stop = new AbortController();
  const run = async (signal: AbortSignal | null) => {
    let text = '';
    const put = (piece: string) => {
      text += piece;
    };
    const onProgress = (done: number) => void (done === 500 && signal && stop.abort());
    const options = { object: 'deal', format: 'ndjson', put, onProgress, ...(signal && { signal }) } as const;
    const count = await exportRecords(db, options);
    const lines = text.trimEnd().split('\n');
    return { count, ids: lines.map((line) => JSON.parse(line).id) };
  };
  expect(await run(null)).toEqual({ count: 1000, ids });
  await expect(run(stop.signal)).rejects.toThrow('abort');
});
