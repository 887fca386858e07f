import * as Comlink from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import * as z from 'zod/mini';
import { LeadlightDatabase } from '../src/store/database';
import { studioWorker } from '../src/studio/studio-worker';

/** The worker that judges what is stored by a draft, so that the page stays free. One for each panel that needs it. */
export default defineUnlistedScript(() => {
  z.config({ jitless: true });
  Comlink.expose(studioWorker(new LeadlightDatabase()));
});
