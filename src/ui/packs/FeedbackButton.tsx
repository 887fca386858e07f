import { useEffect, useState } from 'preact/hooks';
import { joinWords } from '../../record/format';
import { messageOf } from '../../record/no-room';
import { Icon } from '../components/Icon';
import { downloadText } from './download-text';
import type { PacksActions } from './packs-actions';

type Actions = Pick<PacksActions, 'feedback' | 'feedbackChannels' | 'sendFeedback'>;

/** What the rules did here, for the pack's author: as a file, or over a channel that both agreed to. */
export function FeedbackButton({ actions }: { actions: Actions }) {
  const [withReasons, setWithReasons] = useState(false);
  const [channels, setChannels] = useState<string[]>([]);
  const [outcome, setOutcome] = useState<{ text: string; isFailure: boolean } | null>(null);
  useEffect(() => void actions.feedbackChannels().then(setChannels, () => {}), [actions]);

  const run = (work: () => Promise<string>): void => {
    const told = (isFailure: boolean) => (text: string) => setOutcome(text ? { text, isFailure } : null);
    void work().then(told(false), (error: unknown) => told(true)(messageOf(error)));
  };
  const save = async (): Promise<string> => {
    downloadText('leadlight-feedback.json', await actions.feedback(withReasons));
    return '';
  };
  const send = async (): Promise<string> => {
    await actions.sendFeedback();
    return `On its way to ${joinWords(channels)}, without the reasons.`;
  };
  return (
    <div class="pack-report">
      <button type="button" class="button" onClick={() => run(save)}>
        <Icon name="download" />
        Save feedback for the pack’s author
      </button>
      <label class="pack-consent">
        <input
          type="checkbox"
          checked={withReasons}
          onChange={(event) => setWithReasons(event.currentTarget.checked)}
        />
        With the reasons I typed
      </label>
      {channels.length > 0 && (
        <button type="button" class="button" onClick={() => run(send)}>
          Send to {joinWords(channels)}
        </button>
      )}
      <span class="hint">
        How often each rule warned, was dismissed, snoozed or fixed, by month. No record, no name, no amount.
        Nothing is sent until you hand the file on{channels.length > 0 && ', or send it'}.
      </span>
      {outcome && <span role={outcome.isFailure ? 'alert' : 'status'}>{outcome.text}</span>}
    </div>
  );
}
