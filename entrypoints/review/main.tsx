import { render } from 'preact';
import { browser } from 'wxt/browser';
import { watchJudging } from '../../src/contracts/judging-progress';
import { watchPackInForce } from '../../src/contracts/pack-in-force';
import { connectRuntime } from '../../src/contracts/runtime-rpc';
import type { WebhookService } from '../../src/contracts/webhook-service';
import type { WriteService } from '../../src/contracts/write-service';
import { findLostAtOnce } from '../../src/store/damage/emptied';
import { openInTime } from '../../src/store/damage/open-store';
import { connectJudging } from '../../src/ui/components/connect-judging';
import { watchReplaced } from '../../src/ui/data/data-replaced';
import { healAfterFailures } from '../../src/ui/data/guard-store';
import { afterMarks } from '../../src/ui/review/after-marks';
import { noteVisit } from '../../src/ui/review/changes/last-visit';
import { spansStored } from '../../src/ui/review/changes/stored-spans';
import { connectRules } from '../../src/ui/review/deals/connect-rules';
import { connectSnooze } from '../../src/ui/review/deals/connect-snooze';
import { Preparing } from '../../src/ui/review/Preparing';
import { viewAddress } from '../../src/ui/review/review-address';
import { connectWaiting } from '../../src/ui/review/waiting/connect-waiting';
import { engine } from './connect-engine';
import {
  hideReading,
  isShown,
  placesOf,
  readList,
  refresh,
  refreshForPack,
  type Standing,
  show,
  showFirst,
  showIn,
  showReading,
  warm,
} from './connect-list';
import { spend } from './connect-spend';
import { strip } from './connect-strip';
import { followWhenShown } from './follow-shown';
import { firstView, keeper, tabBehind, tabChanges, tabView } from './keep-views';
import { data } from './load-data';
import { actions, load } from './open-record';
import { forgetPack, pack } from './pack-in-force';
import { showProblem } from './show-problem';
import { contextNow, db, once, zone } from './surroundings';
import '../../src/ui/review/styles';

/** The offline review: wiring only. What the list hangs on is in `connect-list.tsx`. */
const judging = connectJudging();
const marking = afterMarks(
  {
    actions,
    snoozeMany: connectSnooze(
      () => new Worker(new URL('/rules-worker.js', location.origin), { name: 'leadlight-snooze' }),
      contextNow,
    ),
  },
  { look: judging.look, refresh },
);
const waiting = connectWaiting(db, connectRuntime<WriteService>('writes'));
const standing: Standing = {
  load,
  ...marking,
  keeper,
  keepView: tabView.keep,
  firstBehind: tabBehind.read(),
  keepBehind: tabBehind.keep,
  rules: connectRules(
    () => new Worker(new URL('/rules-worker.js', location.origin), { name: 'leadlight-rules' }),
    contextNow,
  ),
  data,
  reload: () => location.reload(),
  changes: {
    read: spansStored(db, pack, zone),
    lastVisit: noteVisit(Date.now(), localStorage),
    kept: tabChanges.read() ?? {},
    keep: tabChanges.keep,
  },
  judging,
  waiting,
  spend,
  strip: strip.source,
};

/** What was judged anew is read once it has come to an end, whichever way. */
function refreshWhenJudged(): void {
  let running: number | null = null;
  watchJudging((state) => {
    const next = state?.status === 'running' ? state.run : null;
    // One run may follow another without a rest.
    if (running !== null && next !== running) void refresh().catch(() => {});
    running = next;
  }, new AbortController().signal);
}

/** Another pack is in force: its stages place the records, and the background has its rules judge them. */
async function followPack(): Promise<void> {
  forgetPack();
  await (await engine()).reloadPack();
  await refreshForPack();
}

/** A list that is not empty follows the pack in force, and those who judge it. */
const live = once(async () => {
  const loaded = async () => (await engine()).activePack();
  const onChange = () => void followPack().catch(() => {});
  watchPackInForce(window, { loaded, onChange }, new AbortController().signal);
  refreshWhenJudged();
});

async function start(root: Element): Promise<void> {
  const now = contextNow();
  // What the rows do not need is asked for while the store reads them.
  void pack().catch(() => {});
  const view = Promise.all([firstView(), waiting.read()]).then(([kept]) => kept);
  const [list, lost] = await Promise.all([
    readList({
      onProgress: (progress) => render(<Preparing progress={progress} context={now} />, root),
      onCurrent: () => void view.then(showReading),
    }),
    findLostAtOnce(db, browser.storage.local, () => crypto.randomUUID(), now.now),
    openInTime(db),
    view,
  ]);
  const first = { ...list, firstView: await view };
  const painted = new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  if (lost !== null) location.replace(viewAddress('data'));
  showFirst(first);
  await painted;
  performance.mark('leadlight:review-painted');
  const placed = await placesOf(first.rows);
  if (placed) show({ placed });
  performance.mark('leadlight:review-ready');
  warm(first);
  followWhenShown(async () => {
    await live();
    await judging.look();
  });
  if (first.rows.size === 0) return;
  await live();
  await judging.look();
}

const root = document.getElementById('app');
if (root) {
  watchReplaced(() => location.reload());
  healAfterFailures(db);
  showIn(root, standing, connectRuntime<WebhookService>('webhooks').told);
  await start(root).catch(async (error: unknown) => {
    // A list that is shown stays: what failed then is the judging, which is tried again with the next visit.
    if (isShown()) return;
    hideReading();
    await showProblem(root, error);
  });
}
