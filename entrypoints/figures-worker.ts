import * as Comlink from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import * as z from 'zod/mini';
import { LeadlightDatabase } from '../src/store/database';
import { activePack } from '../src/store/packs';
import { countService } from '../src/ui/review/figures/count-stored-service';
import { reviewPack } from '../src/ui/review/review-pack';

/** The worker that counts the figures over all stored records, so that the page stays free. One for each count. */
export default defineUnlistedScript(() => {
  z.config({ jitless: true });
  const db = new LeadlightDatabase();
  Comlink.expose(countService(db, async () => reviewPack((await activePack(db)).pack)));
});
