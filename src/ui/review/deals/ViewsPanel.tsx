import { useState } from 'preact/hooks';
import { Icon } from '../../components/Icon';
import { Popover } from '../Popover';
import { FIRST_VIEW, readView, type ViewState } from '../view-state';

/** Keeps named views; each call resolves with all there are then. */
export interface ViewKeeper {
  all(): Promise<{ name: string; view: unknown }[]>;
  save(name: string, view: ViewState): Promise<{ name: string; view: unknown }[]>;
  remove(name: string): Promise<{ name: string; view: unknown }[]>;
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
  saved: readonly { name: string; view: unknown }[];
  keeper: ViewKeeper;
  onView(view: ViewState): void;
  onSaved(saved: { name: string; view: unknown }[]): void;
}) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const kept = (work: Promise<{ name: string; view: unknown }[]>): void => {
    work.then(
      (all) => {
        setProblem(null);
        onSaved(all);
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <Popover label="Views">
      <ul class="panel-rows">
        <li class="column-row">
          <button type="button" class="button quiet" onClick={() => onView(FIRST_VIEW)}>
            All records
          </button>
        </li>
        {saved.map((entry) => (
          <li key={entry.name} class="column-row">
            <button type="button" class="button quiet" onClick={() => onView(readView(entry.view))}>
              {entry.name}
            </button>
            <button
              type="button"
              class="icon-button"
              aria-label={`Delete view ${entry.name}`}
              title="Delete"
              onClick={() => kept(keeper.remove(entry.name))}
            >
              <Icon name="close" class="small" />
            </button>
          </li>
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
          The view was not saved: {problem} Try again.
        </p>
      )}
    </Popover>
  );
}
