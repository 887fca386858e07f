import * as Comlink from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import * as z from 'zod/mini';
import type { JudgingWorker } from '../src/contracts/judging-worker';
import { timerSleep } from '../src/crm/api/timing';
import { LeadlightDatabase } from '../src/store/database';
import { settleReview } from '../src/store/review-index';
import { countOwnHistory } from '../src/studio/count-own-history';
import { judgingPace } from '../src/studio/judging-pace';
import { rejudgeList } from '../src/studio/rejudge-list';

/** The worker that judges the review's list anew while no page has to be open. Only one judges in a browser. */
export default defineUnlistedScript(() => {
  z.config({ jitless: true });
  const db = new LeadlightDatabase();
  const service: JudgingWorker = {
    judge: (since, tell) =>
      navigator.locks.request('leadlight-judging', async () => {
        const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
        const pace = judgingPace(tell, { now: () => performance.now(), sleep: timerSleep });
        const changedAt = await countOwnHistory(db, { zone, now: Date.now }, pace);
        // Asked once all is counted: what is judged from here on is judged by it.
        const context = { now: Date.now(), zone, locale: navigator.language };
        return rejudgeList(db, context, { ...pace, since: Math.max(since, changedAt), clock: Date.now });
      }),
    settle: (tell) => settleReview(db, tell),
  };
  Comlink.expose(service);
});
