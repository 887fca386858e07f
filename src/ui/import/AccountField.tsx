import { useRef, useState } from 'preact/hooks';
import type { ImportClient } from '../../contracts/import-client';
import { CRM_NAMES } from '../../record/crm-names';
import type { ImportAccount, ImportDraft } from '../../record/file-import';
import type { Crm } from '../../record/types';
import { useId } from '../components/use-id';

const HINTS: Readonly<Record<Crm, string>> = {
  hubspot:
    'The account number, or better the address of one of its records: then links to the records can be made.',
  salesforce: 'The address of one of its records, or the My Domain name.',
};

/**
 * Which account the records belong to: part of who they are, so that an import and a visit to the page
 * are one record. Known ones are offered; any other can be typed.
 */
export function AccountField({
  client,
  crm,
  accounts,
  draft,
  onEdit,
}: {
  client: ImportClient;
  crm: Crm;
  accounts: readonly ImportAccount[];
  draft: ImportDraft;
  onEdit(draft: ImportDraft): Promise<void>;
}) {
  const id = useId();
  const { account } = draft;
  const [typed, setTyped] = useState(account?.origin ?? account?.org ?? '');
  const [isWrong, setWrong] = useState(false);
  const known = accounts.filter((each, index) => each.crm === crm && isFirst(accounts, each, index));
  /** Answers may come in another order than letters are typed. */
  const newest = useRef('');
  async function take(text: string): Promise<void> {
    setTyped(text);
    newest.current = text;
    const stored = known.find((each) => text.trim() === each.org);
    const found = stored ?? (text.trim() ? await client.accountOf(text, crm) : null);
    if (newest.current !== text) return;
    setWrong(text.trim() !== '' && !found);
    await onEdit({ ...draft, account: found });
  }
  return (
    <div class="card labelled">
      <label class="strong" for={id}>
        {CRM_NAMES[crm]} account of these records
      </label>
      <p class="hint" id={`${id}-hint`}>
        {HINTS[crm]}
      </p>
      {known.length > 0 && (
        <fieldset class="answers plain" aria-label="Known accounts">
          {known.map(({ org }) => (
            <button
              key={org}
              type="button"
              class="button"
              aria-pressed={account?.org === org}
              onClick={() => void take(org)}
            >
              {org}
            </button>
          ))}
        </fieldset>
      )}
      <input
        id={id}
        class="field"
        autocomplete="off"
        spellcheck={false}
        value={typed}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint ${id}-said`}
        onInput={(event) => void take(event.currentTarget.value)}
      />
      <p id={`${id}-said`} class={isWrong ? 'tone-breach' : 'hint'} role="status">
        {isWrong ? `This names no ${CRM_NAMES[crm]} account. ${HINTS[crm]}` : said(account)}
      </p>
    </div>
  );
}

const isFirst = (all: readonly ImportAccount[], { crm, org }: ImportAccount, index: number): boolean =>
  all.findIndex((other) => other.crm === crm && other.org === org) === index;

function said(account: ImportAccount | null): string {
  if (!account) return '';
  const links = account.origin
    ? `Links lead to ${account.origin}.`
    : 'Links to records can’t be made: where its pages are is not known.';
  return `Account ${account.org}. ${links}`;
}
