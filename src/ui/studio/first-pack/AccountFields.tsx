import { useEffect, useState } from 'preact/hooks';
import type { ConnectionView } from '../../../contracts/connection-service';
import type { CrmDescription } from '../../../record/crm-description';
import { CRM_NAMES } from '../../../record/crm-names';
import { messageOf } from '../../data/use-work';
import type { StudioActions } from '../studio-actions';

/** Brings the CRM's own names into the suggestions of the forms; nothing is read before a click. */
export function AccountFields({
  actions,
  account,
  onAccount,
  part,
}: {
  actions: StudioActions;
  account: CrmDescription | null;
  onAccount(account: CrmDescription): void;
  part: string;
}) {
  const [connections, setConnections] = useState<ConnectionView[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    actions.connections().then(setConnections, () => {});
  }, [actions]);
  if (connections.length === 0 || part !== 'fields') return null;
  const count = account ? Object.values(account.fields).reduce((sum, list) => sum + list.length, 0) : 0;
  const read = async ({ crm, org }: ConnectionView): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      onAccount(await actions.describe(crm, org));
    } catch (error) {
      setProblem(messageOf(error));
    }
    setBusy(false);
  };
  return (
    <div class="studio-account" aria-busy={isBusy}>
      {account && (
        <p class="hint" role="status">
          {count} fields of {CRM_NAMES[account.crm]} {account.org} are suggested while you type an API name.
        </p>
      )}
      {!account &&
        connections.map((one) => (
          <button
            key={`${one.crm}:${one.org}`}
            type="button"
            class="button compact"
            disabled={isBusy}
            onClick={() => void read(one)}
          >
            Suggest the fields of {CRM_NAMES[one.crm]} {one.org}
          </button>
        ))}
      {problem !== null && <p role="alert">The fields could not be read: {problem}</p>}
    </div>
  );
}
