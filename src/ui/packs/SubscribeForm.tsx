import { useState } from 'preact/hooks';
import { messageOf } from '../../record/no-room';
import type { SubscriptionPreview } from '../../record/pack-subscription';
import { ConfirmPack } from './ConfirmPack';
import type { PackSource, PacksActions } from './packs-actions';
import { readChosen } from './read-chosen';

interface Props {
  actions: Pick<PacksActions, 'preview' | 'subscribe'>;
  onSubscribed(): Promise<void>;
}

/** Follows a pack in two steps: where it leads and whose key counts is shown before anything is fetched. */
export function SubscribeForm({ actions, onSubscribed }: Props) {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<{ source: PackSource; preview: SubscriptionPreview } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function run(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setFailure(null);
    await work().catch((error: unknown) => setFailure(messageOf(error)));
    setBusy(false);
  }

  const look = (source: PackSource) =>
    run(async () => setAsked({ source, preview: await actions.preview(source) }));

  const follow = (source: PackSource) =>
    run(async () => {
      await actions.subscribe(source);
      setAsked(null);
      setText('');
      await onSubscribed();
    });

  return (
    <section class="card" aria-labelledby="subscribe-title" aria-busy={isBusy}>
      <h2 id="subscribe-title">Follow a pack</h2>
      {asked ? (
        <ConfirmPack
          preview={asked.preview}
          isBusy={isBusy}
          onConfirm={() => void follow(asked.source)}
          onCancel={() => setAsked(null)}
        />
      ) : (
        <SourceForm text={text} isBusy={isBusy} onText={setText} onSource={(source) => void look(source)} />
      )}
      {failure !== null && (
        <p role="alert" class="tone-breach">
          {failure}
        </p>
      )}
    </section>
  );
}

interface SourceProps {
  text: string;
  isBusy: boolean;
  onText(text: string): void;
  onSource(source: PackSource): void;
}

function SourceForm({ text, isBusy, onText, onSource }: SourceProps) {
  async function choose(input: HTMLInputElement): Promise<void> {
    const files = await readChosen(input.files ?? []);
    input.value = '';
    if (files.length > 0) onSource({ kind: 'files', files });
  }
  return (
    <form
      class="pack-source"
      onSubmit={(event) => {
        event.preventDefault();
        onSource({ kind: 'text', text });
      }}
    >
      <label class="strong" for="pack-text">
        The line you were given
      </label>
      <input
        id="pack-text"
        class="field"
        required
        autocomplete="off"
        spellcheck={false}
        placeholder="leadlight-pack:https://…"
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <button type="submit" class="button primary" disabled={isBusy}>
        Next
      </button>
      <label class="strong" for="pack-files">
        Or all files of a signed folder
      </label>
      <input
        id="pack-files"
        type="file"
        multiple
        accept=".json,.txt"
        disabled={isBusy}
        onChange={(event) => void choose(event.currentTarget)}
      />
    </form>
  );
}
