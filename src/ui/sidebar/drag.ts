import { useRef } from 'preact/hooks';

/** Movements up to this many pixels are a click. */
const CLICK_SLOP = 4;

export interface DragHandlers {
  onPointerDown(event: PointerEvent): void;
  onPointerMove(event: PointerEvent): void;
  onPointerUp(event: PointerEvent): void;
  onPointerCancel(event: PointerEvent): void;
  /** True, once, when the press that just ended was a drag, so that its click means nothing. */
  wasDrag(): boolean;
}

/**
 * Drags along one axis with pointer capture. Distances are taken on the screen, because the frame
 * itself moves under the pointer; several moves within one painted frame become one call.
 */
export function useDrag(axis: 'screenX' | 'screenY', onMove: (distance: number) => void): DragHandlers {
  const drag = useRef({ start: null as number | null, distance: 0, wasDrag: false, frame: 0 }).current;
  const end = (): void => {
    drag.start = null;
  };
  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      drag.start = event[axis];
      drag.wasDrag = false;
    },
    onPointerMove(event) {
      if (drag.start === null) return;
      drag.distance = event[axis] - drag.start;
      drag.wasDrag ||= Math.abs(drag.distance) > CLICK_SLOP;
      if (!drag.wasDrag || drag.frame !== 0) return;
      drag.frame = requestAnimationFrame(() => {
        drag.frame = 0;
        onMove(drag.distance);
      });
    },
    onPointerUp: end,
    onPointerCancel: end,
    wasDrag() {
      const { wasDrag } = drag;
      drag.wasDrag = false;
      return wasDrag;
    },
  };
}
