import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CrmDescription } from '../../record/crm-description';
import { EditTab } from './EditTab';
import { type FormTools, Lists, type Reveal, Tools } from './forms/form-context';
import { LazyPanel } from './LazyPanel';
import { ListOptions } from './ListOptions';
import type { DraftSession } from './model/draft-session';
import { PANELS } from './panels';
import { SessionNotice } from './SessionNotice';
import type { StudioActions } from './studio-actions';
import { TopBar } from './TopBar';
import { useDraft } from './use-draft';

const EDIT = 'edit';

/** One open draft: its tabs, and under "Edit" the forms beside the text. */
export function Workbench({
  session,
  actions,
  onClose,
}: {
  session: DraftSession;
  actions: StudioActions;
  onClose(): void;
}) {
  const { state, draft, notes, readable, edit, fix } = useDraft(session, actions.clock, actions.check);
  const [tab, setTab] = useState(() => location.hash.slice(1) || EDIT);
  const [shown, setShown] = useState<(Reveal & { from: 'form' | 'text' | 'else' }) | null>(null);
  const [account, setAccount] = useState<CrmDescription | null>(null);
  const reveals = useReveals();

  const goTo = (path: string): void => {
    setTab(EDIT);
    setShown({ path, focus: false, from: 'else' });
    reveals.reveal({ path, focus: true });
  };
  const tools = useMemo(
    (): FormTools => ({
      edit,
      fix,
      notes,
      onReveal: reveals.onReveal,
      context: actions.context,
      now: actions.clock,
    }),
    [edit, fix, notes, reveals, actions],
  );
  useEffect(() => {
    const address = new URL(location.href);
    address.hash = tab === EDIT ? '' : tab;
    history.replaceState(null, '', address);
  }, [tab]);
  useEffect(() => {
    const follow = (): void => setTab(location.hash.slice(1) || EDIT);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useUndoKeys(session);

  const panel = PANELS.find(({ id }) => id === tab);
  return (
    <Tools.Provider value={tools}>
      <Lists.Provider value={readable.lists}>
        <div class="studio">
          <TopBar
            state={state}
            session={session}
            data={readable.data}
            notes={notes}
            active={actions.active}
            onClose={onClose}
          />
          <SessionNotice state={state} session={session} />
          <nav class="studio-tabs" aria-label="Views of the draft">
            {[{ id: EDIT, title: 'Edit' }, ...PANELS].map(({ id, title }) => (
              <button
                key={id}
                type="button"
                class="studio-tab"
                aria-current={(panel?.id ?? EDIT) === id ? 'page' : undefined}
                onClick={() => setTab(id)}
              >
                {title}
              </button>
            ))}
          </nav>
          {panel ? (
            <LazyPanel
              key={panel.id}
              panel={panel}
              draft={draft}
              active={actions.active}
              db={actions.db}
              context={actions.context}
              clock={actions.clock}
              replace={session.write}
              goTo={goTo}
            />
          ) : (
            <EditTab
              text={state.history.text}
              readable={readable}
              notes={notes}
              shown={shown}
              setShown={setShown}
              reveal={reveals.reveal}
              session={session}
              actions={actions}
              account={account}
              onAccount={setAccount}
              fix={fix}
            />
          )}
          <ListOptions lists={readable.lists} account={account} />
        </div>
      </Lists.Provider>
    </Tools.Provider>
  );
}

/** Places that are to be shown; a form that opens later than it was asked hears of the last one. */
function useReveals() {
  const listeners = useRef(new Set<(reveal: Reveal) => void>());
  const last = useRef<Reveal | null>(null);
  return useMemo(
    () => ({
      reveal(reveal: Reveal) {
        last.current = reveal;
        for (const listener of [...listeners.current]) listener(reveal);
      },
      onReveal(listener: (reveal: Reveal) => void) {
        listeners.current.add(listener);
        if (last.current) listener(last.current);
        return () => void listeners.current.delete(listener);
      },
    }),
    [],
  );
}

/** One history for forms and text, so the browser's own undo of a single input gives way. */
function useUndoKeys(session: DraftSession): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
      if (!isRedo && key !== 'z') return;
      // A panel’s own inputs keep the browser’s undo.
      const isOfPanel = event.target instanceof Element && event.target.closest('.studio-panel');
      if (event.defaultPrevented || isOfPanel) return;
      event.preventDefault();
      if (isRedo) session.redo();
      else session.undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [session]);
}
