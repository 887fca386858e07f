import { useState } from 'preact/hooks';
import type { Keep } from '../../contracts/connection-service';
import { KeepChoice } from './KeepChoice';
import { OutcomeLine } from './OutcomeLine';
import { NO_OUTCOME, type OptionsActions, type Outcome, track } from './options-actions';

type Way = 'session' | 'oauth';

interface Props {
  actions: Pick<OptionsActions, 'connectSalesforceSession' | 'connectSalesforceOauth'>;
  /** False where the browser can't show a sign-in. */
  canSignIn: boolean;
  onConnected(): void;
}

/** Connects a Salesforce org by the browser's own session, or by a sign-in with the org's own app. */
export function SalesforceForm({ actions, canSignIn, onConnected }: Props) {
  const [address, setAddress] = useState('');
  const [way, setWay] = useState<Way>('session');
  const [clientId, setClientId] = useState('');
  const [keep, setKeep] = useState<Keep>('session');
  const [outcome, tell] = useState<Outcome>(NO_OUTCOME);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const connect = () =>
      way === 'session'
        ? actions.connectSalesforceSession(address, keep)
        : actions.connectSalesforceOauth(address, clientId.trim(), keep);
    if (await track(connect, 'Asking Salesforce…', tell)) onConnected();
  }

  return (
    <form class="card" aria-labelledby="salesforce-title" onSubmit={(event) => void submit(event)}>
      <h2 id="salesforce-title">Salesforce</h2>
      <div class="labelled">
        <label class="strong" for="salesforce-address">
          Address of a record page, or My Domain name
        </label>
        <input
          id="salesforce-address"
          class="field"
          required
          spellcheck={false}
          placeholder="https://….lightning.force.com/"
          value={address}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
      </div>
      <WayChoice way={way} onChange={setWay} canSignIn={canSignIn} />
      {way === 'oauth' && (
        <div class="labelled">
          <label class="strong" for="salesforce-client">
            Consumer key of the External Client App
          </label>
          <input
            id="salesforce-client"
            class="field"
            required
            spellcheck={false}
            value={clientId}
            onInput={(event) => setClientId(event.currentTarget.value)}
          />
        </div>
      )}
      <KeepChoice name="salesforce-keep" value={keep} onChange={setKeep} />
      <p class="hint">
        {way === 'session'
          ? 'The browser will ask whether Leadlight may reach this org and read cookies. It uses this org’s session cookie only, reads it anew for each call, and stores none.'
          : 'The browser will ask whether Leadlight may reach this org and show its sign-in. Tokens go to this org only.'}
      </p>
      <button type="submit" class={`button${address ? ' primary' : ''}`} disabled={outcome.kind === 'busy'}>
        Allow and connect
      </button>
      <OutcomeLine outcome={outcome} />
    </form>
  );
}

function WayChoice({ way, onChange, canSignIn }: { way: Way; onChange(way: Way): void; canSignIn: boolean }) {
  return (
    <fieldset class="choices">
      <legend class="strong">Connect by</legend>
      <label>
        <input type="radio" name="way" checked={way === 'session'} onChange={() => onChange('session')} />
        <span>
          My sign-in in this browser
          <span class="hint">
            Works while you are signed in to Salesforce here, where your org allows it.
          </span>
        </span>
      </label>
      <label>
        <input
          type="radio"
          name="way"
          checked={way === 'oauth'}
          disabled={!canSignIn}
          onChange={() => onChange('oauth')}
        />
        <span>
          An External Client App of my org
          <span class="hint">
            {canSignIn
              ? 'For orgs that block other API access; an administrator sets it up once (PKCE, no secret).'
              : 'This browser can’t show such a sign-in to an extension.'}
          </span>
        </span>
      </label>
    </fieldset>
  );
}
