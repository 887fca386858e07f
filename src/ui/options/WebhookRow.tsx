import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ChannelView } from '../../contracts/webhook-service';
import { type FormatContext, formatDayTime, plural } from '../../record/format';
import { Icon } from '../components/Icon';
import { OutcomeLine } from './OutcomeLine';
import { failureOf, NO_OUTCOME, type Outcome } from './options-actions';
import { WebhookForm } from './WebhookForm';
import type { WebhookActions } from './webhook-actions';
import { stateText, termsText, trafficText } from './webhook-lines';

/** One channel: what goes out and where, what became of it, and its switches. */
export function WebhookRow({
  channel,
  actions,
  context,
  onChange,
}: {
  channel: ChannelView;
  actions: WebhookActions;
  context: FormatContext;
  onChange(): void;
}) {
  const [isEdited, setEdited] = useState(false);
  const [outcome, tell] = useState<Outcome>(NO_OUTCOME);
  const [received, setReceived] = useState('');
  const { id, label, isOn, isNamed } = channel;
  const isKept = isOn || channel.host !== null || id.startsWith('own:');

  async function run(text: string, work: () => Promise<unknown>): Promise<void> {
    setReceived('');
    tell({ kind: 'busy', text });
    try {
      await work();
      tell(NO_OUTCOME);
      onChange();
    } catch (error) {
      tell(failureOf(error));
    }
  }
  const test = async (): Promise<void> => {
    const problem = await actions.test(id);
    if (problem !== null) throw new Error(problem);
    setReceived('The test was received.');
  };
  const button = (name: string, text: string, work: () => Promise<unknown>) => (
    <button
      type="button"
      class="button"
      aria-label={`${name}: ${label}`}
      disabled={outcome.kind === 'busy'}
      onClick={() => void run(text, work)}
    >
      {name}
    </button>
  );

  return (
    <li class="card">
      <div class="connection">
        <div>
          <h3 class="strong">{label}</h3>
          <p class="hint">{stateText(channel)}</p>
          <p class="hint">{termsText(channel)}</p>
          <p class="hint">{trafficText(channel, context)}</p>
        </div>
        <div class="connection-actions channel-actions">
          {isNamed && !isEdited && (
            <button
              type="button"
              class="button"
              aria-label={`${isOn ? 'Change' : 'Switch on'}: ${label}`}
              aria-expanded={isEdited}
              onClick={() => setEdited(true)}
            >
              {isOn ? 'Change' : 'Switch on'}
            </button>
          )}
          {isOn && button('Send a test', 'Sending…', test)}
          {isOn && button('Switch off', 'Switching off…', () => actions.setOn(id, false))}
          {isKept && !isOn && button('Remove', 'Removing…', () => actions.remove(id))}
        </div>
      </div>
      {channel.failedCount > 0 && (
        <Failed channel={channel} context={context}>
          {isOn && button('Try again', 'Sending…', () => actions.retry(id))}
          {button('Delete', 'Deleting…', () => actions.discard(id))}
        </Failed>
      )}
      {isEdited && (
        <WebhookForm
          channel={channel}
          isPack={id.startsWith('pack:')}
          save={actions.save}
          onDone={() => {
            setEdited(false);
            onChange();
          }}
        />
      )}
      <OutcomeLine outcome={outcome} />
      <p class="hint" role="status">
        {received}
      </p>
    </li>
  );
}

function Failed({
  channel: { failed, failedCount },
  context,
  children,
}: {
  channel: ChannelView;
  context: FormatContext;
  children: ComponentChildren;
}) {
  return (
    <div class="outcome">
      <div class="banner ground-breach">
        <span class="tone-breach">
          <Icon name="breach" label="Failed" />
        </span>
        <div class="channel-failed">
          <p class="strong">{plural(failedCount, 'message')} could not be sent.</p>
          <ul>
            {failed.map(({ title, at, problem }) => (
              <li key={`${at} ${title}`}>
                {title}, {formatDayTime(at, context)}: {problem}
              </li>
            ))}
          </ul>
          <div class="connection-actions">{children}</div>
        </div>
      </div>
    </div>
  );
}
