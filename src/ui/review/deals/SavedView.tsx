import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/Icon';

interface SavedViewProps {
  name: string;
  /** The review opens with it. */
  isFirst: boolean;
  onChoose(): void;
  onRename(name: string): void;
  onFirst(isFirst: boolean): void;
  onDelete(): void;
}

/** One view in the panel: what it is called, and what can be done with it. */
export function SavedView(props: SavedViewProps) {
  const { name, isFirst } = props;
  const [isRenamed, setRenamed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const end = (): void => {
    setRenamed(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (isRenamed) return <NameForm {...props} onEnd={end} />;
  const title = isFirst ? 'Opens with all records again when taken back' : 'The review opens with this view';
  return (
    <li class="column-row">
      <button type="button" class="button quiet cut" title={name} onClick={props.onChoose}>
        {name}
      </button>
      <button
        ref={button}
        type="button"
        class="button compact quiet"
        aria-label={`Rename ${name}`}
        onClick={() => setRenamed(true)}
      >
        Rename
      </button>
      <button
        type="button"
        class="button compact quiet"
        aria-pressed={isFirst}
        aria-label={`Open with ${name}`}
        title={title}
        onClick={() => props.onFirst(!isFirst)}
      >
        {isFirst && <Icon name="tick" class="small" />}
        Open with
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={`Delete view ${name}`}
        title="Delete"
        onClick={props.onDelete}
      >
        <Icon name="close" class="small" />
      </button>
    </li>
  );
}

/** Takes the place of the row; Escape leaves the name as it was, and the panel open. */
function NameForm({ name, onRename, onEnd }: SavedViewProps & { onEnd(): void }) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <li>
      <form
        class="save-view"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = field.current?.value.trim();
          if (wanted && wanted !== name) onRename(wanted);
          onEnd();
        }}
      >
        <input
          ref={field}
          class="field"
          aria-label={`New name of ${name}`}
          maxLength={60}
          defaultValue={name}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            onEnd();
          }}
        />
        <button type="submit" class="button">
          Rename
        </button>
      </form>
    </li>
  );
}
