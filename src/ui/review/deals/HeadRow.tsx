import { Icon } from '../../components/Icon';
import type { Column } from './columns';
import type { ColumnId, RowOrder } from './order';
import { HEAD_HEIGHT } from './row-window';

interface HeadProps {
  columns: readonly Column[];
  order: RowOrder;
  /** Everything that is listed is selected. */
  isAll: boolean;
  /** How far it is moved where it can't stick; null where it can. */
  shift: number | null;
  onSort(column: ColumnId): void;
  /** Selects all that is listed, or nothing where all is. */
  onAll(): void;
}

export function HeadRow({ columns, order, isAll, shift, onSort, onAll }: HeadProps) {
  const all = isAll ? 'Select none' : 'Select all that are listed';
  const moved = shift !== null && { position: 'relative', top: `${shift}px` };
  return (
    <thead style={{ height: `${HEAD_HEIGHT}px`, ...moved }}>
      <tr aria-rowindex={1}>
        <th scope="col" class="cell cell-select">
          <button type="button" class="sort" aria-label={all} title={all} onClick={onAll}>
            <span class="tick">{isAll && <Icon name="tick" class="small" />}</span>
          </button>
        </th>
        <HeadCell id="state" label="State" isNumber={false} order={order} onSort={onSort} />
        {columns.map(({ id, label, isNumber }) => (
          <HeadCell key={id} id={id} label={label} isNumber={isNumber} order={order} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

function HeadCell({
  id,
  label,
  isNumber,
  order,
  onSort,
}: Pick<Column, 'id' | 'label' | 'isNumber'> & Pick<HeadProps, 'order' | 'onSort'>) {
  const isSorted = order.column === id;
  const direction = order.isDescending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      class={`cell cell-${id} ${isNumber ? 'is-number' : ''}`}
      aria-sort={isSorted ? direction : 'none'}
    >
      <button type="button" class="sort" onClick={() => onSort(id)}>
        <span class={id === 'state' ? 'heard' : ''}>{label}</span>
        {isSorted && <Icon name={direction} class="small" />}
        {id === 'state' && !isSorted && <Icon name="down" class="small" />}
      </button>
    </th>
  );
}
