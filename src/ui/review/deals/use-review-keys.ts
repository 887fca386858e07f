import { useLayoutEffect, useRef } from 'preact/hooks';

/** `list`: into the list; `first`: to its first row. */
type Command = 'close' | 'search' | 'list' | 'first';

const KEYS: Readonly<Record<string, Command>> = { '/': 'search', Escape: 'close' };

const SEARCH = '.search input';
/** Whatever takes its own keys, or is closed by Escape itself. */
const TAKES_KEYS = 'input, select, textarea, dialog, [role="menu"], [popover]';
const IS_OVER = '[popover]:popover-open, dialog[open], [role="menu"]';

/** Keys that count wherever the focus is, heard after a record inside the page had its chance. */
export function useReviewKeys(run: Record<Command, () => void>): void {
  const latest = useRef(run);
  latest.current = run;
  // With the first picture: a key pressed right after it counts.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      const command = event.key === 'ArrowDown' ? wayIn(event, target) : commandOf(event, target);
      if (!command) return;
      event.preventDefault();
      latest.current[command]();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function commandOf({ key }: KeyboardEvent, target: Element | null): Command | null {
  if (target?.closest(TAKES_KEYS) || document.querySelector('[popover]:popover-open')) return null;
  return KEYS[key] ?? null;
}

/** Arrow down leads into the list only where nothing else takes it: from the search field, or from nothing at all. */
function wayIn({ shiftKey, isComposing }: KeyboardEvent, target: Element | null): Command | null {
  if (shiftKey || isComposing) return null;
  if (target?.matches(SEARCH)) return 'first';
  if (target !== document.body || document.querySelector(IS_OVER)) return null;
  // Where text was pressed on, arrow keys scroll it without any focus.
  return document.getSelection()?.anchorNode?.parentElement?.closest('.inspector') ? null : 'list';
}
