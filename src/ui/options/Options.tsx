import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ConnectionView } from '../../contracts/connection-service';
import type { FormatContext } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { Icon } from '../components/Icon';
import { ConnectionRow } from './ConnectionRow';
import { HubspotForm } from './HubspotForm';
import type { OptionsActions } from './options-actions';
import { PollSection } from './PollSection';
import type { PollActions } from './poll-actions';
import { SalesforceForm } from './SalesforceForm';
import { SyncSection } from './SyncSection';
import type { SyncActions } from './sync-actions';
import { useReread } from './use-reread';
import { WriteSwitch } from './WriteSwitch';

/** Where CRMs are connected, tested and disconnected. Everything works without; then it is "partial". */
export function Options({
  actions,
  syncs,
  polls,
  canSignIn,
  clock,
  context,
}: {
  actions: OptionsActions;
  syncs: SyncActions;
  polls: PollActions;
  canSignIn: boolean;
  clock(): EpochMs;
  context: FormatContext;
}) {
  const [connections, setConnections] = useState<ConnectionView[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  /** A form that still says "Connected" after its connection has ended would be wrong: it starts anew. */
  const [ended, setEnded] = useState(0);
  const { items: states, now, reload: reloadSyncs } = useReread(syncs, clock);
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
        <a class="link" href="/import.html">
          Import files
        </a>
        <a class="link" href="/studio.html">
          Open the studio
        </a>
      </header>
      <main class="options">
        <p>
          Leadlight judges what a record page shows. Connected to the CRM’s API it also reads the record’s own
          history and the fields that are not on the page. It only reads, from this computer to your CRM,
          unless you let it change records by buttons.
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
                >
                  <WriteSwitch connection={connection} setWrites={actions.setWrites} onChange={reload} />
                  <PollSection connection={connection} actions={polls} clock={clock} context={context} />
                  <SyncSection
                    connection={connection}
                    states={states}
                    actions={syncs}
                    now={now}
                    context={context}
                    onChange={reloadSyncs}
                  />
                </ConnectionRow>
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
