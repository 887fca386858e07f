import { render } from 'preact';
import type { ConnectionService } from '../../src/contracts/connection-service';
import { startImport } from '../../src/contracts/import-client';
import { connectRuntime } from '../../src/contracts/runtime-rpc';
import { salesforceHosts } from '../../src/crm/salesforce/api/hosts';
import type { ImportAccount } from '../../src/record/file-import';
import { LeadlightDatabase } from '../../src/store/database';
import { openedFor } from '../../src/ui/data/guard-store';
import { Import } from '../../src/ui/import/Import';
import '../../src/ui/import/import.css';

/** Imports exported files. A top-level page: its worker reads them and writes the store itself. */
const client = startImport(location.origin);
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

const root = document.getElementById('app');
if (root) {
  render(<Import client={client} connected={[]} context={context} />, root);
  const [connected, isOpened] = await Promise.all([
    connectedAccounts(),
    openedFor(root, 'The import could not be opened', new LeadlightDatabase()),
  ]);
  if (isOpened) render(<Import client={client} connected={connected} context={context} />, root);
}
