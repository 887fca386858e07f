import { useState } from 'preact/hooks';
import { formatDayTime } from '../../record/format';
import type { RulePack } from '../../rule-packs/schema';
import { Icon } from '../components/Icon';
import { useNoteCount, useTools } from './forms/form-context';
import type { DraftSession, DraftState } from './model/draft-session';
import type { NoteStore } from './model/note-store';
import { redoName, undoName } from './model/text-history';

interface Props {
  state: DraftState;
  session: DraftSession;
  data: unknown;
  notes: NoteStore;
  active: RulePack;
  onClose(): void;
}

/** Whose draft it is, whether it is kept, and the way back. */
export function TopBar({ state, session, data, active, onClose }: Props) {
  const { context } = useTools();
  const [back, forth] = [undoName(state.history), redoName(state.history)];
  const version: unknown = Object(data).version;
  const isActive = Object(data).id === active.id;
  return (
    <header class="studio-top">
      <span class="mark">
        <Icon name="mark" />
      </span>
      <button type="button" class="link" onClick={onClose}>
        Drafts
      </button>
      <span aria-hidden="true">/</span>
      <DraftName key={state.id} state={state} session={session} />
      <span class="hint measure">
        version {String(version ?? '?')} (draft){isActive && `; ${active.version} is in force here`}
      </span>
      <span class="studio-top-end">
        <Standing />
        <span class="hint measure" role="status">
          {savedText(state.saving, context)}
        </span>
        <button
          type="button"
          class="icon-button"
          aria-label={back === null ? 'Undo' : `Undo: ${back}`}
          title={back === null ? 'Nothing to undo' : `Undo: ${back} (Ctrl+Z)`}
          disabled={back === null}
          onClick={session.undo}
        >
          <Icon name="undo" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={forth === null ? 'Redo' : `Redo: ${forth}`}
          title={forth === null ? 'Nothing to redo' : `Redo: ${forth} (Ctrl+Y)`}
          disabled={forth === null}
          onClick={session.redo}
        >
          <Icon name="redo" />
        </button>
      </span>
    </header>
  );
}

function DraftName({ state, session }: { state: DraftState; session: DraftSession }) {
  const [typed, setTyped] = useState(state.name);
  return (
    <h1 class="studio-name">
      <input
        class="field"
        aria-label="Name of the draft"
        maxLength={80}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          const name = event.currentTarget.value.trim();
          if (name !== '') session.rename(name);
        }}
        onBlur={() => setTyped(state.name)}
      />
    </h1>
  );
}

function Standing() {
  const count = useNoteCount('');
  const { notes } = useTools();
  const problems = notes.all().filter(({ level }) => level === 'problem').length;
  if (problems > 0)
    return (
      <span class="studio-standing tone-breach">
        <Icon name="breach" />
        Not usable: {problems} to mend
      </span>
    );
  return count > 0 ? (
    <span class="studio-standing tone-warning">
      <Icon name="warning" />
      Lint: {count}
    </span>
  ) : (
    <span class="studio-standing tone-ok">
      <Icon name="ok" />
      Valid
    </span>
  );
}

function savedText(saving: DraftState['saving'], context: { zone: string; locale: string }): string {
  if (saving.state === 'failed') return `Not saved: ${saving.why} It is tried again.`;
  return saving.state === 'saved' ? `Saved ${formatDayTime(saving.at, context)}` : 'Saving…';
}
