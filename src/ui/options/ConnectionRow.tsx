import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ConnectionView } from '../../contracts/connection-service';
import { OutcomeLine } from './OutcomeLine';
import { failureOf, NO_OUTCOME, type OptionsActions, type Outcome, track } from './options-actions';

const WAYS: Record<ConnectionView['way'], string> = {
  token: 'by a pasted key',
  session: 'by your sign-in in this browser',
  oauth: 'by an External Client App',
};

/** One connection, with its test and its end. */
export function ConnectionRow({
  connection,
  actions,
  onEnded,
  children,
}: {
  connection: ConnectionView;
  actions: Pick<OptionsActions, 'test' | 'disconnect'>;
  onEnded(): void;
  /** What is done with it. */
  children?: ComponentChildren;
}) {
  const [outcome, tell] = useState<Outcome>(NO_OUTCOME);
  const { crm, org, way, keep } = connection;
  const name = `${crm === 'hubspot' ? 'HubSpot account' : 'Salesforce org'} ${org}`;

  async function disconnect(): Promise<void> {
    tell({ kind: 'busy', text: 'Disconnecting…' });
    try {
      await actions.disconnect(connection);
      onEnded();
    } catch (error) {
      tell(failureOf(error));
    }
  }

  return (
    <li class="card">
      <div class="connection">
        <div>
          <h3 class="strong">{name}</h3>
          <p class="hint">
            Connected {WAYS[way]}, {keep === 'device' ? 'kept on this device' : 'until the browser is closed'}
            .
          </p>
        </div>
        <div class="connection-actions">
          <button
            type="button"
            class="button"
            aria-label={`Test ${name}`}
            disabled={outcome.kind === 'busy'}
            onClick={() => void track(() => actions.test(connection), 'Testing…', tell)}
          >
            Test
          </button>
          <button
            type="button"
            class="button"
            aria-label={`Disconnect ${name}`}
            disabled={outcome.kind === 'busy'}
            onClick={() => void disconnect()}
          >
            Disconnect
          </button>
        </div>
      </div>
      <OutcomeLine outcome={outcome} />
      {children}
    </li>
  );
}
