import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ConnectionService } from '../../src/contracts/connection-service';
import { type ImportClient, startImport } from '../../src/contracts/import-client';
import { connectRuntime } from '../../src/contracts/runtime-rpc';
import { salesforceHosts } from '../../src/crm/salesforce/api/hosts';
import type { ImportAccount } from '../../src/record/file-import';
import { LeadlightDatabase } from '../../src/store/database';
import { connectJudging } from '../../src/ui/components/connect-judging';
import { openedFor } from '../../src/ui/data/guard-store';
import { Import } from '../../src/ui/import/Import';
// In this order: later ones overrule earlier ones.
import '../../src/ui/import/import.css';
import '../../src/ui/import/fields.css';
import '../../src/ui/import/tables.css';
import '../../src/ui/import/run.css';

/** Imports exported files. A top-level page: its worker reads them and writes the store itself. */
const context = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: navigator.language };

/** Connected accounts are offered; without an answer the user types one. */
async function connectedAccounts(): Promise<ImportAccount[]> {
  try {
    const connections = await connectRuntime<ConnectionService>('connections').list();
    return connections.map(({ crm, org }) => ({
      crm,
      org,
      origin: crm === 'salesforce' ? (salesforceHosts(org)?.ui ?? null) : null,
    }));
  } catch {
    return [];
  }
}

/** What was imported is judged, and counted into the own history, though no page that shows it is opened. */
function importJudged(): ImportClient {
  const client = startImport(location.origin);
  const { look } = connectJudging();
  return { ...client, keep: () => client.keep().then(() => void look().catch(() => {})) };
}

/** Rendered once: preact begins its ids anew with each rendering of a root, and labels would be those of others. */
function Page({ client }: { client: ImportClient }) {
  const [connected, setConnected] = useState<readonly ImportAccount[]>([]);
  useEffect(() => void connectedAccounts().then(setConnected), []);
  return <Import client={client} connected={connected} context={context} />;
}

/** Nothing can be chosen before the store is open: the recovery screen, and the reload that ends it, forget files. */
const root = document.getElementById('app');
if (root && (await openedFor(root, 'The import could not be opened', new LeadlightDatabase())))
  render(<Page client={importJudged()} />, root);
