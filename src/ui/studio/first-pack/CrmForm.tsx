import { useEffect, useState } from 'preact/hooks';
import type { ConnectionView } from '../../../contracts/connection-service';
import type { CrmDescription } from '../../../record/crm-description';
import { CRM_NAMES } from '../../../record/crm-names';
import { messageOf } from '../../data/use-work';
import type { StudioActions } from '../studio-actions';
import { type FirstPack, firstPack } from './first-pack';

interface Props {
  actions: StudioActions;
  onCancel(): void;
  onPack(made: FirstPack): Promise<void>;
}

/** Makes a first pack of what the CRM says of itself: what was found, what was not, and what to take. */
export function CrmForm({ actions, onCancel, onPack }: Props) {
  const [connections, setConnections] = useState<ConnectionView[] | null>(null);
  const [stored, setStored] = useState<CrmDescription[]>([]);
  const [account, setAccount] = useState<CrmDescription | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    actions.connections().then(setConnections, () => setConnections([]));
    actions.described().then(setStored, () => {});
  }, [actions]);
  const read = async ({ crm, org }: ConnectionView): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      setAccount(await actions.describe(crm, org));
    } catch (error) {
      setProblem(messageOf(error));
    }
    setBusy(false);
  };
  if (account) return <ChoiceForm actions={actions} account={account} onCancel={onCancel} onPack={onPack} />;
  return (
    <section class="card" aria-labelledby="crm-title" aria-busy={isBusy}>
      <h2 id="crm-title">A first pack from your CRM</h2>
      {connections?.length === 0 && stored.length === 0 && (
        <p>
          No CRM is connected and no record is stored. Connect one under{' '}
          <a class="link" href="/options.html">
            Connections
          </a>
          , or begin from a pack that comes with Leadlight.
        </p>
      )}
      <div class="studio-begin">
        {connections?.map((one) => (
          <button
            key={`${one.crm}:${one.org}`}
            type="button"
            class="button primary"
            disabled={isBusy}
            onClick={() => void read(one)}
          >
            Read {CRM_NAMES[one.crm]} {one.org}
          </button>
        ))}
        {stored.map((one) => (
          <button
            key={`${one.crm}:${one.org}`}
            type="button"
            class="button"
            disabled={isBusy}
            onClick={() => setAccount(one)}
          >
            From stored records of {CRM_NAMES[one.crm]} {one.org}
          </button>
        ))}
        <button type="button" class="button" onClick={onCancel}>
          Back
        </button>
      </div>
      {isBusy && <p role="status">Reading pipelines and fields…</p>}
      {problem !== null && <p role="alert">The CRM could not be read: {problem}</p>}
    </section>
  );
}

function ChoiceForm({ actions, account, onCancel, onPack }: Props & { account: CrmDescription }) {
  const [name, setName] = useState(`${CRM_NAMES[account.crm]} ${account.org}`.slice(0, 80));
  const [owner, setOwner] = useState('RevOps');
  const [pipelines, setPipelines] = useState(account.pipelines.map(({ id }) => id));
  const required = account.fields.deal.filter(({ isRequired }) => isRequired);
  const [fields, setFields] = useState<string[]>([]);
  const base = actions.bundled.find(({ id }) => id === `${account.crm}-starter`) ?? actions.active;
  const toggle = (list: string[], id: string): string[] =>
    list.includes(id) ? list.filter((one) => one !== id) : [...list, id];
  const made = firstPack(base, account, { name, owner, pipelines, fields }, actions.clock());
  return (
    <form
      class="card"
      aria-labelledby="crm-choice"
      onSubmit={(event) => {
        event.preventDefault();
        void onPack(made);
      }}
    >
      <h2 id="crm-choice">What the pack takes from {CRM_NAMES[account.crm]}</h2>
      <div class="studio-field">
        <label for="first-name">Name of the pack</label>
        <input
          id="first-name"
          class="field"
          required
          maxLength={80}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <div class="studio-field">
        <label for="first-owner">Owner, whom reps ask</label>
        <input
          id="first-owner"
          class="field"
          required
          maxLength={80}
          value={owner}
          onInput={(event) => setOwner(event.currentTarget.value)}
        />
      </div>
      <fieldset class="choices">
        <legend class="strong">Pipelines</legend>
        {account.pipelines.length === 0 && (
          <p class="hint">None could be read; those of the base pack stay.</p>
        )}
        {account.pipelines.map(({ id, label, stages }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={pipelines.includes(id)}
              onChange={() => setPipelines(toggle(pipelines, id))}
            />
            <span>
              {label} <span class="hint">{stages.map((stage) => stage.label).join(' → ')}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {required.length > 0 && (
        <fieldset class="choices">
          <legend class="strong">Fields that the CRM itself requires</legend>
          {required.map((field) => (
            <label key={field.name}>
              <input
                type="checkbox"
                checked={fields.includes(field.name)}
                onChange={() => setFields(toggle(fields, field.name))}
              />
              <span>
                {field.label}{' '}
                <span class="hint">
                  {field.name}
                  {field.choices.length > 0 && `: ${field.choices.slice(0, 6).join(', ')}`}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <div class="studio-found">
        <p class="strong">Found</p>
        <ul>
          {made.found.map((line) => (
            <li key={line}>{line}</li>
          ))}
          <li>Everything else as in “{base.name}”</li>
        </ul>
        {made.left.length > 0 && (
          <>
            <p class="strong">Not found or left out</p>
            <ul>
              {made.left.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div class="studio-begin">
        <button type="submit" class="button primary" disabled={name.trim() === '' || owner.trim() === ''}>
          Make the draft
        </button>
        <button type="button" class="button" onClick={onCancel}>
          Back
        </button>
      </div>
    </form>
  );
}
