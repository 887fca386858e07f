import { useState } from 'preact/hooks';
import type { ConnectionView } from '../../contracts/connection-service';
import { CRM_NAMES } from '../../record/crm-names';
import { joinWords } from '../../record/format';
import { useId } from '../components/use-id';
import type { OptionsActions } from './options-actions';

/** What HubSpot wants a key to have; a session of Salesforce may do what its user may. */
const NEEDS: Record<ConnectionView['crm'], string> = {
  hubspot:
    'The key needs write scopes as well: crm.objects.deals.write, crm.objects.contacts.write (tasks too) and crm.objects.leads.write.',
  salesforce: 'Nothing more is asked of the browser: it changes what your own user may change.',
};

/** Lets records of one connection be changed by buttons. Off until somebody switches it on here. */
export function WriteSwitch({
  connection,
  setWrites,
  onChange,
}: {
  connection: ConnectionView;
  setWrites: OptionsActions['setWrites'];
  onChange(): void;
}) {
  const { crm, org, writes = false } = connection;
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState('');
  const id = useId();

  async function turn(isOn: boolean): Promise<void> {
    setBusy(true);
    setOutcome('');
    try {
      const missing = await setWrites(connection, isOn);
      setOutcome(isOn ? onText(missing) : '');
      onChange();
    } catch (error) {
      setOutcome(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <section class="syncs choices" aria-label={`Changing records: ${org}`}>
      <label for={id}>
        <input
          id={id}
          type="checkbox"
          checked={writes}
          disabled={isBusy}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            // What is shown follows what is kept, which may refuse.
            event.currentTarget.checked = writes;
            void turn(checked);
          }}
        />
        <span>
          <span class="strong">Let Leadlight change records when you press a button</span>
          <span id={`${id}-hint`} class="hint">
            Owner, lifecycle stage, lead status, reasons and tasks. Each change is shown before it is made in{' '}
            {CRM_NAMES[crm]}, and refused if the record has changed meanwhile. {NEEDS[crm]}
          </span>
        </span>
      </label>
      <p class="hint" role="status">
        {outcome}
      </p>
    </section>
  );
}

function onText(missing: string[] | null): string {
  if (missing === null)
    return 'It is on. HubSpot does not tell what this key may write; a button whose scope is missing will say so.';
  if (missing.length === 0) return 'It is on.';
  return `It is on. Scopes that are missing: ${joinWords(missing)}. What they cover is refused until you add them to the key.`;
}
