import { useId, useMemo } from 'preact/hooks';
import { DAY_MS } from '../../../record/format';
import { Popover } from '../Popover';
import type { RowSet } from '../row-set';
import { isoOfDay } from './columns';
import { withChoice, withRange } from './FilterBar';
import { CHOICES, type ChoiceId, RANGES, type RangeId, type RowFilter } from './filter';
import { CHOICE_LABEL, choiceValues, choiceWord, RANGE_LABEL } from './filter-words';

interface PanelProps {
  rows: RowSet;
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

/** Choosing a value adds it, choosing it again takes it away. */
function ChoiceRow({ id, rows, filter, onFilter }: PanelProps & { id: ChoiceId }) {
  const field = useId();
  const values = useMemo(() => choiceValues(rows, id), [rows, id]);
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
    <div class="panel-row">
      <label for={field}>{CHOICE_LABEL[id]}</label>
      <select
        id={field}
        class="field"
        value="none"
        onChange={(event) => {
          const index = Number(event.currentTarget.value);
          event.currentTarget.value = 'none';
          const value = values[index];
          if (value !== undefined) toggle(value);
        }}
      >
        <option value="none">{chosen.length > 0 ? `${chosen.length} chosen` : 'any'}</option>
        {values.map((value, index) => (
          <option key={value} value={index}>
            {`${chosen.includes(value) ? '✓ ' : ''}${choiceWord(id, value)}`}
          </option>
        ))}
      </select>
    </div>
  );
}

function RangeRow({ id, filter, onFilter }: PanelProps & { id: RangeId }) {
  const range = filter.ranges[id] ?? { from: null, to: null };
  const isDay = id === 'closeDay';
  const shown = (value: number | null) => (value === null ? '' : isDay ? isoOfDay(value) : String(value));
  const input = (end: 'from' | 'to') => (
    <input
      class="field"
      type={isDay ? 'date' : 'number'}
      aria-label={`${RANGE_LABEL[id]} ${end === 'from' ? 'from' : 'up to'}`}
      placeholder={end === 'from' ? 'from' : 'up to'}
      value={shown(range[end])}
      onChange={(event) => {
        const next = { ...range, [end]: readEnd(event.currentTarget.value, isDay) };
        onFilter(withRange(filter, id, next.from, next.to));
      }}
    />
  );
  return (
    <div class="panel-row">
      <span>{RANGE_LABEL[id]}</span>
      <span class="range">
        {input('from')}
        {input('to')}
      </span>
    </div>
  );
}

function readEnd(text: string, isDay: boolean): number | null {
  if (text === '') return null;
  const value = isDay ? Date.parse(`${text}T00:00:00Z`) / DAY_MS : Number(text);
  return Number.isFinite(value) ? value : null;
}
