import { render } from 'preact';
import { connectRuntime } from '../../src/contracts/runtime-rpc';
import type { WatchService } from '../../src/contracts/watch-service';
import { LeadlightDatabase } from '../../src/store/database';
import { followDigests } from '../../src/store/follow-digests';
import { openedFor, showProblem } from '../../src/ui/data/guard-store';
import { Digest, type DigestState } from '../../src/ui/digest/Digest';
import '../../src/ui/digest/digest.css';

/** What a day or a week brought: a top-level page that reads the store itself. */
const service = connectRuntime<WatchService>('watch');
const context = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: navigator.language };
const db = new LeadlightDatabase();
const root = document.getElementById('app');
const PROBLEM = 'The digest could not be opened';
const first = decodeURIComponent(location.hash.slice(1)) || null;

function show(state: DigestState | null): void {
  if (root) render(<Digest state={state} first={first} context={context} />, root);
}

show(null);
if (root) void openedFor(root, PROBLEM, db);
followDigests(db, show, (error) => {
  if (root) void showProblem(root, PROBLEM, error, db);
});
// Alarms may be lost: whoever looks here has the background look as well.
void service.look().catch(() => {});
