import { useRef } from 'preact/hooks';
import { FRAME_WIDTH, type FrameShape } from '../../contracts/page-service';
import { useDrag } from './drag';

const STEP = 16;

export const clampWidth = (width: number): number =>
  Math.round(Math.min(Math.max(width, FRAME_WIDTH.min), FRAME_WIDTH.max));

/** The panel's left edge: drag it, or press the arrow keys; left is wider. */
export function ResizeHandle({ shape, onShape }: { shape: FrameShape; onShape(shape: FrameShape): void }) {
  const before = useRef(shape.width);
  const setWidth = (width: number): void => {
    const next = clampWidth(width);
    if (next !== shape.width) onShape({ ...shape, width: next });
  };
  const { wasDrag: _, ...drag } = useDrag('screenX', (distance) => setWidth(before.current - distance));
  const onKeyDown = (event: KeyboardEvent): void => {
    const width = widthAfter(event.key, shape.width);
    if (width === null) return;
    event.preventDefault();
    setWidth(width);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between two parts that can be moved is a focusable separator
    <div
      class="resize"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of Leadlight"
      aria-valuenow={shape.width}
      aria-valuemin={FRAME_WIDTH.min}
      aria-valuemax={FRAME_WIDTH.max}
      {...drag}
      onPointerDown={(event) => {
        before.current = shape.width;
        drag.onPointerDown(event);
      }}
      onKeyDown={onKeyDown}
    />
  );
}

function widthAfter(key: string, width: number): number | null {
  if (key === 'ArrowLeft') return width + STEP;
  if (key === 'ArrowRight') return width - STEP;
  if (key === 'Home') return FRAME_WIDTH.min;
  return key === 'End' ? FRAME_WIDTH.max : null;
}
