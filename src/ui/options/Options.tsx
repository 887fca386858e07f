import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ConnectionView } from '../../contracts/connection-service';
import { Icon } from '../components/Icon';
import { ConnectionRow } from './ConnectionRow';
import { HubspotForm } from './HubspotForm';
import type { OptionsActions } from './options-actions';
import { SalesforceForm } from './SalesforceForm';

/** Where CRMs are connected, tested and disconnected. Everything works without; then it is "partial". */
export function Options({ actions, canSignIn }: { actions: OptionsActions; canSignIn: boolean }) {
  const [connections, setConnections] = useState<ConnectionView[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  /** A form that still says "Connected" after its connection has ended would be wrong: it starts anew. */
  const [ended, setEnded] = useState(0);
  const reload = useCallback((): void => {
    actions.list().then(
      (found) => {
        setConnections(found);
        setProblem(null);
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  }, [actions]);
  useEffect(reload, [reload]);

  return (
    <>
      <header class="options-head">
        <span class="mark">
          <Icon name="mark" />
        </span>
        <h1 class="strong">Leadlight connections and rule packs</h1>
        <a class="link" href="/review.html">
          Review
        </a>
      </header>
      <main class="options">
        <p>
          Leadlight judges what a record page shows. Connected to the CRM’s API it also reads the record’s own
          history and the fields that are not on the page. It only reads, from this computer to your CRM.
        </p>
        {problem !== null && <p role="alert">The connections can’t be listed: {problem} Reload this page.</p>}
        {connections.length > 0 && (
          <section aria-labelledby="connected-title">
            <h2 id="connected-title">Connected</h2>
            <ul>
              {connections.map((connection) => (
                <ConnectionRow
                  key={`${connection.crm}:${connection.org}`}
                  connection={connection}
                  actions={actions}
                  onEnded={() => {
                    setEnded((times) => times + 1);
                    reload();
                  }}
                />
              ))}
            </ul>
          </section>
        )}
        <HubspotForm key={`hubspot ${ended}`} connect={actions.connectHubspot} onConnected={reload} />
        <SalesforceForm
          key={`salesforce ${ended}`}
          actions={actions}
          canSignIn={canSignIn}
          onConnected={reload}
        />
      </main>
    </>
  );
}
