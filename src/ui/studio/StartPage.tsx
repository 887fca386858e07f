import { useEffect, useState } from 'preact/hooks';
import { formatDayTime } from '../../record/format';
import type { DraftHead, StoredDraft } from '../../store/drafts';
import { Confirm } from '../data/Confirm';
import { messageOf } from '../data/use-work';
import { NewDraft } from './NewDraft';
import type { StudioActions } from './studio-actions';

/** The drafts of this device, and where a new one begins. */
export function StartPage({ actions, onOpen }: { actions: StudioActions; onOpen(draft: StoredDraft): void }) {
  const [drafts, setDrafts] = useState<DraftHead[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = (): void => {
    actions.drafts().then(setDrafts, (error: unknown) => setProblem(messageOf(error)));
  };
  useEffect(load, [actions]);
  const open = async (id: string): Promise<void> => {
    const draft = await actions.shelf.read(id).catch(() => null);
    if (draft) onOpen(draft);
    else load();
  };
  return (
    <main class="studio-start">
      <p>
        A rule pack says what Leadlight warns of, how leads are scored and how fast they are answered. A draft
        bothers nobody: it judges only what you show it, until you publish it.
      </p>
      {problem !== null && <p role="alert">The drafts can’t be listed: {problem} Reload this page.</p>}
      {drafts && drafts.length > 0 && (
        <section class="card" aria-labelledby="drafts-title">
          <h2 id="drafts-title">Drafts on this device</h2>
          <ul class="studio-drafts">
            {drafts.map(({ id, name, base, savedAt }) => (
              <li key={id}>
                <button type="button" class="link" onClick={() => void open(id)}>
                  {name}
                </button>
                <span class="hint">
                  saved {formatDayTime(savedAt, actions.context)}
                  {base && `, from ${base.id} ${base.version}`}
                </span>
                <Confirm
                  label="Delete"
                  question={`Delete the draft “${name}”? It can’t be brought back.`}
                  verb="Delete"
                  isDisabled={false}
                  onConfirm={() => void actions.remove(id).then(load, load)}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      <NewDraft actions={actions} onOpen={onOpen} />
    </main>
  );
}
