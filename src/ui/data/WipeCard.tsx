import { formatNumber } from '../../record/format';
import type { AssessContext } from '../../record/types';
import type { AccountContent } from '../../store/wipe';
import { Confirm } from './Confirm';
import type { DataActions, DataFacts } from './data-actions';
import { useWork } from './use-work';
import { WorkLine } from './WorkLine';

const CRM_NAMES = { hubspot: 'HubSpot', salesforce: 'Salesforce' } as const;

/** Deletes what is stored, of one account or of all; each says exactly what goes. */
export function WipeCard({
  facts,
  actions,
  context,
  onWiped,
}: {
  facts: DataFacts;
  actions: Pick<DataActions, 'wipeAccount' | 'wipeAll' | 'reload'>;
  context: AssessContext;
  onWiped(): void;
}) {
  const { state, run, isBusy, card } = useWork();
  const wipe = async (work: () => Promise<void>, done: string): Promise<void> => {
    if (await run('Deleting…', () => work().then(() => done))) onWiped();
  };
  return (
    <section ref={card} class="card" aria-labelledby="data-wipe">
      <h2 id="data-wipe" tabIndex={-1}>
        Delete
      </h2>
      <p>Nothing in your CRM is deleted. What is deleted here can’t be brought back without a backup.</p>
      <ul class="data-accounts">
        {facts.accounts.map((account) => (
          <li key={`${account.crm}:${account.org}`}>
            <span class="data-account">
              <span class="strong">{accountName(account)}</span>{' '}
              <span class="hint">{contentWords(account, context)}</span>
            </span>
            <Confirm
              label={`Delete ${accountName(account)}`}
              question={`${contentWords(account, context)} of ${accountName(account)} go, with its connection, its token and answers kept for this session. Other accounts, spend and rule packs stay.`}
              verb="Delete this account’s data"
              isDisabled={isBusy}
              onConfirm={() =>
                void wipe(() => actions.wipeAccount(account), `${accountName(account)} is deleted here.`)
              }
            />
          </li>
        ))}
      </ul>
      <Confirm
        label="Delete everything"
        question="All records, changes, snoozes, dismissals, saved views, spend, followed packs, drafts of packs, counts of what rules did, and settings go; keys that sign packs in this browser, which only their key files bring back; all connections with their tokens; answers kept for this session; and permissions you gave. The bundled rules judge from then on."
        verb="Delete everything"
        word="delete"
        isDisabled={isBusy}
        onConfirm={() => void wipe(actions.wipeAll, 'Everything is deleted.')}
      />
      <WorkLine state={state} />
      {state.kind === 'done' && (
        <button type="button" class="button" onClick={actions.reload}>
          Reload this page
        </button>
      )}
    </section>
  );
}

const accountName = ({ crm, org }: AccountContent): string => `${CRM_NAMES[crm]} ${org}`;

function contentWords({ records, changes, marks }: AccountContent, context: AssessContext): string {
  const count = (number: number, one: string): string =>
    `${formatNumber(number, context, 0)} ${one}${number === 1 ? '' : 's'}`;
  return `${count(records, 'record')}, ${count(changes, 'change')} and ${count(marks, 'mark')}`;
}
