import { Icon } from '../../components/Icon';
import type { Note } from '../model/check-draft';
import { useNotes, useTools } from './form-context';

/** What the parser and lint say of one place, with the edit that mends it where it is certain. */
export function NoteList({ path }: { path: string }) {
  const notes = useNotes(path);
  return (
    <>
      {notes.map((note) => (
        <NoteLine key={`${note.code}${note.message}`} note={note} />
      ))}
    </>
  );
}

export function NoteLine({ note }: { note: Note }) {
  const { fix } = useTools();
  const tone = note.level === 'warning' ? 'warning' : 'breach';
  return (
    <p class="studio-note">
      <span class={`tone-${tone}`}>
        <Icon name={tone} label={note.level === 'warning' ? 'Warning' : 'Problem'} />
      </span>
      <span>
        {note.message} <span class="hint">{note.help}</span>{' '}
        {note.fix && (
          <button type="button" class="button compact" onClick={() => fix(note)}>
            {note.fix.label}
          </button>
        )}
      </span>
    </p>
  );
}
