import { useMemo, useState } from 'preact/hooks';
import { DAY_MS } from '../../../record/format';
import { Icon } from '../../components/Icon';
import { Popover } from '../Popover';
import type { RowSet } from '../row-set';
import type { PlacedRows } from '../stage-places';
import { isoOfDay } from './columns';
import { withChoice, withRange } from './FilterBar';
import { CHOICES, type ChoiceId, RANGES, type Range, type RangeId, type RowFilter } from './filter';
import { CHOICE_LABEL, choiceValues, choiceWord, RANGE_LABEL } from './filter-words';

interface PanelProps {
  rows: RowSet;
  /** By which stages are put in order; by the alphabet until the pack is read. */
  placed: PlacedRows | null;
  filter: RowFilter;
  onFilter(filter: RowFilter): void;
}

/** Every column that can be narrowed, by values or by a range. */
export function FilterPanel(props: PanelProps) {
  return (
    <Popover label="Filter" icon="add">
      <div class="panel-rows">
        {CHOICES.map((id) => (
          <ChoiceRow key={id} id={id} {...props} />
        ))}
        {RANGES.map((id) => (
          <RangeRow key={id} id={id} {...props} />
        ))}
      </div>
    </Popover>
  );
}

/** The values of a column, any number of which can be chosen; one column is open at a time. */
function ChoiceRow({ id, rows, placed, filter, onFilter }: PanelProps & { id: ChoiceId }) {
  const values = useMemo(() => choiceValues(rows, id, placed), [rows, id, placed]);
  const chosen = filter.choices[id] ?? [];
  const toggle = (value: string): void =>
    onFilter(
      withChoice(
        filter,
        id,
        chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value],
      ),
    );
  return (
    <details class="panel-choice" name="filter-column">
      <summary class="panel-row">
        <span>{CHOICE_LABEL[id]}</span>
        <span class={chosen.length > 0 ? 'strong cut' : 'cut'}>
          {chosen.map((value) => choiceWord(id, value)).join(', ') || 'any'}
        </span>
        <Icon name="down" class="small" />
      </summary>
      <ul aria-label={CHOICE_LABEL[id]}>
        {values.map((value) => (
          <li key={value}>
            <label>
              <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
              <span class="cut">{choiceWord(id, value)}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

function RangeRow({ id, filter, onFilter }: PanelProps & { id: RangeId }) {
  const range = filter.ranges[id] ?? { from: null, to: null };
  const set = (end: Partial<Range>): void => {
    const { from, to } = { ...range, ...end };
    onFilter(withRange(filter, id, from, to));
  };
  return (
    <div class="panel-row">
      <span>{RANGE_LABEL[id]}</span>
      <span class="range">
        <RangeEnd id={id} word="from" value={range.from} onValue={(from) => set({ from })} />
        <RangeEnd id={id} word="up to" value={range.to} onValue={(to) => set({ to })} />
      </span>
    </div>
  );
}

function RangeEnd({
  id,
  word,
  value,
  onValue,
}: {
  id: RangeId;
  word: 'from' | 'up to';
  value: number | null;
  onValue(value: number | null): void;
}) {
  // What is typed outlives whatever is drawn anew meanwhile.
  const [draft, setDraft] = useState<string | null>(null);
  const isDay = id === 'closeDay';
  const shown = value === null ? '' : isDay ? isoOfDay(value) : String(value);
  return (
    <input
      class="field"
      type={isDay ? 'date' : 'number'}
      aria-label={`${RANGE_LABEL[id]} ${word}`}
      placeholder={word}
      value={draft ?? shown}
      onInput={({ currentTarget }) => setDraft(currentTarget.value)}
      onChange={({ currentTarget }) => onValue(readEnd(currentTarget.value, isDay))}
      onBlur={() => setDraft(null)}
    />
  );
}

function readEnd(text: string, isDay: boolean): number | null {
  if (text === '') return null;
  const value = isDay ? Date.parse(`${text}T00:00:00Z`) / DAY_MS : Number(text);
  return Number.isFinite(value) ? value : null;
}
