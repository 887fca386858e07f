import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Whatever had the focus may be gone with the next picture: a chip that was taken away, a message that was
 * closed, another view. The first of these that is there gets it then, so that keys go on working. Of places inside
 * each other the innermost is asked first. A frame takes no focus from the page around it.
 */
export function useKeptFocus(...next: readonly string[]): void {
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
    for (const selector of next) {
      document.querySelector<HTMLElement>(selector)?.focus();
      if (document.activeElement !== document.body) return;
    }
  });
}
