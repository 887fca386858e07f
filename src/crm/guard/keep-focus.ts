const EVENTS = ['blur', 'focusout'] as const;

/**
 * Menus of the page close when the focus leaves them, and would be gone when the rep goes on. While
 * `isOpen`, the page does not hear that it lost the focus.
 */
export function keepFocus(win: Window, isOpen: () => boolean, signal: AbortSignal): void {
  for (const type of EVENTS)
    win.addEventListener(
      type,
      (event) => {
        if (isOpen()) event.stopImmediatePropagation();
      },
      { capture: true, signal },
    );
}
