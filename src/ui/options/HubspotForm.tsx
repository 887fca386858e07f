import { useState } from 'preact/hooks';
import type { Keep } from '../../contracts/connection-service';
import { KeepChoice } from './KeepChoice';
import { OutcomeLine } from './OutcomeLine';
import { NO_OUTCOME, type OptionsActions, type Outcome, track } from './options-actions';

const SCOPES = [
  'crm.objects.deals.read',
  'crm.objects.leads.read',
  'crm.objects.contacts.read',
  'crm.objects.companies.read',
  'crm.objects.owners.read',
  'crm.schemas.*.read',
];

/** Connects a HubSpot account by a pasted key. The key leaves this field only for the background. */
export function HubspotForm({
  connect,
  onConnected,
}: {
  connect: OptionsActions['connectHubspot'];
  onConnected(): void;
}) {
  const [token, setToken] = useState('');
  const [keep, setKeep] = useState<Keep>('session');
  const [outcome, tell] = useState<Outcome>(NO_OUTCOME);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!(await track(() => connect(token, keep), 'Asking HubSpot…', tell))) return;
    setToken('');
    onConnected();
  }

  return (
    <form class="card" aria-labelledby="hubspot-title" onSubmit={(event) => void submit(event)}>
      <h2 id="hubspot-title">HubSpot</h2>
      <p>
        Paste a Service Key, or the token of an existing private app. In HubSpot: Settings, Integrations,
        Service Keys. It only needs to read:
      </p>
      <p class="hint">{SCOPES.join(', ')}</p>
      <div class="labelled">
        <label class="strong" for="hubspot-token">
          Key or token
        </label>
        <input
          id="hubspot-token"
          class="field"
          type="password"
          autocomplete="off"
          spellcheck={false}
          required
          value={token}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
      </div>
      <KeepChoice name="hubspot-keep" value={keep} onChange={setKeep} />
      <p class="hint">
        The browser will ask whether Leadlight may reach api.hubapi.com. It sends the key there and nowhere
        else; the key is in no export, log or diagnostics.
      </p>
      <button type="submit" class={`button${token ? ' primary' : ''}`} disabled={outcome.kind === 'busy'}>
        Allow and connect
      </button>
      <OutcomeLine outcome={outcome} />
    </form>
  );
}
