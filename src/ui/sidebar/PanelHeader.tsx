import { useState } from 'preact/hooks';
import type { FrameShape } from '../../contracts/page-service';
import { Icon } from '../components/Icon';
import { Menu } from '../components/Menu';
import type { SidebarActions } from './sidebar-state';

/** The record's name, what else can be done, and the way to collapse. */
export function PanelHeader({
  name,
  shape,
  actions,
}: {
  name: string;
  shape: FrameShape;
  actions: SidebarActions;
}) {
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  const isPush = shape.dock === 'push';
  const items = [
    { label: 'Read page again', onSelect: actions.readAgain },
    { label: 'Review all records', onSelect: actions.openReview },
    { label: 'Connections and rule packs', onSelect: actions.openOptions },
    {
      label: isPush ? 'Overlay the page' : 'Make room in the page',
      isApart: true,
      onSelect: () => actions.setFrame({ ...shape, dock: isPush ? 'overlay' : 'push' }),
    },
    { label: 'Diagnostics', onSelect: actions.openDiagnostics },
    { label: 'Copy diagnostics', onSelect: actions.copyDiagnostics },
  ];
  return (
    <header class="panel-header">
      <span class="mark">
        <Icon name="mark" />
      </span>
      <h1 class="strong cut" title={name}>
        {name}
      </h1>
      <button
        type="button"
        class="icon-button"
        aria-label="More"
        title="More"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget.getBoundingClientRect())}
      >
        <Icon name="more" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label="Collapse"
        title="Collapse"
        onClick={() => actions.setFrame({ ...shape, state: 'tab' })}
      >
        <Icon name="collapse" />
      </button>
      {anchor && <Menu anchor={anchor} label="More" items={items} onClose={() => setAnchor(null)} />}
    </header>
  );
}
