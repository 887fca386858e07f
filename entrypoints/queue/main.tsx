import { render } from 'preact';
import { connectRuntime } from '../../src/contracts/runtime-rpc';
import type { WatchService } from '../../src/contracts/watch-service';
import { LeadlightDatabase } from '../../src/store/database';
import { followWaiting, type Waiting } from '../../src/store/watch-queue';
import { Queue, type QueueActions } from '../../src/ui/queue/Queue';
import { QueueProblem } from '../../src/ui/queue/QueueProblem';
import { loadChoice, saveChoice } from '../../src/ui/queue/queue-choice';
import { secondClock } from '../../src/ui/queue/use-second';
import '../../src/ui/queue/queue.css';

/** The leads that wait: a top-level page and the toolbar's popup, so it reads the store itself. */
const service = connectRuntime<WatchService>('watch');
const context = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: navigator.language };
const db = new LeadlightDatabase();
const root = document.getElementById('app');
const chosen = loadChoice(localStorage);
const actions: QueueActions = {
  acknowledge: service.acknowledge,
  remember: (choice) => saveChoice(localStorage, choice),
};

function show(waiting: Waiting | null): void {
  const props = { waiting, actions, chosen, clock: secondClock, context };
  if (root) render(<Queue {...props} />, root);
}

show(null);
followWaiting(db, Date.now, show, (error) => {
  if (root) render(<QueueProblem error={error} />, root);
});
// Alarms may be lost: whoever looks at the queue has the background look as well.
void service.look().catch(() => {});
