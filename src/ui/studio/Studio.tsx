import { useEffect, useState } from 'preact/hooks';
import type { StoredDraft } from '../../store/drafts';
import { Icon } from '../components/Icon';
import { createDraftSession, type DraftSession } from './model/draft-session';
import { StartPage } from './StartPage';
import type { StudioActions } from './studio-actions';
import { Workbench } from './Workbench';

/** Where rule packs are written. The address names the draft, so that a reload comes back to it. */
export function Studio({ actions }: { actions: StudioActions }) {
  const [session, setSession] = useState<DraftSession | null>(null);
  const [isRead, setRead] = useState(false);

  const open = (draft: StoredDraft): void => {
    setSession(
      createDraftSession(draft, {
        shelf: actions.shelf,
        stash: actions.stash,
        now: actions.clock,
        newId: actions.newId,
        later(work, ms) {
          const timer = setTimeout(work, ms);
          return () => clearTimeout(timer);
        },
      }),
    );
    remember(draft.id);
  };
  useEffect(() => {
    const id = remembered();
    const reading = id === null ? Promise.resolve(null) : actions.shelf.read(id);
    reading
      .then(
        (draft) => draft && open(draft),
        () => {},
      )
      .finally(() => setRead(true));
  }, [actions]);
  useEffect(() => {
    if (!session) return;
    const leave = (): void => void session.flush();
    const look = (): void => {
      if (document.visibilityState === 'hidden') leave();
      else void session.look();
    };
    const stop = session.subscribe(() => {
      if (remembered() !== session.state().id) remember(session.state().id);
    });
    const warn = (event: BeforeUnloadEvent): void => {
      if (session.state().saving.state === 'failed') event.preventDefault();
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('beforeunload', warn);
    window.addEventListener('pagehide', leave);
    window.addEventListener('focus', look);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('focus', look);
      session.close();
    };
  }, [session]);

  if (!isRead) return null;
  if (session)
    return (
      <Workbench
        key={session.state().id}
        session={session}
        actions={actions}
        onClose={() => {
          void session.flush().then(() => setSession(null));
          remember(null);
        }}
      />
    );
  return (
    <>
      <header class="studio-top">
        <span class="mark">
          <Icon name="mark" />
        </span>
        <h1 class="strong">Leadlight rule-pack studio</h1>
        <span class="studio-top-end">
          <a class="link" href="/review.html">
            Review
          </a>
          <a class="link" href="/options.html">
            Connections
          </a>
        </span>
      </header>
      <StartPage actions={actions} onOpen={open} />
    </>
  );
}

function remember(id: string | null): void {
  const address = new URL(location.href);
  if (id === null) address.searchParams.delete('draft');
  else address.searchParams.set('draft', id);
  history.replaceState(null, '', address);
}

const remembered = (): string | null => new URL(location.href).searchParams.get('draft');
