import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ConnectionView } from '../../contracts/connection-service';
import { ConnectionRow } from './ConnectionRow';
import { HubspotForm } from './HubspotForm';
import type { OptionsActions } from './options-actions';
import { SalesforceForm } from './SalesforceForm';

/** Where CRMs are connected, tested and disconnected. Everything works without; then it is "partial". */
export function Options({ actions, canSignIn }: { actions: OptionsActions; canSignIn: boolean }) {
  const [connections, setConnections] = useState<ConnectionView[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const reload = useCallback((): void => {
    actions.list().then(setConnections, (error: unknown) => {
      setProblem(error instanceof Error ? error.message : String(error));
    });
  }, [actions]);
  useEffect(reload, [reload]);

  return (
    <main class="options">
      <h1>Leadlight connections</h1>
      <p>
        Leadlight judges what a record page shows. Connected to the CRM’s API it also reads the record’s own
        history and the fields that are not on the page. It only reads, from this computer to your CRM.
      </p>
      {problem !== null && <p role="alert">{problem}</p>}
      {connections.length > 0 && (
        <section aria-labelledby="connected-title">
          <h2 id="connected-title">Connected</h2>
          <ul>
            {connections.map((connection) => (
              <ConnectionRow
                key={`${connection.crm}:${connection.org}`}
                connection={connection}
                actions={actions}
                onChanged={reload}
              />
            ))}
          </ul>
        </section>
      )}
      <HubspotForm connect={actions.connectHubspot} onConnected={reload} />
      <SalesforceForm actions={actions} canSignIn={canSignIn} onConnected={reload} />
    </main>
  );
}
