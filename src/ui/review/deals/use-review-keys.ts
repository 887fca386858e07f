import { useLayoutEffect, useRef } from 'preact/hooks';

type Command = 'close' | 'search';

const KEYS: Readonly<Record<string, Command>> = { '/': 'search', Escape: 'close' };

/** Whatever takes its own keys, or is closed by Escape itself. */
const TAKES_KEYS = 'input, select, textarea, dialog, [role="menu"], [popover]';

/** Keys that count wherever the focus is, heard after a record inside the page had its chance. */
export function useReviewKeys(run: Record<Command, () => void>): void {
  const latest = useRef(run);
  latest.current = run;
  // With the first picture: a key pressed right after it counts.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const command = KEYS[event.key];
      if (!command || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(TAKES_KEYS) || document.querySelector('[popover]:popover-open')) return;
      event.preventDefault();
      latest.current[command]();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
