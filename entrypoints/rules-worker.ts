import * as Comlink from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import * as z from 'zod/mini';
import { LeadlightDatabase } from '../src/store/database';
import { activePack } from '../src/store/packs';
import { storedRuleHits } from '../src/studio/count-stored-rules';
import { storedJudges } from '../src/studio/judge-stored';
import { snoozeService } from '../src/ui/review/deals/snooze-service';
import { usablePack } from '../src/ui/review/review-pack';

/**
 * The worker that counts what each rule finds in the store, or snoozes what many records show, so that the page stays
 * free. A review page starts one for each of the two.
 */
export default defineUnlistedScript(() => {
  z.config({ jitless: true });
  const db = new LeadlightDatabase();
  Comlink.expose({
    ...storedRuleHits(db, async () => usablePack((await activePack(db)).pack)),
    ...snoozeService(db, () => storedJudges(db)),
  });
});
