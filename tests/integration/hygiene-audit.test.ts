import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Terminal } from '../../src/cli/command';
import { plainMap } from '../../src/cli/plain-map';
import { readMap, recordsOf } from '../../src/cli/record-file';
import { example } from '../../src/cli/testing/examples';
import { runCli, temporaryFile } from '../../src/cli/testing/run-cli';
import type { RecordPair } from '../../src/record/others';
import { recordKey } from '../../src/record/record-key';
import type { AssessContext, CrmRecord } from '../../src/record/types';
import { bundledPack } from '../../src/rule-packs/bundled';
import { packFieldMap } from '../../src/rule-packs/field-map';
import { LeadlightDatabase } from '../../src/store/database';
import { markNotSame } from '../../src/store/hygiene-marks';
import { auditStore } from '../../src/ui/review/hygiene/audit-store';
import type { ReviewAudit } from '../../src/ui/review/hygiene/review-audit';

/** The review page and `leadlight audit` say the same of the same records. */
const NOW = Date.parse('2026-11-20');
const ZONE = 'Europe/London';
const SILENT: Terminal = {
  out: () => undefined,
  err: () => undefined,
  progress: null,
  drained: async () => undefined,
  now: NOW,
  zone: ZONE,
  locale: 'en-GB',
};

async function readFile(path: string, mapPath: string | null): Promise<CrmRecord[]> {
  const map = mapPath === null ? await plainMap(path, bundledPack) : await readMap(mapPath);
  const records: CrmRecord[] = [];
  const file = { path, map, packFields: packFieldMap(bundledPack), now: NOW };
  for await (const { record } of recordsOf(file, SILENT)) records.push(record);
  return records;
}

async function storeOf(records: readonly CrmRecord[], name: string) {
  const db = new LeadlightDatabase(name);
  const rows = records.map((record) => ({
    key: recordKey(record.identity),
    record,
    summary: null,
    asOf: record.asOf,
  }));
  await db.records.bulkPut(rows);
  const [first] = records;
  if (!first) throw new Error('The file holds no record.');
  const { crm, org } = first.identity;
  const context: AssessContext = { now: NOW, zone: ZONE, locale: 'en-GB' };
  const keys = rows.map(({ key }) => key);
  const service = auditStore(db, async () => bundledPack);
  const progress: number[] = [];
  const request = { ...context, account: { crm, org }, keys: keys.join('\n') };
  const audit = await service.count(request, (done) => progress.push(done));
  return { db, keys, service, audit, progress };
}

/** The sections as the terminal gives them, with their lists in the order of the records' keys. */
const listed = (sections: readonly { id: string; list: { record: string; says: string }[] }[]) =>
  sections.map(({ list, ...section }) => ({
    ...section,
    list: list.map(({ record, says }) => `${record} ${says}`).sort(),
  }));

const unpacked = ({ sections }: ReviewAudit, keys: readonly string[]) =>
  listed(
    sections.map(({ places, says, ...section }) => ({
      ...section,
      list: [...places].map((place, at) => ({
        record: keys[place] ?? '',
        says: says.texts[says.codes[at] ?? 0] ?? '',
      })),
    })),
  );

async function inTerminal(path: string, mapPath: string | null) {
  const map = mapPath === null ? [] : ['--map', mapPath];
  const pack = ['--pack', 'bundled:mid-market', '--now', '2026-11-20'];
  const { out } = await runCli('audit', '--records', path, ...map, ...pack, '--json');
  return JSON.parse(out.join(''));
}

/** 700 people, so that the store is read in two slices: copies, near copies, quiet ones, and gaps of all sorts. */
function manyPeople(): string {
  const stages = ['Lead', 'MQL', 'SQL', '', 'Prospect', 'Customer'];
  const rows = Array.from({ length: 700 }, (_, at) => {
    const who = at % 11 === 10 ? at - 3 : at;
    const email = at % 13 === 0 ? '' : `p${who}@team${who % 9}.example`;
    const activity = at % 5 === 0 ? '' : `20${20 + (at % 7)}-0${1 + (at % 9)}-11`;
    return [at, `Person ${who}`, email, `Team ${who % 9}`, stages[at % 6], '2019-03-04', activity, ''].join(
      ',',
    );
  });
  const head = 'id,name,email,company,lifecycleStage,createdAt,lastActivityAt,lastContactedAt';
  return temporaryFile('leads.csv', [head, ...rows].join('\n'));
}

describe('the audit of the review page', () => {
  it.each([
    ['the example file', () => [example('contacts.csv'), example('contacts.map.json')] as const],
    ['many people', () => [manyPeople(), null] as const],
  ])('says of %s what the terminal says', async (name, files) => {
    const [path, map] = files();
    const told = await inTerminal(path, map);
    const { audit, keys, service, progress } = await storeOf(await readFile(path, map), name);
    expect(audit.audited).toBe(told.audited);
    expect(progress.at(-1)).toBe(told.audited);
    expect(unpacked(audit, keys).map(withoutNumbers)).toEqual(listed(told.sections).map(withoutNumbers));
    const groups = told.groups.map(({ records }: { records: string[] }) => records.toSorted());
    expect(audit.groups.map((group) => group.keys.toSorted()).sort()).toEqual(groups.sort());
    expect(audit.groups.length).toBeGreaterThan(0);
    expect(audit.suggested).toBe(told.suggestions.length);
    const [first] = told.groups;
    expect((await service.preview(first.records)).merge).toEqual(first.merge);
  });

  it('keeps marked pairs apart, with the next count and without one', async () => {
    const files = [example('contacts.csv'), example('contacts.map.json')] as const;
    const { db, keys, audit, service } = await storeOf(await readFile(...files), 'apart');
    const [group] = audit.groups;
    const [one = '', other = ''] = group?.keys ?? [];
    const pair: RecordPair = [other, one];
    await markNotSame(db, [pair], NOW);
    const fresh = await service.regroup();
    expect(fresh.groups).toEqual([]);
    expect(fresh.section).toMatchObject({ id: 'duplicates', count: 0, of: 6 });
    const request = { now: NOW, zone: ZONE, locale: 'en-GB', account: audit.account, keys: keys.join('\n') };
    expect((await service.count(request, () => undefined)).groups).toEqual([]);
  });
});

/** Groups are numbered in the order in which records are met; the store's is that of the keys. */
const withoutNumbers = <Section extends { list: string[] }>(section: Section): Section => ({
  ...section,
  list: section.list.map((line) => line.replace(/group \d+/, 'group')).sort(),
});
