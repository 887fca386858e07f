import * as Comlink from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { listService } from '../src/ui/review/deals/list-service';
import type { Idle } from '../src/ui/review/deals/warm-rows';

/** A worker has no idle moments of its own: between two of these a question is answered. */
const MOMENT_MS = 20;

const idle: Idle = (work) => {
  setTimeout(() => {
    const end = performance.now() + MOMENT_MS;
    work({ timeRemaining: () => end - performance.now() });
  });
};

/** The worker that filters, sorts and groups the review's list, so that the page stays free. One for each review page. */
export default defineUnlistedScript(() => {
  Comlink.expose(listService(idle));
});
