import { render } from 'preact';
import { browser } from 'wxt/browser';
import { createEngineClient } from '../../src/contracts/engine-client';
import { newestGeneration, rememberGeneration } from '../../src/contracts/engine-generation';
import { watchJudging } from '../../src/contracts/judging-progress';
import { watchPackInForce } from '../../src/contracts/pack-in-force';
import { connectRuntime } from '../../src/contracts/runtime-rpc';
import { startEngine } from '../../src/contracts/start-engine';
import type { WebhookService } from '../../src/contracts/webhook-service';
import type { WriteService } from '../../src/contracts/write-service';
import { mergeHistory } from '../../src/record/history';
import type { AssessContext } from '../../src/record/types';
import { findLostAtOnce } from '../../src/store/damage/emptied';
import { readSoundReview } from '../../src/store/damage/read-review';
import { LeadlightDatabase } from '../../src/store/database';
import { guardLogOf } from '../../src/store/guard-log';
import { activePack } from '../../src/store/packs';
import { acknowledge, openRecord, suppress, unsuppress } from '../../src/store/records';
import type { BuildProgress } from '../../src/store/review-index';
import { deleteView, savedViews, saveView } from '../../src/store/review-views';
import { writeShelf } from '../../src/store/write-log';
import { connectJudging } from '../../src/ui/components/connect-judging';
import { recordFingerprint } from '../../src/ui/components/fingerprint';
import type { RecordView } from '../../src/ui/components/record-view';
import { type ScorePoint, weeksAhead } from '../../src/ui/components/score-curve';
import { ToldContext } from '../../src/ui/components/told-others';
import type { LoadData } from '../../src/ui/data/LazyData';
import { noteVisit } from '../../src/ui/review/changes/last-visit';
import { type ChangesSource, spansStored } from '../../src/ui/review/changes/stored-spans';
import { connectRules } from '../../src/ui/review/deals/connect-rules';
import { snoozeStored } from '../../src/ui/review/deals/snooze-stored';
import type { ViewKeeper } from '../../src/ui/review/deals/ViewsPanel';
import { warmRows } from '../../src/ui/review/deals/warm-rows';
import { countStored } from '../../src/ui/review/figures/count-stored';
import type { CountFigures } from '../../src/ui/review/figures/FiguresView';
import { connectHygiene } from '../../src/ui/review/hygiene/connect-hygiene';
import { Preparing } from '../../src/ui/review/Preparing';
import { Review } from '../../src/ui/review/Review';
import type { ReviewActions } from '../../src/ui/review/record/Inspector';
import { readAddress } from '../../src/ui/review/record/record-address';
import type { ReviewPack } from '../../src/ui/review/review-pack';
import { type RowSet, rowSet } from '../../src/ui/review/row-set';
import { type CountSpeed, countStoredSpeed } from '../../src/ui/review/speed/count-speed';
import { type PlacedRows, placeRows } from '../../src/ui/review/stage-places';
import { storedJudge } from '../../src/ui/review/stored-judge';
import { connectWaiting } from '../../src/ui/review/waiting/connect-waiting';
import '../../src/ui/data/data.css';
import '../../src/ui/review/review.css';
import '../../src/ui/review/speed/speed.css';

/** The offline review: a top-level page, so it reads the store itself and asks no CRM. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const contextNow = (): AssessContext => ({ now: Date.now(), zone, locale: navigator.language });
const db = new LeadlightDatabase();
const { told: askTold } = connectRuntime<WebhookService>('webhooks');
const { version } = browser.runtime.getManifest();

/** Started when the first record is opened: the list needs no engine. */
const engine = once(async () => {
  const firstGeneration = await newestGeneration(version);
  return createEngineClient({
    firstGeneration,
    start(generation) {
      if (generation > firstGeneration) void rememberGeneration(version, generation);
      return startEngine(location.origin, version, generation);
    },
    async fetchPack() {
      const { usablePack } = await import('../../src/ui/review/review-pack');
      const { pack: document, origin, parked } = await activePack(db);
      return { pack: usablePack(document), origin, ...(parked && { parked }) };
    },
    timeoutMs: 5000,
    onRestart: () => {},
  });
});

/** The stages are needed by the board and the figures; reading them can wait for the first picture. */
async function readPack(): Promise<ReviewPack | null> {
  const { reviewPack } = await import('../../src/ui/review/review-pack');
  return reviewPack((await activePack(db)).pack);
}
let pack = once(readPack);

const judging = connectJudging();
const judge = storedJudge({ db, engine, context: contextNow });

async function load(key: string): Promise<RecordView> {
  const { setRecordAside } = await import('../../src/store/damage/set-aside');
  await setRecordAside(db, key, Date.now());
  const stored = await db.records.get(key);
  if (!stored)
    throw new Error('This record is no longer stored, or it was damaged. Reload this page to list what is.');
  const { suppressions, acknowledged, observed } = await openRecord(db, stored.record.identity);
  const record = { ...stored.record, history: mergeHistory(stored.record.history, observed) };
  const assessment = await judge.judge(record);
  return {
    record,
    assessment,
    suppressions,
    acknowledged,
    guardLog: await guardLogOf(db, record.identity),
    writes: { access: 'none', log: await writeShelf(db).of(record.identity) },
    freshness: 'stale',
    canConnect: false,
    notices: [],
  };
}

async function scoreAhead({ record }: RecordView): Promise<ScorePoint[]> {
  const { assessRecord } = await engine();
  const context = contextNow();
  const points: ScorePoint[] = [];
  for (const at of weeksAhead(context.now)) {
    const { score } = await assessRecord(record, { ...context, now: at });
    if (score) points.push({ at, total: score.shown.total });
  }
  return points;
}

const mark = (view: RecordView) => ({ at: Date.now(), fingerprint: recordFingerprint(view.record) });

const actions: ReviewActions = {
  snooze: (view, rule, until) =>
    suppress(db, view.record.identity, { rule, kind: 'snooze', until, reason: null, ...mark(view) }),
  dismiss: (view, rule, reason) =>
    suppress(db, view.record.identity, { rule, kind: 'dismiss', until: null, reason, ...mark(view) }),
  restore: (view, rule) => unsuppress(db, view.record.identity, rule),
  acknowledge: (view, sla) => acknowledge(db, view.record.identity, sla, Date.now()),
  scoreAhead,
};

const keeper: ViewKeeper = {
  all: () => savedViews(db),
  save: (name, view) => saveView(db, { name, view }).then(() => savedViews(db)),
  remove: (name) => deleteView(db, name).then(() => savedViews(db)),
};

const data: LoadData = once(async () => {
  const [{ DataSection }, { connectData }] = await Promise.all([
    import('../../src/ui/data/DataSection'),
    import('../../src/ui/data/connect-data'),
  ]);
  return { Section: DataSection, actions: connectData(db) };
});
const changes: ChangesSource = {
  read: spansStored(db, () => pack(), zone),
  lastVisit: noteVisit(Date.now(), localStorage),
  kept: {},
};
const hygiene = connectHygiene({
  db,
  startWorker: () =>
    new Worker(new URL('/hygiene-worker.js', location.origin), { name: 'leadlight-hygiene' }),
  now: Date.now,
  onChange: () => show(),
  onRefresh: () => void refresh().catch(() => {}),
  onMarked: judge.tellOfMarks,
});
const rules = connectRules(
  () => new Worker(new URL('/rules-worker.js', location.origin), { name: 'leadlight-rules' }),
  contextNow,
);
const root = document.getElementById('app');

interface Shown {
  rows: RowSet;
  placed: PlacedRows | null;
  count: CountFigures;
  speed: CountSpeed;
  context: AssessContext;
  first: number | null;
  alone: number | 'missing' | null;
  firstTab?: 'data';
}
let shown: Shown | null = null;
const snoozeMany = snoozeStored(db, load, Date.now);
const waiting = connectWaiting(db, connectRuntime<WriteService>('writes'));

function show(change: Partial<Shown> = {}): void {
  if (!root || !shown) return;
  shown = { ...shown, ...change };
  const props = { load, actions, keeper, rules, snoozeMany, data, changes, judging, waiting };
  const source = hygiene.source();
  render(
    <ToldContext.Provider value={askTold}>
      <Review {...shown} {...props} {...(source && { hygiene: source })} />
    </ToldContext.Provider>,
    root,
  );
}

/** The record that the address names, beside the list or alone. */
function asked(rows: RowSet): Pick<Shown, 'first' | 'alone'> {
  const address = readAddress(location.hash);
  const at = address ? rows.text('key').indexOf(address.key) : -1;
  const row = at < 0 ? null : at;
  return address?.isPage ? { first: null, alone: row ?? 'missing' } : { first: row, alone: null };
}

let warming = new AbortController();
const idle = (work: IdleRequestCallback): void => void requestIdleCallback(work);

/** For rows that are shown from now on. */
function warm(rows: RowSet): void {
  warming.abort();
  warming = new AbortController();
  warmRows(rows, idle, warming.signal);
}

/** All that hangs on the list and the pack, made anew. */
async function readRows(onProgress?: (progress: BuildProgress) => void): Promise<Omit<Shown, 'placed'>> {
  const context = contextNow();
  hygiene.beforeReading();
  const rows = rowSet(await readSoundReview(db, context.now, onProgress), context.now);
  hygiene.listed(rows, context);
  return {
    rows,
    context,
    count: countStored(db, rows, pack, context),
    speed: countStoredSpeed(db, rows, pack, context),
    ...asked(rows),
  };
}

async function placesOf(rows: RowSet): Promise<PlacedRows | null> {
  const known = await pack().catch(() => null);
  return known && placeRows(rows, known.pipelines);
}

async function refresh(): Promise<void> {
  const fresh = await readRows();
  show({ ...fresh, first: shown?.first ?? null, placed: await placesOf(fresh.rows) });
  warm(fresh.rows);
}

/** What was judged anew is read once it has come to an end, whichever way. */
function refreshWhenJudged(): void {
  let wasRunning = false;
  watchJudging((state) => {
    const isRunning = state?.status === 'running';
    if (wasRunning && !isRunning) void refresh().catch(() => {});
    wasRunning = isRunning;
  }, new AbortController().signal);
}

/** Another pack is in force: its stages place the records, and the background has its rules judge them. */
async function followPack(): Promise<void> {
  pack = once(readPack);
  hygiene.packChanged();
  await (await engine()).reloadPack();
  await refresh();
}

async function start(): Promise<void> {
  if (!root) return;
  const now = contextNow();
  // What the rows do not need is asked for while the store reads them.
  void pack().catch(() => {});
  const [first, lost] = await Promise.all([
    readRows((progress) => render(<Preparing progress={progress} context={now} />, root)),
    findLostAtOnce(db, browser.storage.local, () => crypto.randomUUID(), now.now),
  ]);
  const isData = lost !== null || location.hash === '#data';
  shown = { ...first, placed: null, ...(isData && { firstTab: 'data' }) };
  show();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  performance.mark('leadlight:review-painted');
  const placed = await placesOf(first.rows);
  if (placed) show({ placed });
  performance.mark('leadlight:review-ready');
  warm(first.rows);
  addEventListener('hashchange', () => shown && show({ alone: asked(shown.rows).alone }));
  if (first.rows.size === 0) return;
  const loaded = async () => (await engine()).activePack();
  const onChange = () => void followPack().catch(() => {});
  watchPackInForce(window, { loaded, onChange }, new AbortController().signal);
  refreshWhenJudged();
  await judging.look();
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

await start().catch(async (error: unknown) => {
  // A list that is shown stays: what failed then is the judging, which is tried again with the next visit.
  if (shown) return;
  const [{ StartProblem }, { connectRecovery }] = await Promise.all([
    import('../../src/ui/review/StartProblem'),
    import('../../src/ui/data/connect-recovery'),
  ]);
  const recovery = connectRecovery(db.name);
  if (root) render(<StartProblem error={error} actions={recovery} context={contextNow()} />, root);
});
