import { useEffect, useId, useState } from 'preact/hooks';
import { Icon } from '../../components/Icon';
import type { RowSet } from '../row-set';
import type { ViewState } from '../view-state';
import { ColumnPanel } from './ColumnPanel';
import { columnsOf } from './columns';
import { exportCsv } from './export-csv';
import { type ViewKeeper, ViewsPanel } from './ViewsPanel';

/** How the list is arranged and taken along: views, grouping, columns, export. */
export function DealsToolbar({
  rows,
  listed,
  selected,
  view,
  keeper,
  onView,
}: {
  rows: RowSet;
  listed: Uint32Array;
  selected: ReadonlySet<number>;
  view: ViewState;
  keeper: ViewKeeper;
  onView(view: ViewState): void;
}) {
  const [saved, setSaved] = useState<{ name: string; view: unknown }[]>([]);
  const group = useId();
  useEffect(() => {
    keeper.all().then(setSaved, () => setSaved([]));
  }, [keeper]);
  const taken = selected.size > 0 ? [...listed].filter((index) => selected.has(index)) : [...listed];
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
      <button
        type="button"
        class="button"
        disabled={taken.length === 0}
        onClick={() =>
          download(
            exportCsv(
              taken.map((index) => rows.row(index)),
              columnsOf(view.columns),
            ),
          )
        }
      >
        <Icon name="download" />
        {selected.size > 0 ? 'Export selected' : 'Export CSV'}
      </button>
    </div>
  );
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'leadlight-review.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
