import { useState } from 'preact/hooks';
import type { RulePack } from '../../rule-packs/schema';
import type { StoredDraft } from '../../store/drafts';
import { messageOf } from '../data/use-work';
import { CrmForm } from './first-pack/CrmForm';
import type { StudioActions } from './studio-actions';

/** Pack text as people write it. */
export const packText = (pack: RulePack): string => `${JSON.stringify(pack, null, 2)}\n`;

/** Where a draft may begin: a pack that is there, the CRM, or a file. */
export function NewDraft({ actions, onOpen }: { actions: StudioActions; onOpen(draft: StoredDraft): void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isCrm, setCrm] = useState(false);
  const { bundled, active } = actions;
  const [chosen, setChosen] = useState(active.id);

  async function begin(name: string, text: string, base: StoredDraft['base']): Promise<void> {
    const draft = { id: actions.newId(), name, text, base, savedAt: actions.clock() };
    try {
      onOpen(await actions.shelf.add(draft));
    } catch (error) {
      setProblem(messageOf(error));
    }
  }
  const beginFrom = (pack: RulePack): Promise<void> =>
    begin(pack.name, packText(pack), { id: pack.id, version: pack.version });

  const packs = [active, ...bundled.filter(({ id }) => id !== active.id)];
  if (isCrm)
    return (
      <CrmForm
        actions={actions}
        onCancel={() => setCrm(false)}
        onPack={({ pack }) => begin(pack.name, packText(pack), null)}
      />
    );
  return (
    <section class="card" aria-labelledby="new-draft">
      <h2 id="new-draft">New draft</h2>
      <form
        class="studio-begin"
        onSubmit={(event) => {
          event.preventDefault();
          const pack = packs.find(({ id }) => id === chosen);
          if (pack) void beginFrom(pack);
        }}
      >
        <label for="begin-pack">From a pack</label>
        <select
          id="begin-pack"
          class="field"
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {packs.map(({ id, name, version }) => (
            <option key={id} value={id}>
              {name} {version}
              {id === active.id ? ' (in force here)' : ''}
            </option>
          ))}
        </select>
        <button type="submit" class="button primary">
          Begin
        </button>
      </form>
      <div class="studio-begin">
        <button type="button" class="button" onClick={() => setCrm(true)}>
          From your CRM…
        </button>
        <label class="button">
          From a file…
          <input
            type="file"
            class="heard"
            accept=".json,application/json"
            onChange={async (event) => {
              const file = event.currentTarget.files?.[0];
              if (file) await begin(file.name.replace(/\.json$/i, ''), await file.text(), null);
            }}
          />
        </label>
      </div>
      {problem !== null && <p role="alert">The draft can’t be kept: {problem}</p>}
    </section>
  );
}
