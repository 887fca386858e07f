import { createContext, type RefObject } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';

/** The figure whose tile is to be shown first; taken away by the tile that was. */
export const AskedFigure = createContext<{ current: string | null }>({ current: null });

/** The tile of the figure that was asked for comes into sight and takes the focus, once. */
export function useAskedFigure(figure: string): RefObject<HTMLElement | null> {
  const asked = useContext(AskedFigure);
  const tile = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked.current !== figure) return;
    asked.current = null;
    tile.current?.scrollIntoView({ block: 'center' });
    tile.current?.focus({ preventScroll: true });
  }, [asked, figure]);
  return tile;
}
