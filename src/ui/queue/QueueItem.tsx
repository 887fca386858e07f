import type { FormatContext } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { countdownView, isLive } from '../components/countdown-view';
import { Icon } from '../components/Icon';
import { clockOrDay } from '../components/when';
import { contactText, type QueueRow } from './queue-rows';

/** What can be done about one record. */
export interface RowActions {
  acknowledge(key: string): void;
  log(row: QueueRow): void;
  remind(row: QueueRow, anchor: DOMRect): void;
}

export interface QueueItemProps {
  row: QueueRow;
  /** By the clock that its deadline is by. */
  now: EpochMs;
  isInHand: boolean;
  context: FormatContext;
  actions: RowActions;
  onTake(key: string): void;
}

/** One record that waits: its countdown, what it is, and, where it is the one in hand, the ways to answer. */
export function QueueItem({ row, now, isInHand, context, actions, onTake }: QueueItemProps) {
  const { deadline, acknowledgedAt } = row.clock;
  const view = countdownView(
    deadline,
    now,
    row.isAcknowledged ? (acknowledgedAt ?? undefined) : undefined,
    context,
  );
  const hours = deadline.clock === 'business' ? ' · business hours' : '';
  const take = (): void => onTake(row.key);
  return (
    <li
      class={`queue-item ${isInHand ? 'is-in-hand' : ''}`}
      data-key={row.key}
      onFocusCapture={take}
      onPointerDown={take}
    >
      <span class={`tone-${view.tone}`}>
        <Icon name={view.icon} label={view.word} />
      </span>
      {row.url === null ? (
        <span class="queue-name strong cut" tabIndex={-1} title={row.title}>
          {row.title}
        </span>
      ) : (
        <a
          class="queue-name queue-open strong cut"
          href={row.url}
          target="_blank"
          rel="noreferrer"
          title={row.title}
        >
          {row.title}
        </a>
      )}
      <span class={`strong measure tone-${view.tone}`} role="timer" aria-live="off">
        {view.figure ?? view.word}
      </span>
      <span class="queue-about small-text cut" title={row.about}>
        {row.about}
      </span>
      <span class="small-text measure">{view.aside ?? (view.state === 'unknown' ? 'no clock' : null)}</span>
      <span class="queue-clock small-text">
        {deadline.title} · {view.word.toLowerCase()}
        {hours} · {ownerText(row.owner)}
        {view.state === 'paused' && deadline.pause && ` · ${deadline.pause.reason}`}
        {row.contact && ` · ${contactText(row.contact, (at) => clockOrDay(at, now, context), context)}`}
      </span>
      {isInHand && (
        <>
          <span class="queue-clock small-text">{moreText(row, now, context)}</span>
          <Ways row={row} canAcknowledge={isLive(view.state) && !row.isAcknowledged} actions={actions} />
        </>
      )}
    </li>
  );
}

const ownerText = (owner: string | null): string =>
  owner === null ? 'owner not known' : owner || 'unassigned';

/** Why it is hot, as far as its score tells, and what was last done. */
function moreText({ why, activityAt, team }: QueueRow, now: EpochMs, context: FormatContext): string {
  const activity =
    activityAt === null ? 'last activity not known' : `last activity ${clockOrDay(activityAt, now, context)}`;
  return [why && `Why: ${why}`, activity, team].filter(Boolean).join(' · ');
}

function Ways({
  row,
  canAcknowledge,
  actions,
}: {
  row: QueueRow;
  canAcknowledge: boolean;
  actions: RowActions;
}) {
  const named = (what: string): string => `${what} ${row.title}`;
  return (
    <span class="queue-ways small-text">
      {row.tel && (
        <a class="link queue-call" href={row.tel} aria-label={named('Call')}>
          Call
        </a>
      )}
      {row.mailto && (
        <a class="link queue-mail" href={row.mailto} aria-label={named('E-mail')}>
          E-mail
        </a>
      )}
      <button
        type="button"
        class="link queue-log"
        aria-label={named('Log contact with')}
        onClick={() => actions.log(row)}
      >
        Log contact
      </button>
      {canAcknowledge && (
        <>
          <button
            type="button"
            class="link queue-acknowledge"
            aria-label={named('Acknowledge')}
            onClick={() => actions.acknowledge(row.key)}
          >
            Acknowledge
          </button>
          <button
            type="button"
            class="link queue-remind"
            aria-label={named('Remind me of')}
            onClick={({ currentTarget }) => actions.remind(row, currentTarget.getBoundingClientRect())}
          >
            Remind me
          </button>
        </>
      )}
    </span>
  );
}
