import { useState } from 'preact/hooks';
import type { AssessContext } from '../../record/types';
import { useId } from '../components/use-id';
import { monthLabel } from './month-label';
import type { SheetProblem } from './read-sheet';
import {
  cellKey,
  columnsOf,
  type SpendColumnKey,
  type SpendSheet,
  withCell,
  withEarlier,
  withSource,
} from './spend-sheet';

export interface SheetPartProps {
  sheet: SpendSheet;
  problems: readonly SheetProblem[];
  context: AssessContext;
  onChange(sheet: SpendSheet): void;
}

const MORE_MONTHS = 6;

/** Months down, kinds and sources across. */
export function SpendTable(props: SheetPartProps & { leadSources: readonly string[] }) {
  const { sheet, problems, context, leadSources, onChange } = props;
  const id = useId();
  const columns = columnsOf(sheet);
  const wrong = problems.find(({ at }) => at === 'currency');
  return (
    <>
      <div class="spend-row">
        <span class="labelled spend-currency">
          <label for={`${id}-currency`}>Currency</label>
          <input
            id={`${id}-currency`}
            class="field"
            value={sheet.currency}
            placeholder="EUR"
            maxLength={3}
            autocomplete="off"
            aria-invalid={wrong !== undefined}
            onInput={({ currentTarget }) =>
              onChange({ ...sheet, currency: currentTarget.value.trim().toUpperCase() })
            }
          />
        </span>
        <AddSource {...props} leadSources={leadSources.filter((name) => !sheet.sources.includes(name))} />
      </div>
      <section class="spend-scroll" aria-label="Spend by month">
        <table class="spend-table">
          <thead>
            <tr>
              <th scope="col">Month</th>
              {columns.map((column) => (
                <th key={cellKey(column, '')} scope="col">
                  {columnLabel(column, sheet.sources.length > 0)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.months.map((month) => (
              <tr key={month}>
                <th scope="row">{monthLabel(month, context)}</th>
                {columns.map((column) => {
                  const key = cellKey(column, month);
                  return (
                    <td key={key}>
                      <input
                        class="field"
                        inputMode="decimal"
                        autocomplete="off"
                        aria-label={`${columnLabel(column, sheet.sources.length > 0)}, ${monthLabel(month, context)}`}
                        aria-invalid={problems.some(({ at }) => at === key)}
                        value={sheet.cells[key] ?? ''}
                        onInput={({ currentTarget }) => onChange(withCell(sheet, key, currentTarget.value))}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <button type="button" class="link small-text" onClick={() => onChange(withEarlier(sheet, MORE_MONTHS))}>
        {MORE_MONTHS} earlier months
      </button>
    </>
  );
}

const columnLabel = ({ kind, source }: SpendColumnKey, isBySource: boolean): string => {
  if (kind === 'sales') return 'Sales';
  return source || (isBySource ? 'Marketing, no source' : 'Marketing');
};

/** Marketing spend that is put down to a source has a column of its own. */
function AddSource({ sheet, leadSources, onChange }: SheetPartProps & { leadSources: readonly string[] }) {
  const [name, setName] = useState('');
  const id = useId();
  const add = (): void => {
    onChange(withSource(sheet, name));
    setName('');
  };
  return (
    <span class="labelled">
      <label for={id}>Marketing by lead source</label>
      <span class="spend-add">
        <input
          id={id}
          class="field"
          list={`${id}-list`}
          value={name}
          maxLength={200}
          placeholder="Source"
          autocomplete="off"
          onInput={({ currentTarget }) => setName(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <datalist id={`${id}-list`}>
          {leadSources.map((source) => (
            <option key={source} value={source} />
          ))}
        </datalist>
        <button type="button" class="button" disabled={name.trim() === ''} onClick={add}>
          Add column
        </button>
      </span>
    </span>
  );
}
