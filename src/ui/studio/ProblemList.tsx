import { useEffect, useState } from 'preact/hooks';
import { NoteLine } from './forms/NoteList';
import type { NoteStore } from './model/note-store';

/** All that the parser and lint say of the draft: problems first, each with its place. */
export function ProblemList({ notes, go }: { notes: NoteStore; go(path: string): void }) {
  const [all, setAll] = useState(notes.all());
  useEffect(() => notes.subscribe(() => setAll(notes.all())), [notes]);
  return (
    <div class="studio-form">
      <h2>To look at</h2>
      {all.length === 0 && <p>Nothing: the pack is valid, and lint has no word to say.</p>}
      <ul class="studio-problems">
        {all.map((note, index) => (
          <li key={index}>
            <NoteLine note={note} />
            <button type="button" class="link small-text" onClick={() => go(note.path)}>
              {note.path || 'the pack as a whole'}
              {note.place && `, line ${note.place.line}`}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
