import { DEFAULT_FRAME, FRAME_WIDTH, type FrameShape } from './page-service';

/** The frame's place as it was stored; what is missing or makes no sense is as it is by default. */
export function savedFrameShape(stored: unknown): FrameShape {
  if (typeof stored !== 'object' || stored === null) return DEFAULT_FRAME;
  const { state, width, tabTop, dock } = stored as Partial<Record<keyof FrameShape, unknown>>;
  return {
    state: state === 'tab' || state === 'panel' ? state : DEFAULT_FRAME.state,
    width: isWithin(width, FRAME_WIDTH.min, FRAME_WIDTH.max) ? width : DEFAULT_FRAME.width,
    tabTop: isWithin(tabTop, 0, Number.MAX_SAFE_INTEGER) ? tabTop : DEFAULT_FRAME.tabTop,
    dock: dock === 'push' || dock === 'overlay' ? dock : DEFAULT_FRAME.dock,
  };
}

function isWithin(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && value >= min && value <= max;
}
