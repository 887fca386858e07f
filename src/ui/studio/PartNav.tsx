import { useNoteCount } from './forms/form-context';
import { HEAD } from './model/note-store';
import type { StudioPart } from './parts';

/** Stands for the list of all that is to be looked at; no key of a pack begins so. */
export const NOTES = '!notes';

/** The parts of the pack with what is to be looked at in each. */
export function PartNav({
  parts,
  current,
  data,
  onPart,
}: {
  parts: readonly StudioPart[];
  current: string;
  data: unknown;
  onPart(key: string): void;
}) {
  return (
    <nav class="studio-nav" aria-label="Parts of the pack">
      <ul>
        {parts.map((part) => (
          <li key={part.key}>
            <PartButton
              part={part}
              isCurrent={part.key === current}
              size={sizeOf(Object(data)[part.key])}
              isMissing={part.isOptional && Object(data)[part.key] === undefined}
              onPart={onPart}
            />
          </li>
        ))}
        <li class="studio-nav-apart">
          <NotesButton isCurrent={current === NOTES} onPart={onPart} />
        </li>
      </ul>
    </nav>
  );
}

function PartButton({
  part,
  isCurrent,
  size,
  isMissing,
  onPart,
}: {
  part: StudioPart;
  isCurrent: boolean;
  size: number | null;
  isMissing: boolean;
  onPart(key: string): void;
}) {
  const count = useNoteCount(part.key === '' ? HEAD : part.key);
  return (
    <button
      type="button"
      class={`studio-nav-button ${isMissing ? 'is-missing' : ''}`}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => onPart(part.key)}
    >
      <span class="cut">{part.name}</span>
      {count > 0 && (
        <span class="studio-count">
          {count}
          <span class="heard"> to look at</span>
        </span>
      )}
      <span class="small-text tone-muted">{isMissing ? 'not used' : size}</span>
    </button>
  );
}

function NotesButton({ isCurrent, onPart }: { isCurrent: boolean; onPart(key: string): void }) {
  const count = useNoteCount('');
  return (
    <button
      type="button"
      class="studio-nav-button"
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => onPart(NOTES)}
    >
      <span class="cut">To look at</span>
      <span class="small-text tone-muted">{count}</span>
    </button>
  );
}

function sizeOf(value: unknown): number | null {
  if (Array.isArray(value)) return value.length;
  return null;
}
