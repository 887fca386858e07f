import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ChannelView } from '../../contracts/webhook-service';
import type { FormatContext } from '../../record/format';
import { useId } from '../components/use-id';
import { WebhookForm } from './WebhookForm';
import { WebhookRow } from './WebhookRow';
import type { WebhookActions } from './webhook-actions';

/** So often the page looks again: what went out while it is open. */
const AGAIN_MS = 5000;

/** "Tell others": the channels that the pack names and one's own. Nothing goes out before one is switched on. */
export function WebhookSection({ actions, context }: { actions: WebhookActions; context: FormatContext }) {
  const [channels, setChannels] = useState<ChannelView[]>([]);
  const [fresh, setFresh] = useState<ChannelView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const reload = useCallback((): void => {
    actions.list().then(
      (found) => {
        setChannels(found);
        setProblem(null);
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  }, [actions]);
  useEffect(reload, [reload]);
  useEffect(() => {
    if (!channels.some(({ isOn }) => isOn)) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && reload(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [channels, reload]);

  return (
    <div class="options">
      <section aria-labelledby={id}>
        <h2 id={id}>Webhooks: tell others</h2>
        <p class="hint">
          A chat, a Zap or your own server hears of a clock that is breached or escalated, or of a handoff,
          from this browser to the address you give. Nothing goes out before you switch a channel on.
        </p>
        {problem !== null && <p role="alert">The channels can’t be listed: {problem} Reload this page.</p>}
        <ul>
          {channels.map((channel) => (
            <WebhookRow
              key={channel.id}
              channel={channel}
              actions={actions}
              context={context}
              onChange={reload}
            />
          ))}
        </ul>
        {fresh ? (
          <div class="card">
            <h3 class="strong">New channel</h3>
            <WebhookForm
              channel={fresh}
              isPack={false}
              save={actions.save}
              onDone={() => {
                setFresh(null);
                reload();
              }}
            />
          </div>
        ) : (
          <button
            type="button"
            class="button channel-add"
            onClick={() => setFresh(newChannel(actions.newId()))}
          >
            Add a channel of your own
          </button>
        )}
      </section>
    </div>
  );
}

const newChannel = (id: string): ChannelView => ({
  id: `own:${id}`,
  label: '',
  format: 'json',
  kinds: ['clock-breached', 'clock-escalated'],
  fromLevel: 2,
  share: 'ids',
  isOn: false,
  isNamed: true,
  host: null,
  keep: null,
  isSigned: false,
  lastSentAt: null,
  waiting: 0,
  held: null,
  failed: [],
  failedCount: 0,
});
