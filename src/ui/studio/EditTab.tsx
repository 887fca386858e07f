import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CrmDescription } from '../../record/crm-description';
import { AccountFields } from './first-pack/AccountFields';
import type { Reveal } from './forms/form-context';
import type { PackLists } from './forms/pack-lists';
import type { Note } from './model/check-draft';
import type { DraftSession } from './model/draft-session';
import type { NoteStore } from './model/note-store';
import { PartForm } from './PartForm';
import { NOTES, PartNav } from './PartNav';
import { ProblemList } from './ProblemList';
import { partOf, studioParts } from './parts';
import type { StudioActions } from './studio-actions';
import { TextPane } from './text/TextPane';

type Shown = Reveal & { from: 'form' | 'text' | 'else' };

interface Props {
  text: string;
  readable: { data: unknown; isBroken: boolean; lists: PackLists };
  notes: NoteStore;
  shown: Shown | null;
  setShown(shown: Shown): void;
  reveal(reveal: Reveal): void;
  session: DraftSession;
  actions: StudioActions;
  account: CrmDescription | null;
  onAccount(account: CrmDescription): void;
  fix(note: Note): void;
}

/** Below this width the text is folded away at first, so that the form has room. */
const NARROW = 1000;

/** Parts at the left, the form of one in the middle, the text at the right; each shows where the other is. */
export function EditTab(props: Props) {
  const { text, readable, notes, shown, setShown, reveal, session, actions, account, onAccount, fix } = props;
  const parts = useMemo(studioParts, []);
  const [part, setPart] = useState(() => partOf(shown?.path ?? '', parts));
  const [isText, setText] = useState(() => innerWidth > NARROW);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown && shown.from !== 'form') setPart(partOf(shown.path, parts));
  }, [shown, parts]);
  useEffect(() => form.current?.scrollTo(0, 0), [part]);
  const go = (path: string): void => {
    setPart(partOf(path, parts));
    setShown({ path, focus: false, from: 'else' });
    reveal({ path, focus: true });
  };
  const own = parts.find(({ key }) => key === part);
  return (
    <div class={`studio-edit ${isText ? '' : 'has-no-text'}`}>
      <PartNav
        parts={parts}
        current={part}
        data={readable.data}
        onPart={(key) => {
          setPart(key);
          reveal({ path: '', focus: false });
          setShown({ path: key === NOTES ? '' : key, focus: false, from: 'form' });
        }}
      />
      <div
        class="studio-middle"
        ref={form}
        onFocusIn={(event) => {
          const path = event.target instanceof Element ? pathOf(event.target) : null;
          if (path !== null && path !== shown?.path) setShown({ path, focus: false, from: 'form' });
        }}
      >
        {readable.isBroken && (
          <p class="studio-broken" role="status">
            The text can’t be read at the moment, so the forms wait. Mend it at the place that is marked.
          </p>
        )}
        <fieldset class="studio-all" disabled={readable.isBroken}>
          {part === NOTES ? (
            <ProblemList notes={notes} go={go} />
          ) : (
            own && (
              <PartForm key={own.key} part={own} parts={parts} data={readable.data}>
                {(part === 'fields' || part === 'pipelines') && (
                  <AccountFields actions={actions} account={account} onAccount={onAccount} part={part} />
                )}
              </PartForm>
            )
          )}
        </fieldset>
      </div>
      <div class="studio-side">
        <button
          type="button"
          class="button compact quiet studio-fold"
          aria-expanded={isText}
          onClick={() => setText(!isText)}
        >
          {isText ? 'Hide the text' : 'Text'}
        </button>
        {isText && (
          <TextPane
            text={text}
            notes={notes}
            shown={shown && shown.from !== 'text' ? shown : null}
            known={() => ({ data: readable.data, lists: readable.lists })}
            onText={(next) => session.write(next, 'Type in the text', 'text')}
            onCursor={(path) => {
              setShown({ path, focus: false, from: 'text' });
              reveal({ path, focus: false });
            }}
            onUndo={session.undo}
            onRedo={session.redo}
            onFix={fix}
          />
        )}
      </div>
    </div>
  );
}

const pathOf = (target: Element): string | null => {
  const found = target.closest('[data-path]');
  return found instanceof HTMLElement ? (found.dataset.path ?? null) : null;
};
