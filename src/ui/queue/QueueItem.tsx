import type { FormatContext } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { countdownView, isLive } from '../components/countdown-view';
import { Icon } from '../components/Icon';
import type { QueueRow } from './queue-rows';

/** One record that waits: its countdown, what it is, and the ways to answer. */
export function QueueItem({
  row,
  now,
  context,
  onAcknowledge,
}: {
  row: QueueRow;
  now: EpochMs;
  context: FormatContext;
  onAcknowledge(): void;
}) {
  const { deadline, acknowledgedAt } = row.clock;
  const view = countdownView(
    deadline,
    now,
    row.isAcknowledged ? (acknowledgedAt ?? undefined) : undefined,
    context,
  );
  const hours = deadline.clock === 'business' ? ' · business hours' : '';
  return (
    <li class="queue-item" data-key={row.key}>
      <span class={`tone-${view.tone}`}>
        <Icon name={view.icon} label={view.word} />
      </span>
      {row.url === null ? (
        <span class="strong cut" title={row.title}>
          {row.title}
        </span>
      ) : (
        <a class="queue-open strong cut" href={row.url} target="_blank" rel="noreferrer" title={row.title}>
          {row.title}
        </a>
      )}
      <span class={`strong measure tone-${view.tone}`} role="timer" aria-live="off">
        {view.figure ?? view.word}
      </span>
      <span class="queue-about small-text cut" title={row.about}>
        {row.about}
      </span>
      <span class="small-text measure">{view.aside}</span>
      <span class="queue-clock small-text">
        {deadline.title} · {view.word.toLowerCase()}
        {hours} · {row.owner === null ? 'owner not known' : row.owner || 'unassigned'}
      </span>
      <span class="queue-ways small-text">
        {row.tel && (
          <a class="link" href={row.tel}>
            Call
          </a>
        )}
        {row.mailto && (
          <a class="link" href={row.mailto}>
            E-mail
          </a>
        )}
        {isLive(view.state) && !row.isAcknowledged && (
          <button type="button" class="link" onClick={onAcknowledge}>
            Acknowledge
          </button>
        )}
      </span>
    </li>
  );
}
