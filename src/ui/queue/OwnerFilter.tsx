import type { QueueChoice } from './Queue';
import type { QueueFilter } from './queue-rows';

const FILTERS: readonly { id: QueueFilter; label: string }[] = [
  { id: 'team', label: 'Team' },
  { id: 'mine', label: 'Mine' },
  { id: 'unassigned', label: 'Unassigned' },
];

/** Whose records are listed. The CRM's page does not tell who looks at it, so the user says it once. */
export function OwnerFilter({
  choice,
  owners,
  onChoose,
}: {
  choice: QueueChoice;
  owners: readonly string[];
  onChoose(choice: QueueChoice): void;
}) {
  const { filter, me } = choice;
  const names = me === null || owners.includes(me) ? owners : [me, ...owners];
  return (
    <div class="queue-filter">
      <fieldset class="queue-filters" aria-label="Whose">
        {FILTERS.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            class="button compact"
            aria-pressed={filter === id}
            onClick={() => onChoose({ ...choice, filter: id })}
          >
            {label}
          </button>
        ))}
      </fieldset>
      {filter === 'mine' && (
        <select
          class="field"
          aria-label="I am"
          value={me ?? ''}
          onChange={({ currentTarget }) => onChoose({ ...choice, me: currentTarget.value || null })}
        >
          <option value="">I am…</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
