import { formatNumber } from '../../record/format';
import type { AssessContext } from '../../record/types';
import { Icon } from '../components/Icon';
import { clockOrDay } from '../components/when';
import { viewAddress } from './review-address';
import { TABS, type Tab } from './review-tabs';
import type { RowSet } from './row-set';

/** What is shown, how much of it is stored, and the way to the other views. */
export function ReviewHeader({
  rows,
  context,
  tab,
  onTab,
}: {
  /** Null where what is stored is no longer what was read. */
  rows: RowSet | null;
  context: AssessContext;
  /** Null where none is shown: beside a record that has the page to itself. */
  tab: Tab | null;
  /** Null while there is nothing to view. */
  onTab: ((tab: Tab) => void) | null;
}) {
  return (
    <header class="review-head">
      <span class="mark">
        <Icon name="mark" />
      </span>
      <h1 class="strong">Leadlight review</h1>
      {onTab && (
        <nav class="nav" aria-label="Views">
          {TABS.map(([id, label]) => (
            <a
              key={id}
              class="nav-item"
              href={viewAddress(id)}
              aria-current={id === tab ? 'page' : undefined}
              onClick={(event) => {
                if (isElsewhere(event)) return;
                event.preventDefault();
                onTab(id);
              }}
            >
              {label}
            </a>
          ))}
        </nav>
      )}
      <div class="review-head-end small-text">
        {rows !== null && rows.size > 0 && (
          <p>
            {formatNumber(rows.size, context, 0)} seen on this device · newest as of{' '}
            {clockOrDay(rows.newest(), context.now, context)}
          </p>
        )}
        <a class="link" href="/import.html">
          Import files
        </a>
        <a class="link" href="/options.html">
          Connections and rule packs
        </a>
      </div>
    </header>
  );
}

/** The press opens a tab or a window of its own. */
const isElsewhere = ({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  ctrlKey || metaKey || shiftKey || altKey;
