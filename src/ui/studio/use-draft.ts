import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { editText } from '../../rule-packs/edit-text';
import type { PackEdit } from '../../rule-packs/edits';
import type { StudioDraft } from './draft';
import { type PackLists, packLists } from './forms/pack-lists';
import type { CheckText } from './model/check-apart';
import type { Note } from './model/check-draft';
import type { DraftSession, DraftState } from './model/draft-session';
import { createNoteStore } from './model/note-store';
import { reuse } from './model/reuse';

/** The JSON of a draft as forms show it. `isBroken`: the text is no JSON now, and this is what it was before. */
interface Readable {
  data: unknown;
  isBroken: boolean;
  lists: PackLists;
}

/** A pack is checked once its author rests for so long. */
const CHECK_AFTER_MS = 200;

/** An open draft as the shell shows it: its state, its data for the forms, and what is found in it. */
export function useDraft(session: DraftSession, clock: () => number, check: CheckText) {
  const state = useSession(session);
  const { text } = state.history;
  const notes = useMemo(() => createNoteStore(), [session]);
  const [checked, setChecked] = useState<StudioDraft>(() => ({
    text,
    pack: null,
    problems: [],
    isChecking: true,
  }));
  const { readable, isRead } = useReadable(text);
  useEffect(() => {
    let isStale = false;
    const timer = setTimeout(async () => {
      const found = await check(text, clock());
      if (isStale) return;
      notes.set(found.notes);
      setChecked(found.draft);
    }, CHECK_AFTER_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [text, notes, clock, check]);
  const draft = useMemo(
    () => (checked.text === text ? checked : { ...checked, isChecking: true as const }),
    [checked, text],
  );
  const edit = useMemo(
    () =>
      (edits: readonly PackEdit[], why: string, key?: string): void => {
        const now = session.state().history.text;
        if (isRead(now)) session.write(editText(now, edits), why, key ?? null);
      },
    [session, isRead],
  );
  const fix = useMemo(
    () =>
      (note: Note): void => {
        if (note.fix) edit(note.fix.edits, note.fix.label);
      },
    [edit],
  );
  return { state, draft, notes, readable, edit, fix };
}

function useSession(session: DraftSession): DraftState {
  const [state, setState] = useState(session.state());
  useEffect(() => {
    setState(session.state());
    return session.subscribe(() => setState(session.state()));
  }, [session]);
  return state;
}

/** `isRead`: whether a text is JSON; the text that the forms show was read already. */
function useReadable(text: string): { readable: Readable; isRead(text: string): boolean } {
  const last = useRef<Readable>({ data: null, isBroken: true, lists: packLists(null) });
  const shown = useRef<string | null>(null);
  const isRead = useCallback((one: string) => one === shown.current || parsed(one) !== undefined, []);
  const readable = useMemo(() => {
    const read = parsed(text);
    shown.current = read === undefined ? null : text;
    if (read === undefined) last.current = { ...last.current, isBroken: true };
    else {
      const data = reuse(last.current.data, read);
      const lists = reuse(last.current.lists, packLists(data));
      last.current = { data, isBroken: false, lists: isLists(lists) ? lists : packLists(data) };
    }
    return last.current;
  }, [text]);
  return { readable, isRead };
}

const isLists = (value: unknown): value is PackLists =>
  typeof value === 'object' && value !== null && 'fields' in value;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
