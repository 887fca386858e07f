import * as Comlink from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import * as z from 'zod/mini';
import type { JudgingWorker } from '../src/contracts/judging-worker';
import { timerSleep } from '../src/crm/api/timing';
import { LeadlightDatabase } from '../src/store/database';
import { settleReview } from '../src/store/review-index';
import { judgingPace } from '../src/studio/judging-pace';
import { rejudgeList } from '../src/studio/rejudge-list';

/** The worker that judges the review's list anew while no page has to be open. Only one judges in a browser. */
export default defineUnlistedScript(() => {
  z.config({ jitless: true });
  const db = new LeadlightDatabase();
  const service: JudgingWorker = {
    judge: (since, tell) =>
      navigator.locks.request('leadlight-judging', () => {
        const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
        const context = { now: Date.now(), zone, locale: navigator.language };
        const pace = judgingPace(tell, { now: () => performance.now(), sleep: timerSleep });
        return rejudgeList(db, context, { ...pace, since });
      }),
    settle: (tell) => settleReview(db, tell),
  };
  Comlink.expose(service);
});
