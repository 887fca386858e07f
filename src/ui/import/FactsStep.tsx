import type { ImportClient } from '../../contracts/import-client';
import { CRM_NAMES } from '../../record/crm-names';
import type { ImportAccount } from '../../record/file-import';
import { type FormatContext, objectNoun } from '../../record/format';
import type { Crm, ObjectKind } from '../../record/types';
import { AccountField } from './AccountField';
import { FileTable } from './FileTable';
import type { ImportState } from './import-state';
import { ProgressLine } from './ProgressLine';
import { StepButtons } from './StepButtons';
import type { ImportActions } from './use-import';

const CRMS: readonly Crm[] = ['hubspot', 'salesforce'];
const OBJECTS: readonly ObjectKind[] = ['deal', 'lead', 'contact', 'company'];

/** What the files are taken for, to confirm or correct: how they are written, what a row is, whose it is. */
export function FactsStep({
  client,
  state,
  actions,
  connected,
  context,
}: {
  client: ImportClient;
  state: ImportState;
  actions: ImportActions;
  connected: readonly ImportAccount[];
  context: FormatContext;
}) {
  const { draft, guess, start, work } = state;
  const { crm, object } = draft ?? { crm: null, object: null };
  const accounts = [...(start?.accounts ?? []), ...connected];
  const isReady = work === 'idle' && crm !== null && object !== null && draft?.account != null;
  const setKind = (nextCrm: Crm, nextObject: ObjectKind) => void actions.setKind(nextCrm, nextObject);
  return (
    <>
      <h2 id="step-title" tabIndex={-1}>
        What the files are
      </h2>
      {work === 'look' && <ProgressLine state={state} context={context} onCancel={null} />}
      <FileTable state={state} actions={actions} context={context} />
      <div class="card">
        <h3>What a row is</h3>
        <p class="hint">
          {guess?.kind
            ? `Guessed, because ${guess.kind.reason}.`
            : 'Nothing in the file says. Please choose.'}
        </p>
        <div class="fields">
          <label class="labelled">
            <span class="strong">CRM</span>
            <select
              class="field"
              value={crm ?? ''}
              onChange={(event) => {
                const next = CRMS.find((name) => name === event.currentTarget.value);
                if (next) setKind(next, object ?? 'deal');
              }}
            >
              {crm === null && <option value="">Choose…</option>}
              {CRMS.map((name) => (
                <option key={name} value={name}>
                  {CRM_NAMES[name]}
                </option>
              ))}
            </select>
          </label>
          <label class="labelled">
            <span class="strong">One row is</span>
            <select
              class="field"
              value={object ?? ''}
              onChange={(event) => {
                const next = OBJECTS.find((name) => name === event.currentTarget.value);
                if (next) setKind(crm ?? 'hubspot', next);
              }}
            >
              {object === null && <option value="">Choose…</option>}
              {OBJECTS.map((name) => (
                <option key={name} value={name}>
                  {objectNoun({ crm: crm ?? 'hubspot', object: name })[0]}
                </option>
              ))}
            </select>
          </label>
        </div>
      </div>
      {draft && crm && (
        <AccountField
          key={crm}
          client={client}
          crm={crm}
          accounts={accounts}
          draft={draft}
          onEdit={actions.edit}
        />
      )}
      {draft && <ZoneField zone={draft.zone} onZone={(zone) => void actions.edit({ ...draft, zone })} />}
      <StepButtons
        back={{ isReady: true, go: () => actions.goTo('files') }}
        next={{ label: 'Continue', isReady, go: () => actions.goTo('columns') }}
      >
        {!isReady && <p class="hint">{draft?.account ? '' : 'Say which account the records belong to.'}</p>}
      </StepButtons>
    </>
  );
}

function ZoneField({ zone, onZone }: { zone: string; onZone(zone: string): void }) {
  const zones = [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return (
    <label class="card labelled">
      <span class="strong">Time zone of the files</span>
      <span class="hint">For times that state none. HubSpot writes those of the account or the user.</span>
      <select class="field" value={zone} onChange={(event) => onZone(event.currentTarget.value)}>
        {zones.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
