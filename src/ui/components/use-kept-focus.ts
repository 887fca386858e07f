import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Whatever had the focus may be gone with the next picture: a chip that was taken away, a message that was
 * closed, another view. The first of these that is there gets it then, so that keys go on working. Of places inside
 * each other the innermost is asked first. A place is a selector, or what puts the focus there. A frame takes no focus
 * from the page around it.
 */
export function useKeptFocus(...next: readonly (string | (() => void))[]): void {
  const held = useRef<Element | null>(null);
  useEffect(() => {
    const note = (): void => {
      held.current = document.activeElement;
    };
    note();
    addEventListener('focusin', note);
    return () => removeEventListener('focusin', note);
  }, []);
  useLayoutEffect(() => {
    if (held.current === null || held.current.isConnected || document.activeElement !== document.body) return;
    if (window.parent !== window && !document.hasFocus()) return;
    for (const place of next) {
      if (typeof place === 'string') document.querySelector<HTMLElement>(place)?.focus();
      else place();
      if (document.activeElement !== document.body) return;
    }
  });
}
