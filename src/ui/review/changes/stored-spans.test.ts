import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { recordOf } from '../../../metrics/testing/sample-deals';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';
import { at, filled, history } from '../../../rule-kinds/testing/record-builder';
import { LeadlightDatabase } from '../../../store/database';
import { type ReadSpans, spansStored } from './stored-spans';

const between = { from: at('2026-11-01'), to: at('2026-11-15') };
const PACK = { pipelines: [TEST_PIPELINE], quotas: [], speed: null };
const go = new AbortController().signal;

let db: LeadlightDatabase;
let read: ReadSpans;
let counter = 0;
beforeEach(async () => {
  counter += 1;
  db = new LeadlightDatabase(`changes-${counter}`);
  read = spansStored(db, async () => PACK, 'UTC');
});

async function put(count: number, more: object = {}): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => {
    const record = recordOf({
      id: String(index),
      stage: 'Demo',
      amount: 10,
      fields: { nextStep: filled(' Call '), lossReason: { state: 'empty', label: 'Loss reason' } },
    });
    const key = `hubspot:4242:deal:${String(index).padStart(6, '0')}`;
    return { key, record, summary: null, asOf: record.asOf, ...more };
  });
  await db.records.bulkPut(rows);
}

it('reads every deal once, over several batches, with progress', async () => {
  await put(1203);
  const lead = recordOf({ stage: 'Demo' });
  const key = 'hubspot:4242:lead:1';
  await db.records.put({
    key,
    record: { ...lead, identity: { ...lead.identity, object: 'lead' } },
    summary: null,
    asOf: 1,
  });
  const seen: number[] = [];
  const { spans, notes } = await read(between, (done) => seen.push(done), go);
  expect(new Set(spans.map((span) => span.key)).size).toBe(1203);
  expect(spans).toHaveLength(1203);
  expect(seen).toEqual([250, 500, 750, 1000, 1204]);
  expect(notes.get(spans[0]?.key ?? '')).toEqual({ nextStep: 'Call', lossReason: '' });
});

it('takes in what was seen between visits, and deals that the CRM stopped giving', async () => {
  await put(1, { goneSince: at('2026-11-10') });
  const [entry] = history('stage', 'observed', ['2026-11-05', 'Demo', 'Qualified', '2026-10-20']);
  if (entry) await db.observations.add({ key: 'hubspot:4242:deal:000000', entry });
  const { spans } = await read({ from: at('2026-10-20'), to: between.to }, () => {}, go);
  expect(spans[0]?.opening.stage).toMatchObject({ isKnown: true, value: { name: 'Qualified' } });
  expect(spans[0]?.closing.presence).toBe('gone');
});

it('reads again for other days and another pack only, and stops when it is told to', async () => {
  await put(2);
  const first = await read(between, () => {}, go);
  expect(await read({ ...between }, () => {}, go)).toBe(first);
  expect(await read({ ...between, to: between.to + 1 }, () => {}, go)).not.toBe(first);
  const packs = [PACK, { ...PACK }];
  let asked = 0;
  const other = spansStored(db, async () => packs[asked++] ?? null, 'UTC');
  expect(await other(between, () => {}, go)).not.toBe(await other(between, () => {}, go));
  const stopped = AbortSignal.abort(new Error('Counting was stopped.'));
  await expect(read({ from: 1, to: 2 }, () => {}, stopped)).rejects.toThrow('Counting was stopped.');
});
