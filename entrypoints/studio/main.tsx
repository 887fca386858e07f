import { render } from 'preact';
import type { ConnectionService } from '../../src/contracts/connection-service';
import { connectRuntime } from '../../src/contracts/runtime-rpc';
import { bundledPack } from '../../src/rule-packs/bundled';
import { BUNDLED_PACKS } from '../../src/rule-packs/bundled/all';
import { parsePack } from '../../src/rule-packs/parse';
import type { RulePack } from '../../src/rule-packs/schema';
import { LeadlightDatabase } from '../../src/store/database';
import { addDraft, deleteDraft, listDrafts, readDraft, saveDraft } from '../../src/store/drafts';
import { activePack } from '../../src/store/packs';
import { openedFor } from '../../src/ui/data/guard-store';
import { describeStored } from '../../src/ui/studio/first-pack/describe-stored';
import { checkApart } from '../../src/ui/studio/model/check-apart';
import { draftStash } from '../../src/ui/studio/model/draft-stash';
import { Studio } from '../../src/ui/studio/Studio';
import type { StudioActions } from '../../src/ui/studio/studio-actions';
// In this order: later ones overrule earlier ones.
import '../../src/ui/studio/studio.css';
import '../../src/ui/studio/forms/forms.css';
import '../../src/ui/studio/first-pack/start.css';
import '../../src/ui/studio/forms/lists.css';
import '../../src/ui/studio/conditions/conditions.css';
import '../../src/ui/studio/text/text.css';
import '../../src/ui/studio/looks.css';

/** Where rule packs are written. A top-level page: it opens the store itself and asks the background for the CRM. */
const connections = connectRuntime<ConnectionService>('connections');
const db = new LeadlightDatabase();

/** The pack in force; the bundled one where that can't be read. */
async function readActive(): Promise<RulePack> {
  try {
    const parsed = parsePack((await activePack(db)).pack);
    return parsed.ok ? parsed.pack : bundledPack;
  } catch {
    return bundledPack;
  }
}

const root = document.getElementById('app');
if (root && (await openedFor(root, 'The studio could not be opened', db))) {
  const actions: StudioActions = {
    shelf: {
      read: (id) => readDraft(db, id),
      save: (saving) => saveDraft(db, saving),
      add: (draft) => addDraft(db, draft),
    },
    stash: draftStash(localStorage),
    drafts: () => listDrafts(db),
    remove: (id) => deleteDraft(db, id),
    connections: connections.list,
    describe: connections.describe,
    described: () => describeStored(db),
    check: checkApart(() => new Worker(new URL('/draft-worker.js', location.origin))),
    db,
    active: await readActive(),
    bundled: BUNDLED_PACKS,
    clock: Date.now,
    newId: () => crypto.randomUUID(),
    context: { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: navigator.language },
  };
  render(<Studio actions={actions} />, root);
}
