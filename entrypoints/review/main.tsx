import { render } from 'preact';
import { browser } from 'wxt/browser';
import { createEngineClient } from '../../src/contracts/engine-client';
import { newestGeneration, rememberGeneration } from '../../src/contracts/engine-generation';
import { startEngine } from '../../src/contracts/start-engine';
import { mergeHistory } from '../../src/record/history';
import type { AssessContext } from '../../src/record/types';
import { LeadlightDatabase } from '../../src/store/database';
import { activePack } from '../../src/store/packs';
import { acknowledge, allRecords, openRecord, suppress, unsuppress } from '../../src/store/records';
import { recordFingerprint } from '../../src/ui/components/fingerprint';
import type { RecordView } from '../../src/ui/components/record-view';
import type { ReviewActions } from '../../src/ui/review/Inspector';
import { Review } from '../../src/ui/review/Review';
import { StartProblem } from '../../src/ui/review/StartProblem';
import { storedRow } from '../../src/ui/review/stored-row';
import '../../src/ui/review/review.css';

/** The offline review: a top-level page, so it reads the store itself and asks no CRM. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const context = (): AssessContext => ({ now: Date.now(), zone, locale: navigator.language });
const db = new LeadlightDatabase();
const { version } = browser.runtime.getManifest();
const firstGeneration = await newestGeneration(version);
const engine = createEngineClient({
  firstGeneration,
  start(generation) {
    if (generation > firstGeneration) void rememberGeneration(version, generation);
    return startEngine(location.origin, version, generation);
  },
  fetchPack: () => activePack(db),
  timeoutMs: 5000,
  onRestart: () => {},
});

async function load(key: string): Promise<RecordView> {
  const stored = await db.records.get(key);
  if (!stored) throw new Error('This record is no longer stored. Reload this page to list what is.');
  const { suppressions, acknowledged, observed } = await openRecord(db, stored.record.identity);
  const record = { ...stored.record, history: mergeHistory(stored.record.history, observed) };
  const assessment = await engine.assessRecord(record, context());
  return { record, assessment, suppressions, acknowledged, freshness: 'stale', notices: [] };
}

const mark = (view: RecordView) => ({ at: Date.now(), fingerprint: recordFingerprint(view.record) });

const actions: ReviewActions = {
  snooze: (view, rule, until) =>
    suppress(db, view.record.identity, { rule, kind: 'snooze', until, reason: null, ...mark(view) }),
  dismiss: (view, rule, reason) =>
    suppress(db, view.record.identity, { rule, kind: 'dismiss', until: null, reason, ...mark(view) }),
  restore: (view, rule) => unsuppress(db, view.record.identity, rule),
  acknowledge: (view, sla) => acknowledge(db, view.record.identity, sla, Date.now()),
};

const root = document.getElementById('app');

async function start(): Promise<void> {
  const { now } = context();
  const rows = (await allRecords(db)).map((stored) => storedRow(stored, now));
  const wanted = decodeURIComponent(location.hash.slice(1));
  const first = rows.find((row) => row.key === wanted)?.key ?? null;
  if (root)
    render(
      <Review rows={rows} now={now} context={context()} load={load} actions={actions} first={first} />,
      root,
    );
}

await start().catch((error: unknown) => {
  if (root) render(<StartProblem error={error} />, root);
});
