import { useEffect, useState } from 'preact/hooks';
import type { AssessContext } from '../../../record/types';
import { useId } from '../../components/use-id';
import type { RowSet } from '../row-set';
import type { ViewState } from '../view-state';
import { ColumnPanel } from './ColumnPanel';
import { ExportButton } from './ExportButton';
import { type NamedView, type ViewKeeper, ViewsPanel } from './ViewsPanel';

/** How the list is arranged and taken along: views, grouping, columns, export. */
export function DealsToolbar({
  rows,
  listed,
  chosen,
  isInOrder,
  view,
  keeper,
  context,
  onView,
}: {
  rows: RowSet;
  listed: Uint32Array;
  /** The selected ones among them. */
  chosen: Uint32Array;
  /** False while only the first lines are: a file would have the others in none. */
  isInOrder: boolean;
  view: ViewState;
  keeper: ViewKeeper;
  context: Pick<AssessContext, 'locale'>;
  onView(view: ViewState): void;
}) {
  const [saved, setSaved] = useState<NamedView[]>([]);
  const group = useId();
  useEffect(() => {
    keeper.all().then(setSaved, () => setSaved([]));
  }, [keeper]);
  const taken = chosen.length > 0 ? chosen : listed;
  return (
    <div class="toolbar">
      <ViewsPanel view={view} saved={saved} keeper={keeper} onView={onView} onSaved={setSaved} />
      <span class="choice">
        <label for={group}>Group</label>
        <select
          id={group}
          value={view.groupBy ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onView({ ...view, groupBy: value === 'owner' || value === 'stage' ? value : null })
          }
        >
          <option value="">none</option>
          <option value="owner">by owner</option>
          <option value="stage">by stage</option>
        </select>
      </span>
      <ColumnPanel columns={view.columns} onColumns={(columns) => onView({ ...view, columns })} />
      <ExportButton
        label={chosen.length > 0 ? 'Export selected' : 'Export CSV'}
        rows={rows}
        taken={taken}
        columns={view.columns}
        isReady={taken.length > 0 && isInOrder}
        context={context}
      />
    </div>
  );
}
