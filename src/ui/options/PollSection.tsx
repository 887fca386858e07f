import { useState } from 'preact/hooks';
import type { ConnectionView } from '../../contracts/connection-service';
import type { FormatContext } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { PollForm } from './PollForm';
import { PollRow } from './PollRow';
import type { PollActions } from './poll-actions';
import { costText } from './poll-lines';
import { useReread } from './use-reread';

/** "Watch for new leads", under one connection. Nothing is asked before one starts it. */
export function PollSection({
  connection,
  actions,
  clock,
  context,
}: {
  connection: ConnectionView;
  actions: PollActions;
  clock(): EpochMs;
  context: FormatContext;
}) {
  const [isOpen, open] = useState(false);
  const { items: polls, now, reload } = useReread(actions, clock);
  const { crm, org } = connection;
  const own = polls.find((poll) => poll.crm === crm && poll.org === org);
  return (
    <section class="syncs" aria-label={`Watch for new leads: ${org}`}>
      <h4 class="strong">Watch for new leads</h4>
      <p class="hint">
        Asks for leads that came in or changed while nobody has them open, so that their clocks are watched
        and the queue shows them. The first time, for those of the last 24 hours. One browser asks once,
        however many tabs are open. {own === undefined && costText(crm, context)}
      </p>
      {own && <PollRow poll={own} actions={actions} now={now} context={context} onChange={reload} />}
      {isOpen ? (
        <PollForm
          connection={connection}
          actions={actions}
          onClose={() => open(false)}
          onStarted={() => {
            open(false);
            reload();
          }}
        />
      ) : (
        <button type="button" class="button" onClick={() => open(true)}>
          {own ? 'Watch other leads…' : 'Watch for new leads…'}
        </button>
      )}
    </section>
  );
}
