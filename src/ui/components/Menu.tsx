import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface MenuItem {
  label: string;
  /** Said at the right, e.g. the day a snooze ends. */
  aside?: string;
  /** Set off by a line above it. */
  isApart?: boolean;
  onSelect(): void;
}

const MARGIN = 8;

/**
 * A menu at the control that opened it, kept inside the window. Arrow keys, Home and End move,
 * Escape, Tab and a press elsewhere close it; the focus then goes back to where it was.
 */
export function Menu({
  anchor,
  label,
  items,
  note,
  onClose,
}: {
  anchor: DOMRect;
  label: string;
  items: readonly MenuItem[];
  note?: string;
  onClose(): void;
}) {
  const menu = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const box = menu.current?.getBoundingClientRect();
    if (box) setPlace(placeAt(anchor, box, innerWidth, innerHeight));
  }, [anchor]);
  useFocusInside(menu);
  useEffect(() => {
    const onPress = (event: Event): void => {
      if (!(event.target instanceof Node && menu.current?.contains(event.target))) onClose();
    };
    document.addEventListener('pointerdown', onPress, true);
    return () => document.removeEventListener('pointerdown', onPress, true);
  }, [onClose]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
      return;
    }
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])];
    const next = nextIndex(
      event.key,
      buttons.indexOf(document.activeElement as HTMLButtonElement),
      buttons.length,
    );
    if (next === null) return;
    event.preventDefault();
    buttons[next]?.focus();
  };

  return (
    <div ref={menu} class="menu" style={{ left: `${place.left}px`, top: `${place.top}px` }}>
      <div role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
        {items.map((item) => (
          <Fragment key={item.label}>
            {item.isApart && <hr />}
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                onClose();
                item.onSelect();
              }}
            >
              {item.label}
              {item.aside && <span class="small-text measure">{item.aside}</span>}
            </button>
          </Fragment>
        ))}
      </div>
      {note && <p class="small-text">{note}</p>}
    </div>
  );
}

/** Below the anchor if there is room, else above; never over the window's edge. */
export function placeAt(
  anchor: Pick<DOMRect, 'left' | 'top' | 'bottom'>,
  menu: Pick<DOMRect, 'width' | 'height'>,
  width: number,
  height: number,
): { left: number; top: number } {
  const below = anchor.bottom + 4;
  const isRoomBelow = below + menu.height <= height - MARGIN;
  return {
    left: Math.max(MARGIN, Math.min(anchor.left, width - menu.width - MARGIN)),
    top: isRoomBelow ? below : Math.max(MARGIN, anchor.top - 4 - menu.height),
  };
}

/** Where a key moves the focus in a list of `count` items; null for other keys. */
export function nextIndex(key: string, current: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (current + 1) % count;
  if (key === 'ArrowUp') return (current + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

function useFocusInside(menu: { current: HTMLElement | null }): void {
  // Given back at once, so that a dialog that takes the menu's place gives it back there as well.
  useLayoutEffect(() => {
    const before = document.activeElement;
    menu.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [menu]);
}
