/** What a key does in the table. Moves are of the active line; `extend` selects what it passes. */
export type TableCommand =
  | { do: 'move'; to: number; extend: boolean }
  | { do: 'open' }
  | { do: 'toggle' }
  | { do: 'all' }
  | { do: 'none' }
  | { do: 'fold'; isFolded: boolean };

export interface KeyPress {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** The command of a key press on line `at` of `count`, with so many lines in sight; null for other keys. */
export function tableCommand(press: KeyPress, at: number, count: number, page: number): TableCommand | null {
  const isControl = press.ctrlKey || press.metaKey;
  if (press.altKey || count === 0) return null;
  if (isControl && press.key.toLowerCase() === 'a') return { do: 'all' };
  const to = target(press.key, at, count, page);
  if (to !== null && (!isControl || press.key === 'Home' || press.key === 'End'))
    return { do: 'move', to: Math.min(Math.max(to, 0), count - 1), extend: press.shiftKey };
  if (isControl) return null;
  if (press.key === 'Enter') return { do: 'open' };
  if (press.key === ' ') return { do: 'toggle' };
  if (press.key === 'ArrowLeft') return { do: 'fold', isFolded: true };
  return press.key === 'ArrowRight' ? { do: 'fold', isFolded: false } : null;
}

function target(key: string, at: number, count: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return at + 1;
    case 'ArrowUp':
    case 'k':
      return at - 1;
    case 'PageDown':
      return at + Math.max(1, page - 1);
    case 'PageUp':
      return at - Math.max(1, page - 1);
    case 'Home':
      return 0;
    default:
      return key === 'End' ? count - 1 : null;
  }
}
