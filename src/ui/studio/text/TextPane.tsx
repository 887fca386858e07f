import { useEffect, useRef, useState } from 'preact/hooks';
import { messageOf } from '../../data/use-work';
import type { NoteStore } from '../model/note-store';
import type { EditorOptions, TextEditor } from './editor';

interface Props extends Omit<EditorOptions, 'parent'> {
  notes: NoteStore;
  /** The place that the forms are at. */
  shown: { path: string; focus: boolean } | null;
}

/** The text beside the forms. The editor is fetched when it is first shown: no other page needs it. */
export function TextPane(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<TextEditor | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    let isGone = false;
    let made: TextEditor | null = null;
    import('./editor').then(
      ({ createEditor }) => {
        if (isGone || !place.current) return;
        made = createEditor({
          parent: place.current,
          text: latest.current.text,
          known: () => latest.current.known(),
          onText: (text) => latest.current.onText(text),
          onCursor: (path) => latest.current.onCursor(path),
          onUndo: () => latest.current.onUndo(),
          onRedo: () => latest.current.onRedo(),
          onFix: (note) => latest.current.onFix(note),
        });
        setEditor(made);
      },
      (error: unknown) => setProblem(messageOf(error)),
    );
    return () => {
      isGone = true;
      made?.destroy();
    };
  }, []);
  const { notes, text, shown } = props;
  useEffect(() => {
    if (!editor) return;
    const look = (): void => editor.setNotes(notes.all());
    look();
    return notes.subscribe(look);
  }, [editor, notes]);
  useEffect(() => editor?.setText(text), [editor, text]);
  useEffect(() => {
    if (shown) editor?.show(shown.path, shown.focus);
  }, [editor, shown]);
  return (
    <div class="studio-text">
      {problem !== null && <p role="alert">The text can’t be shown: {problem} Reload this page.</p>}
      <div ref={place} class="studio-editor" />
    </div>
  );
}
