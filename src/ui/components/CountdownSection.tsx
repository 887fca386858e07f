import { useState } from 'preact/hooks';
import type { Deadline, Reassignment } from '../../record/assessment';
import type { FormatContext } from '../../record/format';
import type { EpochMs } from '../../record/types';
import type { Suggestion } from '../../record/write-back';
import { CountdownDetails } from './CountdownDetails';
import { CountdownNext } from './CountdownNext';
import { acknowledgedText, type CountdownView, countdownView, isLive } from './countdown-view';
import { Icon } from './Icon';
import { useId } from './use-id';

export interface CountdownProps {
  deadline: Deadline;
  now: EpochMs;
  context: FormatContext;
  acknowledgedAt: EpochMs | undefined;
  /** Who answers for the record. */
  owner: string;
  onAcknowledge(): void;
  /** Key and name of the record. */
  recordKey: string;
  name: string;
  /** Who would take it over; null where no routing rule says. */
  reassignment: Reassignment | null;
  /** Opens the preview of a change; left out where nothing may be written. */
  onSuggestion?: ((suggestion: Suggestion) => void) | undefined;
}

/** One SLA clock. A met one is a single line; a live one is the largest figure of the sidebar. */
export function CountdownSection(props: CountdownProps) {
  const view = countdownView(props.deadline, props.now, props.acknowledgedAt, props.context);
  if (isLive(view.state) || view.state === 'paused') return <LiveClock {...props} view={view} />;
  return view.state === 'unknown' ? (
    <UnknownClock {...props} view={view} />
  ) : (
    <MetClock {...props} view={view} />
  );
}

type Viewed = CountdownProps & { view: CountdownView };

function Head({ deadline, view, id }: Viewed & { id: string }) {
  return (
    <div class={`clock-head tone-${view.tone}`}>
      <Icon name={view.icon} />
      <h2 id={id} class="strong">
        {deadline.title}
      </h2>
      <span
        class={`clock-word measure ${view.state === 'running' || view.state === 'paused' ? 'tone-muted' : 'strong'}`}
      >
        {view.word}
      </span>
    </div>
  );
}

function LiveClock(props: Viewed) {
  const { view, context, acknowledgedAt, onAcknowledge } = props;
  const id = useId();
  const isUrgent = view.state === 'at-risk' || view.state === 'breached';
  const canAcknowledge = isUrgent && acknowledgedAt === undefined;
  return (
    <section class="section clock" aria-labelledby={id}>
      <Head {...props} id={id} />
      <div class="clock-line">
        {view.figure !== null && (
          <span class={`clock-figure measure tone-${view.tone}`} role="timer" aria-live="off">
            {view.figure}
          </span>
        )}
        <span class="small-text clock-due">{view.aside}</span>
      </div>
      <div class="clock-bar" aria-hidden="true">
        <i class={`fill-${view.tone}`} style={{ width: `${view.usedPercent}%` }} />
        <b style={{ left: `${view.riskPercent}%` }} />
      </div>
      <p class="small-text">
        {view.sentence} {acknowledgedAt !== undefined && acknowledgedText(acknowledgedAt, context)}
      </p>
      <CountdownDetails {...props} />
      {view.state === 'breached' && <CountdownNext {...props} />}
      {canAcknowledge && (
        <p class="clock-ack small-text">
          <button type="button" class="button compact" onClick={onAcknowledge}>
            Acknowledge
          </button>
          ends all alerts from this browser, not the clock
        </p>
      )}
    </section>
  );
}

function UnknownClock(props: Viewed) {
  const id = useId();
  return (
    <section class="section clock" aria-labelledby={id}>
      <Head {...props} id={id} />
      <p class="small-text">{props.view.sentence}</p>
    </section>
  );
}

function MetClock(props: Viewed) {
  const { deadline, view } = props;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <section class="met" aria-labelledby={id}>
      <button type="button" class="met-line" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span class={`tone-${view.tone}`}>
          <Icon name={view.icon} />
        </span>
        <span id={id} class="strong cut">
          {deadline.title}
        </span>
        <span class="small-text measure">
          · {view.word.toLowerCase()} {view.figure}
        </span>
        <Icon name={isOpen ? 'down' : 'right'} />
      </button>
      {isOpen && (
        <div class="met-details">
          <p class="small-text">{view.aside}</p>
          <p class="small-text">{view.sentence}</p>
          <CountdownDetails {...props} />
        </div>
      )}
    </section>
  );
}
