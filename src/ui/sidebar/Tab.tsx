import { useRef } from 'preact/hooks';
import type { FrameShape } from '../../contracts/page-service';
import { Icon } from '../components/Icon';
import { useDrag } from './drag';
import type { TabBadge } from './tab-badge';

const STEP = 16;

/** The collapsed sidebar: a press opens it, a drag or the arrow keys move it up and down. */
export function Tab({
  badge,
  shape,
  onShape,
}: {
  badge: TabBadge | null;
  shape: FrameShape;
  onShape(shape: FrameShape): void;
}) {
  const before = useRef(shape.tabTop);
  const moveTo = (top: number): void => onShape({ ...shape, tabTop: Math.max(0, Math.round(top)) });
  const { wasDrag, ...drag } = useDrag('screenY', (distance) => moveTo(before.current + distance));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    moveTo(shape.tabTop + (event.key === 'ArrowUp' ? -STEP : STEP));
  };
  const label = badge ? `Open Leadlight: ${badge.label}` : 'Open Leadlight';
  return (
    <button
      type="button"
      class="tab"
      aria-label={label}
      title={label}
      {...drag}
      onPointerDown={(event) => {
        before.current = shape.tabTop;
        drag.onPointerDown(event);
      }}
      onKeyDown={onKeyDown}
      onClick={() => {
        if (!wasDrag()) onShape({ ...shape, state: 'panel' });
      }}
    >
      <span class="mark">
        <Icon name="mark" />
      </span>
      {badge && (
        <span class={`tab-badge tone-${badge.tone}`}>
          <Icon name={badge.icon} />
          <span class="measure">{badge.text}</span>
        </span>
      )}
    </button>
  );
}
