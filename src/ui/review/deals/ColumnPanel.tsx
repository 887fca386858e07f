import { Icon } from '../../components/Icon';
import { Popover } from '../Popover';
import { COLUMNS } from './columns';
import type { ColumnId } from './order';

/** Which columns are shown, and in which order; one always stays. */
export function ColumnPanel({
  columns,
  onColumns,
}: {
  columns: readonly ColumnId[];
  onColumns(columns: readonly ColumnId[]): void;
}) {
  const rest = COLUMNS.map(({ id }) => id).filter((id) => !columns.includes(id));
  const move = (at: number, by: number): void => {
    const next = [...columns];
    const [id] = next.splice(at, 1);
    if (id) next.splice(at + by, 0, id);
    onColumns(next);
  };
  return (
    <Popover label="Columns" icon="columns" isIconOnly>
      <ul class="panel-rows">
        {[...columns, ...rest].map((id, at) => {
          const label = COLUMNS.find((column) => column.id === id)?.label ?? id;
          const isShown = at < columns.length;
          return (
            <li key={id} class="column-row">
              <label>
                <input
                  type="checkbox"
                  checked={isShown}
                  disabled={isShown && columns.length === 1}
                  onChange={() =>
                    onColumns(isShown ? columns.filter((other) => other !== id) : [...columns, id])
                  }
                />
                {label}
              </label>
              {isShown && (
                <span>
                  <MoveButton
                    label={`Move ${label} up`}
                    icon="ascending"
                    isOff={at === 0}
                    onMove={() => move(at, -1)}
                  />
                  <MoveButton
                    label={`Move ${label} down`}
                    icon="descending"
                    isOff={at === columns.length - 1}
                    onMove={() => move(at, 1)}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Popover>
  );
}

/** A row that is moved in the page loses the focus; at the end of the list its other button gets it. */
function keepFocus(button: HTMLButtonElement): void {
  const other = button.parentElement?.querySelector<HTMLButtonElement>('button:enabled');
  (button.disabled ? other : button)?.focus();
}

function MoveButton({
  label,
  icon,
  isOff,
  onMove,
}: {
  label: string;
  icon: 'ascending' | 'descending';
  isOff: boolean;
  onMove(): void;
}) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      disabled={isOff}
      onClick={({ currentTarget }) => {
        onMove();
        requestAnimationFrame(() => keepFocus(currentTarget));
      }}
    >
      <Icon name={icon} class="small" />
    </button>
  );
}
