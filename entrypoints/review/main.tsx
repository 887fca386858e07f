import { render } from 'preact';
import { browser } from 'wxt/browser';
import { createEngineClient } from '../../src/contracts/engine-client';
import { newestGeneration, rememberGeneration } from '../../src/contracts/engine-generation';
import { startEngine } from '../../src/contracts/start-engine';
import { mergeHistory } from '../../src/record/history';
import type { AssessContext } from '../../src/record/types';
import { LeadlightDatabase } from '../../src/store/database';
import { activePack } from '../../src/store/packs';
import { acknowledge, openRecord, suppress, unsuppress } from '../../src/store/records';
import { type BuildProgress, readReview } from '../../src/store/review-index';
import { deleteView, savedViews, saveView } from '../../src/store/review-views';
import { recordFingerprint } from '../../src/ui/components/fingerprint';
import type { RecordView } from '../../src/ui/components/record-view';
import { snoozeStored } from '../../src/ui/review/deals/snooze-stored';
import type { ViewKeeper } from '../../src/ui/review/deals/ViewsPanel';
import { countStored } from '../../src/ui/review/figures/count-stored';
import { Preparing } from '../../src/ui/review/Preparing';
import { Review } from '../../src/ui/review/Review';
import type { ReviewActions } from '../../src/ui/review/record/Inspector';
import { type ScorePoint, weeksAhead } from '../../src/ui/review/record/score-curve';
import { rowSet } from '../../src/ui/review/row-set';
import { StartProblem } from '../../src/ui/review/StartProblem';
import { placeRows } from '../../src/ui/review/stage-places';
import '../../src/ui/review/review.css';

/** The offline review: a top-level page, so it reads the store itself and asks no CRM. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const contextNow = (): AssessContext => ({ now: Date.now(), zone, locale: navigator.language });
const db = new LeadlightDatabase();
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
      const { pack: document, origin } = await activePack(db);
      return { pack: usablePack(document), origin };
    },
    timeoutMs: 5000,
    onRestart: () => {},
  });
});

/** The stages are needed by the board and the figures; reading them can wait for the first picture. */
const pack = once(async () => {
  const { reviewPack } = await import('../../src/ui/review/review-pack');
  return reviewPack((await activePack(db)).pack);
});

async function load(key: string): Promise<RecordView> {
  const stored = await db.records.get(key);
  if (!stored) throw new Error('This record is no longer stored. Reload this page to list what is.');
  const { suppressions, acknowledged, observed } = await openRecord(db, stored.record.identity);
  const record = { ...stored.record, history: mergeHistory(stored.record.history, observed) };
  const assessment = await (await engine()).assessRecord(record, contextNow());
  return {
    record,
    assessment,
    suppressions,
    acknowledged,
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

const root = document.getElementById('app');

async function start(): Promise<void> {
  if (!root) return;
  const context = contextNow();
  const onProgress = (progress: BuildProgress) =>
    render(<Preparing progress={progress} context={context} />, root);
  const rows = rowSet(await readReview(db, onProgress), context.now);
  const wanted = decodeURIComponent(location.hash.slice(1));
  const at = wanted ? rows.text('key').indexOf(wanted) : -1;
  const props = {
    rows,
    context,
    load,
    actions,
    keeper,
    snoozeMany: snoozeStored(db, load, Date.now),
    count: countStored(db, rows, pack, context),
    first: at < 0 ? null : at,
  };
  render(<Review {...props} placed={null} />, root);
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  performance.mark('leadlight:review-painted');
  const known = await pack().catch(() => null);
  if (known) render(<Review {...props} placed={placeRows(rows, known.pipelines)} />, root);
  performance.mark('leadlight:review-ready');
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

await start().catch((error: unknown) => {
  if (root) render(<StartProblem error={error} />, root);
});
