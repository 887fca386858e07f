import * as Comlink from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import * as z from 'zod/mini';
import type { CheckService } from '../src/ui/studio/model/check-apart';
import { checkDraft } from '../src/ui/studio/model/check-draft';

/** The worker that parses and lints drafts, so that typing in a large pack never waits. One for each studio page. */
export default defineUnlistedScript(() => {
  z.config({ jitless: true });
  const service: CheckService = { check: async (text, now) => checkDraft(text, now) };
  Comlink.expose(service);
});
