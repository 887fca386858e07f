import * as Comlink from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import * as z from 'zod/mini';
import { LeadlightDatabase } from '../src/store/database';
import { activePack } from '../src/store/packs';
import { auditStore } from '../src/ui/review/hygiene/audit-store';
import { usablePack } from '../src/ui/review/review-pack';

/** The worker that audits what is stored, so that the page stays free. One for each review page. */
export default defineUnlistedScript(() => {
  z.config({ jitless: true });
  const db = new LeadlightDatabase();
  Comlink.expose(auditStore(db, async () => usablePack((await activePack(db)).pack)));
});
