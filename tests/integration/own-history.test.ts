import 'fake-indexeddb/auto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Terminal } from '../../src/cli/command';
import { readMap, recordsOf } from '../../src/cli/record-file';
import { surroundingsOf } from '../../src/cli/surroundings-of-file';
import { assess } from '../../src/engine/assess';
import { compilePack } from '../../src/engine/compile-pack';
import type { CrmRecord } from '../../src/record/types';
import { bundledPack } from '../../src/rule-packs/bundled';
import type { RulePack } from '../../src/rule-packs/schema';
import { countedBaselines } from '../../src/store/counted-baselines';
import { LeadlightDatabase } from '../../src/store/database';
import { installBundledPack } from '../../src/store/packs';
import { saveRecords } from '../../src/store/save-records';
import { countOwnHistory } from '../../src/studio/count-own-history';
import { storedJudges } from '../../src/studio/judge-stored';

/**
 * What the browser counts of its store is what the terminal counts of the same file, and both say the same of a deal.
 * The public set is never part of this repository; without it its test is not collected.
 */
const DATA = process.env.LEADLIGHT_DATA ?? resolve(import.meta.dirname, '../../../shared/data');
const PUBLIC = join(DATA, 'salesforce-history/Opportunity.csv');
const NOW = Date.parse('2026-11-20T12:00:00Z');
const STAGES = ['Qualified', 'Discovery', 'Demo', 'Proposal', 'Negotiation'];
/** The stages of the public set in those of the pack. */
const IN_SET: readonly (readonly [id: string, name: string])[] = [
  ['qualified', 'Prospecting'],
  ['discovery', 'Qualification'],
  ['demo', 'Value Proposition'],
  ['negotiation', 'Negotiation/Review'],
];
const zone = 'Europe/Berlin';
const terminal: Terminal = {
  out: () => {},
  err: () => {},
  progress: null,
  drained: async () => {},
  now: NOW,
  zone,
  locale: 'en-GB',
};

let db: LeadlightDatabase;
let folder: string;
beforeEach(() => {
  db = new LeadlightDatabase('own-history');
  folder = mkdtempSync(join(tmpdir(), 'leadlight-'));
});
afterEach(async () => {
  await db.delete();
  rmSync(folder, { recursive: true });
});

/** Both ways: the averages, and what each says of every deal that is still open. */
async function bothOf(path: string, map: string, pack: RulePack) {
  const compiled = compilePack(pack, 'bundled');
  const file = { path, map: await readMap(map), now: NOW };
  const context = { now: NOW, zone, locale: terminal.locale };
  const around = await surroundingsOf(compiled, file, context, terminal);
  const records: CrmRecord[] = [];
  for await (const { record } of recordsOf(file, terminal)) records.push(record);
  await installBundledPack(db, pack, NOW);
  await saveRecords(db, records, 'import');
  await countOwnHistory(db, { zone, now: () => NOW });
  const [first] = records;
  const judge = await storedJudges(db);
  const judged = await judge(records, context);
  return {
    inTerminal: around.baselines,
    inBrowser: first && (await countedBaselines(db, first.identity))?.baselines,
    saidInTerminal: records.map((record) =>
      staleOf(assess(compiled, record, { ...context, ...around }).findings),
    ),
    saidInBrowser: judged.map((assessment) => staleOf(assessment?.findings ?? [])),
  };
}

const staleOf = (findings: readonly { kind: string; message: string; sample: string | null }[]) =>
  findings.filter(({ kind }) => kind === 'stale-deal').map(({ message, sample }) => `${message} | ${sample}`);

/** Histories that go forward, back and nowhere, at odd hours, with deals that are closed and deals that are not. */
function madeUp(): string {
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
  const deals: string[] = ['Record ID,Deal name,Deal stage,Create date,Close date'];
  const moves: string[] = ['Deal,Changed on,New stage'];
  for (let id = 1; id <= 200; id += 1) {
    let at = Date.UTC(2025, next(12), 1 + next(28), next(24), next(60));
    const created = new Date(at).toISOString();
    let stage = STAGES[0] ?? '';
    for (let step = next(7); step >= 0; step -= 1) {
      moves.push(`${id},${new Date(at).toISOString()},${stage}`);
      at += next(40 * 24) * 3_600_000;
      stage = STAGES[next(STAGES.length)] ?? stage;
    }
    const isClosed = next(3) > 0;
    const end = next(2) === 0 ? 'Closed Won' : 'Closed Lost';
    if (isClosed) moves.push(`${id},${new Date(at).toISOString()},${end}`);
    const closes = isClosed ? new Date(at).toISOString().slice(0, 10) : '';
    deals.push(`${id},Deal ${id},${isClosed ? end : stage},${created},${closes}`);
  }
  writeFileSync(join(folder, 'moves.csv'), moves.join('\n'));
  writeFileSync(join(folder, 'deals.csv'), deals.join('\n'));
  return join(folder, 'deals.csv');
}

it('is the same in the browser as in the terminal, and so is what both say', async () => {
  const map = join(folder, 'deals.map.json');
  const content = {
    object: 'deal',
    crm: 'hubspot',
    id: 'Record ID',
    title: 'Deal name',
    zone,
    fields: { createdAt: { column: 'Create date' }, closeDate: { column: 'Close date' } },
    stage: { column: 'Deal stage' },
    history: { file: 'moves.csv', id: 'Deal', at: 'Changed on', stage: 'New stage' },
  };
  writeFileSync(map, JSON.stringify(content));
  const both = await bothOf(madeUp(), map, bundledPack);
  const stages = Object.values(both.inTerminal ?? {}).flatMap((own) => Object.values(own));
  expect(stages).toHaveLength(STAGES.length);
  for (const { closedDeals } of stages) expect(closedDeals).toBeGreaterThan(20);
  expect(both.inBrowser).toEqual(both.inTerminal);
  expect(both.saidInBrowser).toEqual(both.saidInTerminal);
  expect(both.saidInBrowser.flat().join('\n')).toMatch(
    /your team’s average is [\d.]+ \(\d+ deals\), limit \d+\..*\| \d+ closed deals since \d/,
  );
});

describe.runIf(existsSync(PUBLIC))('the own history of salesforce-history', () => {
  it('is the same in the browser as in the terminal', async () => {
    const [pipeline] = bundledPack.pipelines;
    if (!pipeline) throw new Error('The bundled pack has a pipeline.');
    const map = resolve(import.meta.dirname, '../fixtures/maps/salesforce-history.json');
    const stages = pipeline.stages.map((stage) => {
      const aliases = stage.aliases.filter((alias) => !IN_SET.some(([, name]) => name === alias));
      return {
        ...stage,
        aliases: [...aliases, ...IN_SET.flatMap(([id, name]) => (id === stage.id ? name : []))],
      };
    });
    const both = await bothOf(PUBLIC, map, { ...bundledPack, pipelines: [{ ...pipeline, stages }] });
    expect(Object.keys(both.inTerminal?.[pipeline.id] ?? {})).toHaveLength(4);
    expect(both.inBrowser).toEqual(both.inTerminal);
    expect(both.saidInBrowser).toEqual(both.saidInTerminal);
  });
});
