import type { QueueChoice, QueueFilter } from './queue-rows';

const FILTERS: readonly { id: QueueFilter; label: string }[] = [
  { id: 'team', label: 'Team' },
  { id: 'mine', label: 'Mine' },
  { id: 'unassigned', label: 'Unassigned' },
];

/** Whose records are listed. The CRM's page does not tell who looks at it, so the user says it once. */
export function OwnerFilter({
  choice,
  owners,
  teams,
  onChoose,
}: {
  choice: QueueChoice;
  owners: readonly string[];
  /** Empty where the pack knows no teams. */
  teams: readonly string[];
  onChoose(choice: QueueChoice): void;
}) {
  const { filter, me, team } = choice;
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
        <Names
          label="I am"
          none="I am…"
          names={owners}
          value={me}
          onChange={(name) => onChoose({ ...choice, me: name })}
        />
      )}
      {filter === 'team' && (teams.length > 0 || team !== null) && (
        <Names
          label="Which team"
          none="All teams"
          names={teams}
          value={team}
          onChange={(name) => onChoose({ ...choice, team: name })}
        />
      )}
    </div>
  );
}

function Names({
  label,
  none,
  names,
  value,
  onChange,
}: {
  label: string;
  none: string;
  names: readonly string[];
  value: string | null;
  onChange(name: string | null): void;
}) {
  const all = value === null || names.includes(value) ? names : [value, ...names];
  return (
    <select
      class="field"
      aria-label={label}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
    >
      <option value="">{none}</option>
      {all.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}
