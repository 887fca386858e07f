import { useId, useMemo } from 'preact/hooks';
import { Icon } from '../components/Icon';
import { TONE_WORD } from '../components/severity';
import { type ReviewRow, ROW_STATES } from './review-row';
import { choicesOf, isFiltering, NO_FILTER, type RowFilter } from './row-filter';

const CRMS = [
  ['hubspot', 'HubSpot'],
  ['salesforce', 'Salesforce'],
] as const;
const OBJECTS = [
  ['deal', 'Deals and opportunities'],
  ['lead', 'Leads'],
  ['contact', 'Contacts'],
] as const;

/** Narrows the list by text and by the values that occur in it. */
export function ReviewFilters({
  rows,
  filter,
  onFilter,
}: {
  rows: readonly ReviewRow[];
  filter: RowFilter;
  onFilter(filter: RowFilter): void;
}) {
  const set = (part: Partial<RowFilter>): void => onFilter({ ...filter, ...part });
  const stages = useMemo(() => choicesOf(rows, 'stage'), [rows]);
  const owners = useMemo(() => choicesOf(rows, 'owner'), [rows]);
  const same = (values: string[]) => values.map((value) => [value, value] as const);
  return (
    <search class="filters">
      <label class="search">
        <Icon name="search" />
        <span class="heard">Search records</span>
        <input
          class="field"
          type="search"
          placeholder="Search records"
          value={filter.text}
          onInput={(event) => set({ text: event.currentTarget.value })}
        />
      </label>
      <Choice
        label="State"
        value={filter.state}
        options={ROW_STATES.map((state) => [state, TONE_WORD[state]] as const)}
        onChoose={(state) => set({ state })}
      />
      <Choice
        label="Stage"
        value={filter.stage}
        options={same(stages)}
        onChoose={(stage) => set({ stage })}
      />
      <Choice
        label="Owner"
        value={filter.owner}
        options={same(owners)}
        onChoose={(owner) => set({ owner })}
      />
      <Choice label="Kind" value={filter.object} options={OBJECTS} onChoose={(object) => set({ object })} />
      <Choice label="CRM" value={filter.crm} options={CRMS} onChoose={(crm) => set({ crm })} />
      {isFiltering(filter) && (
        <button type="button" class="button quiet" onClick={() => onFilter(NO_FILTER)}>
          Clear filters
        </button>
      )}
    </search>
  );
}

function Choice<T extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: T | '';
  options: readonly (readonly [T, string])[];
  onChoose(value: T | ''): void;
}) {
  const id = useId();
  return (
    <span class={`choice ${value ? 'is-set' : ''}`}>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value as T | '')}>
        <option value="">any</option>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
}
