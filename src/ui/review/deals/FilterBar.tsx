import type { AssessContext } from '../../../record/types';
import { Icon } from '../../components/Icon';
import type { RowSet } from '../row-set';
import type { PlacedRows } from '../stage-places';
import type { RuleSource } from './connect-rules';
import { FilterPanel } from './FilterPanel';
import {
  CHOICES,
  type ChoiceId,
  isFiltering,
  NO_FILTER,
  RANGES,
  type RangeId,
  type RowFilter,
} from './filter';
import { choiceText, rangeText } from './filter-words';
import { RulePanel } from './RulePanel';

/** A figure of another view whose deals are listed. */
export interface Behind {
  label: string;
  mask: Uint8Array;
}

/** Narrows the list: a search field, a chip per condition in force, and a panel to add more. */
export function FilterBar({
  rows,
  placed,
  filter,
  behind,
  rules,
  context,
  onFilter,
  onBehind,
}: {
  rows: RowSet;
  placed: PlacedRows | null;
  filter: RowFilter;
  behind: Behind | null;
  rules: RuleSource | undefined;
  context: AssessContext;
  onFilter(filter: RowFilter): void;
  onBehind(behind: Behind | null): void;
}) {
  const clear = (): void => {
    onFilter(NO_FILTER);
    onBehind(null);
  };
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
          onInput={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        />
      </label>
      {behind && <Chip text={behind.label} onRemove={() => onBehind(null)} />}
      {chipsOf(filter, context).map(({ text, without }) => (
        <Chip key={text} text={text} onRemove={() => onFilter(without)} />
      ))}
      <FilterPanel rows={rows} placed={placed} filter={filter} onFilter={onFilter} />
      {rules && <RulePanel rows={rows} source={rules} context={context} onBehind={onBehind} />}
      {(isFiltering(filter) || behind) && (
        <button type="button" class="button quiet" onClick={clear}>
          Clear filters
        </button>
      )}
    </search>
  );
}

function Chip({ text, onRemove }: { text: string; onRemove(): void }) {
  return (
    <span class="filter-chip">
      <span class="cut" title={text}>
        {text}
      </span>
      <button
        type="button"
        class="icon-button"
        aria-label={`Remove filter ${text}`}
        title="Remove"
        onClick={onRemove}
      >
        <Icon name="close" class="small" />
      </button>
    </span>
  );
}

function chipsOf(filter: RowFilter, context: AssessContext): { text: string; without: RowFilter }[] {
  const choices = CHOICES.flatMap((id) => {
    const values = filter.choices[id];
    if (!values) return [];
    return [{ text: choiceText(id, values), without: withChoice(filter, id, []) }];
  });
  const ranges = RANGES.flatMap((id) => {
    const range = filter.ranges[id];
    if (!range) return [];
    return [{ text: rangeText(id, range, context), without: withRange(filter, id, null, null) }];
  });
  return [...choices, ...ranges];
}

/** The filter with other values of a column; none lets everything through. */
export function withChoice(filter: RowFilter, id: ChoiceId, values: string[]): RowFilter {
  const { [id]: _, ...others } = filter.choices;
  return { ...filter, choices: values.length > 0 ? { ...others, [id]: values } : others };
}

export function withRange(filter: RowFilter, id: RangeId, from: number | null, to: number | null): RowFilter {
  const { [id]: _, ...others } = filter.ranges;
  const isOpen = from === null && to === null;
  return { ...filter, ranges: isOpen ? others : { ...others, [id]: { from, to } } };
}
