import { useLayoutEffect, useRef } from 'preact/hooks';

export type KeyCommand = 'next' | 'previous' | 'jump' | 'dismiss' | 'snooze' | 'why' | 'help' | 'close';

const COMMANDS: Readonly<Record<string, KeyCommand>> = {
  j: 'next',
  k: 'previous',
  enter: 'jump',
  e: 'dismiss',
  s: 'snooze',
  w: 'why',
  '?': 'help',
  escape: 'close',
};

/** What the help lists, in this order. */
export const KEY_HELP: readonly { keys: string[]; does: string }[] = [
  { keys: ['J', 'K'], does: 'next, previous warning' },
  { keys: ['Enter'], does: 'go to its field' },
  { keys: ['W'], does: 'why it is shown' },
  { keys: ['S'], does: 'snooze' },
  { keys: ['E'], does: 'dismiss' },
  { keys: ['?'], does: 'this list' },
  { keys: ['Esc'], does: 'close' },
];

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented'> & {
  target: EventTarget | null;
};

/**
 * The command a key press means, or null: while typing, with a modifier, inside a menu or dialog,
 * and for Enter on a control that has its own meaning for it.
 */
export function keyCommand(event: Pressed): KeyCommand | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const command = COMMANDS[event.key.toLowerCase()] ?? null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, select, [contenteditable], [role="menu"], dialog')) return null;
  if (command === 'jump' && target?.closest('button, a, [role="separator"]')) return null;
  return command;
}

/** Listens on the whole page, or only inside `scope` when one is given. */
export function useKeyCommands(
  run: (command: KeyCommand) => boolean,
  scope?: () => HTMLElement | null,
): void {
  const latest = useRef(run);
  latest.current = run;
  const scopeRef = useRef(scope);
  // A key that is pressed as soon as the view is in sight is heard.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const inside = scopeRef.current?.();
      if (inside && !(event.target instanceof Node && inside.contains(event.target))) return;
      const command = keyCommand(event);
      if (command && latest.current(command)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
