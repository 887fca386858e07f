import { render } from 'preact';
import { connectRuntime } from '../../src/contracts/runtime-rpc';
import type { WatchService } from '../../src/contracts/watch-service';
import { LeadlightDatabase } from '../../src/store/database';
import { followDigests } from '../../src/store/follow-digests';
import { Digest, type DigestState } from '../../src/ui/digest/Digest';
import { DigestProblem } from '../../src/ui/digest/DigestProblem';
import '../../src/ui/digest/digest.css';

/** What a day or a week brought: a top-level page that reads the store itself. */
const service = connectRuntime<WatchService>('watch');
const context = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: navigator.language };
const root = document.getElementById('app');
const first = decodeURIComponent(location.hash.slice(1)) || null;

function show(state: DigestState | null): void {
  if (root) render(<Digest state={state} first={first} context={context} />, root);
}

show(null);
followDigests(new LeadlightDatabase(), show, (error) => {
  if (root) render(<DigestProblem error={error} />, root);
});
// Alarms may be lost: whoever looks here has the background look as well.
void service.look().catch(() => {});
