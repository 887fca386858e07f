import * as Comlink from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import * as z from 'zod/mini';
import { LeadlightDatabase } from '../src/store/database';
import { activePack } from '../src/store/packs';
import { storedRuleHits } from '../src/studio/count-stored-rules';
import { usablePack } from '../src/ui/review/review-pack';

/** The worker that counts what each rule finds in the store, so that the page stays free. One for each review page. */
export default defineUnlistedScript(() => {
  z.config({ jitless: true });
  const db = new LeadlightDatabase();
  Comlink.expose(storedRuleHits(db, async () => usablePack((await activePack(db)).pack)));
});
