import { useState } from 'preact/hooks';
import type { ChannelForm, ChannelView } from '../../contracts/webhook-service';
import type { ChannelShare } from '../../record/webhook';
import { RadioChoices } from '../components/RadioChoices';
import { useId } from '../components/use-id';
import { KeepChoice } from './KeepChoice';
import { OutcomeLine } from './OutcomeLine';
import { failureOf, NO_OUTCOME, type Outcome } from './options-actions';
import { WebhookTerms } from './WebhookTerms';
import { termsText } from './webhook-lines';

const SHARES: readonly (readonly [ChannelShare, string, string])[] = [
  [
    'ids',
    'Ids only',
    'What happened, when, to which record and clock, by id. No name, no sentence, no link.',
  ],
  [
    'names',
    'Names and links',
    'Also the record’s name, its company and owner, and a link to it. These are personal data; whoever reads the channel sees them.',
  ],
];

/** The terms of one channel, its address and its secret. What was kept of those two is never shown again. */
export function WebhookForm({
  channel,
  isPack,
  save,
  onDone,
}: {
  channel: ChannelView;
  /** The pack says what goes out; the user, whether and where. */
  isPack: boolean;
  save(form: ChannelForm): Promise<void>;
  onDone(): void;
}) {
  const [form, setForm] = useState<ChannelForm>(() => formOf(channel));
  const [outcome, tell] = useState<Outcome>(NO_OUTCOME);
  const id = useId();
  const change = (part: Partial<ChannelForm>): void => setForm({ ...form, ...part });

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (form.kinds.length === 0)
      return tell(failureOf(new Error('Choose at least one thing that goes out.')));
    tell({ kind: 'busy', text: 'Asking the browser…' });
    try {
      await save(form);
      onDone();
    } catch (error) {
      tell(failureOf(error));
    }
  }

  return (
    <form class="sync-form" aria-label={`Channel ${channel.label}`} onSubmit={(event) => void submit(event)}>
      {isPack ? (
        <p class="hint">The pack lets out: {termsText(form)}</p>
      ) : (
        <WebhookTerms form={form} onChange={change} />
      )}
      <RadioChoices
        legend="Personal data"
        name={`${id}-share`}
        choices={SHARES}
        value={form.share}
        onChange={(share) => change({ share })}
      />
      <Hidden
        label="Address"
        hint={
          channel.host === null
            ? 'The webhook’s whole address. Whoever has it can post there, so it is kept like a key.'
            : `Leave it empty to keep the one at ${channel.host}.`
        }
        isNeeded={channel.host === null}
        value={form.url ?? ''}
        onChange={(url) => change({ url: url === '' ? undefined : url })}
      />
      <Hidden
        label="Secret for the signature"
        hint={
          channel.isSigned
            ? 'Leave it empty to keep the one that is known.'
            : 'Plain JSON and Zapier receivers can check with it that a message is yours. May stay empty.'
        }
        isNeeded={false}
        value={form.secret ?? ''}
        onChange={(secret) => change({ secret: secret === '' ? undefined : secret })}
      />
      <KeepChoice name={`${id}-keep`} value={form.keep} onChange={(keep) => change({ keep })} />
      <p class="hint">
        The browser will ask whether Leadlight may reach the host. Address and secret are in no export,
        backup, log or diagnostics.
      </p>
      <div class="connection-actions">
        <button type="submit" class="button primary" disabled={outcome.kind === 'busy'}>
          Allow and switch on
        </button>
        <button type="button" class="button quiet" onClick={onDone}>
          Cancel
        </button>
      </div>
      <OutcomeLine outcome={outcome} />
    </form>
  );
}

const formOf = ({ id, label, format, kinds, fromLevel, share, keep }: ChannelView): ChannelForm => ({
  id,
  label,
  format,
  kinds,
  fromLevel,
  share,
  keep: keep ?? 'session',
});

function Hidden({
  label,
  hint,
  isNeeded,
  value,
  onChange,
}: {
  label: string;
  hint: string;
  isNeeded: boolean;
  value: string;
  onChange(value: string): void;
}) {
  const id = useId();
  return (
    <div class="labelled">
      <label class="strong" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field"
        type="password"
        autocomplete="off"
        spellcheck={false}
        required={isNeeded}
        aria-describedby={`${id}-hint`}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <span id={`${id}-hint`} class="hint">
        {hint}
      </span>
    </div>
  );
}
