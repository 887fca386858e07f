import type { DraftSession, DraftState } from './model/draft-session';

/** What another tab has to do with this draft. */
export function SessionNotice({ state, session }: { state: DraftState; session: DraftSession }) {
  const { notice } = state;
  if (!notice) return null;
  return (
    <div class="studio-notice" role="status">
      <span>
        {notice.kind === 'taken'
          ? 'Another tab has saved this draft; its text was taken over. Undo brings yours back.'
          : `Another tab has ${notice.fromId === null ? 'deleted' : 'changed'} “${notice.from}”. What you wrote goes on in “${state.name}”; nothing is lost.`}
      </span>
      {notice.kind === 'forked' && notice.fromId !== null && (
        <a class="link" href={`?draft=${encodeURIComponent(notice.fromId)}`} target="_blank" rel="noreferrer">
          Open the other
        </a>
      )}
      <button type="button" class="button compact" onClick={session.hideNotice}>
        Hide
      </button>
    </div>
  );
}
