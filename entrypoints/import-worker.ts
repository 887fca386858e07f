import * as Comlink from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import * as z from 'zod/mini';
import type { ImportService, LoadedMap } from '../src/contracts/import-service';
import { accountOf } from '../src/crm/csv/guess-map/account';
import { draftOfMap, mapOfDraft } from '../src/crm/csv/guess-map/draft-map';
import { ImportSession, type PackParts } from '../src/crm/csv/import/session';
import { throttled } from '../src/crm/csv/import/throttle';
import { parseMap } from '../src/crm/csv/parse-map';
import { packFieldMap } from '../src/rule-packs/field-map';
import { packContext } from '../src/rule-packs/pack-context';
import { parsePack } from '../src/rule-packs/parse';
import { LeadlightDatabase } from '../src/store/database';
import { ImportJournal, keepImport, removeImport, unfinishedImport } from '../src/store/import-journal';
import { ImportRun } from '../src/store/import-run';
import { knownAccounts } from '../src/store/known-accounts';
import { activePack } from '../src/store/packs';

/** Held while an import runs, so that two pages never share the journal. */
const LOCK = 'leadlight-import';

/** The worker that imports files, so that the page stays free. One for each import page. */
export default defineUnlistedScript(() => {
  z.config({ jitless: true });
  const db = new LeadlightDatabase();
  const journal = new ImportJournal();
  let pack: Promise<PackParts> | null = null;
  const packNow = (): Promise<PackParts> => {
    pack ??= readPack(db).catch((error: unknown) => {
      pack = null;
      throw error;
    });
    return pack;
  };
  const run = new ImportRun(db, journal);
  const session = new ImportSession({
    pack: packNow,
    store: {
      begin: (files) => run.begin(files, Date.now()),
      save: (batch) => run.save(batch),
    },
    now: Date.now,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: navigator.language,
  });
  const told = (tell: Parameters<ImportService['look']>[2]) => throttled(tell, () => performance.now());

  const service: ImportService = {
    async start() {
      const isBusy = (await alone(async () => null)) === 'busy';
      const [accounts, { stages }] = await Promise.all([knownAccounts(db), packNow()]);
      const unfinished = isBusy ? null : await unfinishedImport(db, journal);
      return { accounts, stages: [...stages], unfinished, isBusy };
    },
    accountOf: async (text, crm) => accountOf(text, crm),
    look: (files, shape, tell) => session.look(files, shape, told(tell)),
    guess: (kind) => session.guess(kind),
    state: (draft) => session.state(draft),
    check: (draft, tell, onFirst) => session.check(draft, told(tell), onFirst),
    async run(draft, tell) {
      const report = await alone(() => session.run(draft, told(tell)));
      if (report === 'busy')
        throw new Error('Another page imports files right now. Wait until it is done, then start again.');
      return report;
    },
    cancel: async () => session.cancel(),
    keep: () => keepImport(journal),
    async remove(tell) {
      const { records: total = 0 } = (await unfinishedImport(db, journal)) ?? {};
      const progress = { phase: 'remove', file: '', bytes: 0, total } as const;
      const tellNow = told(tell);
      await removeImport(db, journal, (records) => tellNow({ ...progress, records }));
    },
    unreadRows: async () => session.unreadRows(),
    async saveMap(draft) {
      const made = mapOfDraft(draft);
      if (made.ok) return `${JSON.stringify(made.map, null, 2)}\n`;
      throw new Error(made.problems.map(({ path, message }) => `${path}: ${message}`).join(' '));
    },
    loadMap: async (text, draft) => loadMap(text, draft),
  };
  Comlink.expose(service);
});

/** The result of the work, or "busy" when another page holds the lock. */
function alone<T>(work: () => Promise<T>): Promise<T | 'busy'> {
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : 'busy'));
}

async function readPack(db: LeadlightDatabase): Promise<PackParts> {
  const parsed = parsePack((await activePack(db)).pack);
  if (!parsed.ok) return { packFields: [], stages: [], complete: (record) => record };
  const { pipelines, placeOf } = packContext(parsed.pack);
  return {
    packFields: packFieldMap(parsed.pack),
    stages: pipelines.flatMap(({ label: pipeline, stages }) =>
      stages.map(({ id, label, aliases }) => ({ id, label, pipeline, names: [id, label, ...aliases] })),
    ),
    complete(record) {
      const place = placeOf(record, record.stage);
      return place ? { ...record, packStage: `${place.pipeline.id}/${place.stage.id}` } : record;
    },
  };
}

function loadMap(text: string, draft: Parameters<ImportService['loadMap']>[1]): LoadedMap {
  try {
    const read = parseMap(JSON.parse(text));
    if (read.ok) return { ok: true, draft: draftOfMap(read.map, draft) };
    return {
      ok: false,
      problems: read.problems.map(({ path, message, fix }) => `${path}: ${message} ${fix}`),
    };
  } catch {
    return {
      ok: false,
      problems: ['This is no JSON. Choose a map that was saved here, or see docs/maps.md.'],
    };
  }
}
