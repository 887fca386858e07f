import { useEffect, useRef } from 'preact/hooks';

export type ReviewCommand = 'next' | 'previous' | 'open' | 'close' | 'search';

const EVERYWHERE: Readonly<Record<string, ReviewCommand>> = {
  j: 'next',
  k: 'previous',
  '/': 'search',
  Escape: 'close',
};
const IN_GRID: Readonly<Record<string, ReviewCommand>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Enter: 'open',
};

/** The command of a key press in the list; null while typing, with a modifier, or in a record. */
export function reviewCommand(event: KeyboardEvent): ReviewCommand | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const target = event.target instanceof Element ? event.target : null;
  const command = EVERYWHERE[event.key] ?? null;
  if (target?.closest('input, select, textarea, dialog, [role="menu"]')) return null;
  if (target?.closest('.inspector')) return command === 'close' ? command : null;
  if (target?.closest('button, a')) return command;
  return command ?? IN_GRID[event.key] ?? null;
}

/** Listens on the window, after a record inside the page had its chance on the document. */
export function useReviewKeys(run: (command: ReviewCommand) => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const command = reviewCommand(event);
      if (!command) return;
      event.preventDefault();
      latest.current(command);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
