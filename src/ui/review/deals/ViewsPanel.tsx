import { useEffect, useRef, useState } from 'preact/hooks';
import { messageOf } from '../../data/use-work';
import { Popover } from '../Popover';
import { FIRST_VIEW, readView, type ViewState } from '../view-state';
import { SavedView } from './SavedView';

/** A view under its name; one at most is that which the review opens with. */
export interface NamedView {
  name: string;
  view: unknown;
  isFirst?: true;
}

/** Keeps named views; each call resolves with all there are then, or rejects with a sentence. */
export interface ViewKeeper {
  all(): Promise<NamedView[]>;
  save(name: string, view: ViewState): Promise<NamedView[]>;
  remove(name: string): Promise<NamedView[]>;
  rename(name: string, next: string): Promise<NamedView[]>;
  /** Null: the review opens with all records. */
  openWith(name: string | null): Promise<NamedView[]>;
}

/** The views that were saved on this device, and a field to save the one in sight. */
export function ViewsPanel({
  view,
  saved,
  keeper,
  onView,
  onSaved,
}: {
  view: ViewState;
  saved: readonly NamedView[];
  keeper: ViewKeeper;
  onView(view: ViewState): void;
  onSaved(saved: NamedView[]): void;
}) {
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const renamed = useRef<string | null>(null);
  // A view that is called otherwise has a row of its own, and whatever had the focus is gone.
  useEffect(() => {
    if (renamed.current !== null) focusOn(list.current, `Rename ${renamed.current}`);
    renamed.current = null;
  }, [saved]);
  const [problem, setProblem] = useState<string | null>(null);
  const kept = (work: Promise<NamedView[]>, next?: string): void => {
    work.then(
      (all) => {
        setProblem(null);
        renamed.current = next ?? null;
        onSaved(all);
      },
      (error: unknown) => setProblem(messageOf(error)),
    );
  };
  return (
    <Popover label="Views">
      <ul ref={list} class="panel-rows">
        <li class="column-row">
          <button type="button" class="button quiet" onClick={() => onView(FIRST_VIEW)}>
            All records
          </button>
        </li>
        {saved.map((entry) => (
          <SavedView
            key={entry.name}
            name={entry.name}
            isFirst={entry.isFirst === true}
            onChoose={() => onView(readView(entry.view))}
            onRename={(next) => kept(keeper.rename(entry.name, next), next)}
            onFirst={(isFirst) => kept(keeper.openWith(isFirst ? entry.name : null))}
            onDelete={() => {
              field.current?.focus();
              kept(keeper.remove(entry.name));
            }}
          />
        ))}
      </ul>
      <form
        class="save-view"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = name.trim();
          if (!wanted) return;
          kept(keeper.save(wanted, view));
          setName('');
        }}
      >
        <input
          ref={field}
          class="field"
          aria-label="Name of the view"
          placeholder="Name this view"
          maxLength={60}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          Save
        </button>
      </form>
      {problem && (
        <p class="small-text tone-breach" role="alert">
          The views stay as they are: {problem} Try again.
        </p>
      )}
    </Popover>
  );
}

function focusOn(list: HTMLElement | null, label: string): void {
  const buttons = [...(list?.querySelectorAll('button') ?? [])];
  buttons.find((button) => button.getAttribute('aria-label') === label)?.focus();
}
