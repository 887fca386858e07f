import { render } from 'preact';
import { browser } from 'wxt/browser';
import { connectRuntime } from '../../src/contracts/runtime-rpc';
import type { WatchService } from '../../src/contracts/watch-service';
import type { WriteService } from '../../src/contracts/write-service';
import { LeadlightDatabase } from '../../src/store/database';
import { followWaiting } from '../../src/store/watch-queue';
import { pageClock } from '../../src/ui/components/page-clock';
import { openedFor, showProblem } from '../../src/ui/data/guard-store';
import { connectQueue } from '../../src/ui/queue/connect-queue';
import { followShownFreshness } from '../../src/ui/queue/follow-freshness';
import { Queue, type QueueProps } from '../../src/ui/queue/Queue';
import { loadChoice } from '../../src/ui/queue/queue-choice';
import { queueScores } from '../../src/ui/queue/queue-scores';
import { whileVisible } from '../../src/ui/queue/use-second';
import '../../src/ui/components/overlay.css';
import '../../src/ui/queue/queue.css';

/** The leads that wait: a top-level page and the toolbar's popup, so it reads the store itself. */
const watch = connectRuntime<WatchService>('watch');
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const context = { zone, locale: navigator.language };
const db = new LeadlightDatabase();
const root = document.getElementById('app');
const PROBLEM = 'The queue could not be opened';
const { version } = browser.runtime.getManifest();

let props: QueueProps = {
  waiting: null,
  freshness: null,
  scores: new Map(),
  teamOf: null,
  actions: connectQueue({
    db,
    watch,
    writes: connectRuntime<WriteService>('writes'),
    storage: localStorage,
    now: Date.now,
    newKey: () => crypto.randomUUID(),
  }),
  chosen: loadChoice(localStorage),
  first: decodeURIComponent(location.hash.slice(1)) || null,
  clock: pageClock,
  context,
};

function show(change: Partial<QueueProps> = {}): void {
  props = { ...props, ...change };
  if (root) render(<Queue {...props} />, root);
}

const paint = new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
const scores = queueScores({
  engine: once(async () => (await import('../../src/ui/queue/queue-engine')).queueEngine(db, version)),
  context: () => ({ now: Date.now(), ...context }),
  onScores: (known) => show({ scores: known }),
});

async function readTeams(): Promise<void> {
  const { queueTeams } = await import('../../src/ui/queue/queue-engine');
  show({ teamOf: await queueTeams(db) });
}

function follow(): () => void {
  const ends = [
    followWaiting(
      db,
      Date.now,
      (waiting) => {
        show({ waiting });
        void paint.then(() => scores.follow(waiting.records));
      },
      (error) => {
        if (root) void showProblem(root, PROBLEM, error, db);
      },
    ),
    followShownFreshness(db, (freshness) => show({ freshness })),
  ];
  return () => {
    for (const end of ends) end();
  };
}

show();
if (root) void openedFor(root, PROBLEM, db);
whileVisible(pageClock, follow);
// Alarms may be lost: whoever looks at the queue has the background look as well.
void watch.look().catch(() => {});
void paint.then(readTeams).catch(() => {});

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
