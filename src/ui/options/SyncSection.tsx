import { useState } from 'preact/hooks';
import type { ConnectionView } from '../../contracts/connection-service';
import type { FormatContext } from '../../record/format';
import type { SyncState } from '../../record/sync';
import type { EpochMs } from '../../record/types';
import { SyncForm } from './SyncForm';
import { SyncRow } from './SyncRow';
import type { SyncActions } from './sync-actions';

/** "Keep my pipeline on this device", under one connection. Nothing is read before one starts it. */
export function SyncSection({
  connection,
  states,
  actions,
  now,
  context,
  onChange,
}: {
  connection: ConnectionView;
  states: readonly SyncState[];
  actions: SyncActions;
  now: EpochMs;
  context: FormatContext;
  onChange(): void;
}) {
  const [isOpen, open] = useState(false);
  const { crm, org } = connection;
  const own = states.filter((state) => state.crm === crm && state.org === org);
  return (
    <section class="syncs" aria-label={`Keep my pipeline on this device: ${org}`}>
      <h4 class="strong">Keep my pipeline on this device</h4>
      <p class="hint">
        Reads open {crm === 'salesforce' ? 'opportunities' : 'deals'} and fresh leads with their histories, so
        that the review and its figures cover all of them, not only what you have opened. They are kept in
        this browser profile and sent nowhere.
      </p>
      {own.length > 0 && (
        <ul class="sync-list">
          {own.map((state) => (
            <SyncRow
              key={state.id}
              state={state}
              actions={actions}
              now={now}
              context={context}
              onChange={onChange}
            />
          ))}
        </ul>
      )}
      {isOpen ? (
        <SyncForm
          connection={connection}
          actions={actions}
          onClose={() => open(false)}
          onStarted={() => {
            open(false);
            onChange();
          }}
        />
      ) : (
        <button type="button" class="button" onClick={() => open(true)}>
          {own.length > 0 ? 'Keep more, or choose anew…' : 'Choose what to keep…'}
        </button>
      )}
    </section>
  );
}
