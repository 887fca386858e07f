import { useRef, useState } from 'preact/hooks';
import { useTools } from './form-context';

/** Puts entries of a list in another order: by the arrow keys on a handle, or by dragging it. */
export function useOrder(path: string, count: number, nameAt: (index: number) => string) {
  const { edit } = useTools();
  const [said, setSaid] = useState('');
  const [target, setTarget] = useState<number | null>(null);
  const dragged = useRef<number | null>(null);

  function move(from: number, to: number): boolean {
    if (to < 0 || to >= count || from === to) return false;
    edit([{ do: 'move', path, from, to }], `Move ${nameAt(from)}`);
    setSaid(`${nameAt(from)} is now ${to + 1} of ${count}.`);
    requestAnimationFrame(() => focusHandle(`${path}[${to}]`));
    return true;
  }

  function rowUnder(event: PointerEvent): number | null {
    const row = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-row]');
    const at = row instanceof HTMLElement ? row.dataset.row : undefined;
    return at?.startsWith(`${path}[`) ? Number(/\[(\d+)\]$/.exec(at)?.[1]) : null;
  }

  const handleProps = (index: number) => ({
    'data-handle': `${path}[${index}]`,
    'aria-label': `Move ${nameAt(index)}, ${index + 1} of ${count}`,
    title: 'Drag it, or use the arrow keys',
    onKeyDown(event: KeyboardEvent) {
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
      if (by === 0) return;
      event.preventDefault();
      move(index, index + by);
    },
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      dragged.current = index;
    },
    onPointerMove(event: PointerEvent) {
      if (dragged.current !== null) setTarget(rowUnder(event));
    },
    onPointerUp(event: PointerEvent) {
      const [from, to] = [dragged.current, rowUnder(event)];
      dragged.current = null;
      setTarget(null);
      if (from !== null && to !== null) move(from, to);
    },
    onPointerCancel() {
      dragged.current = null;
      setTarget(null);
    },
  });

  return { said, target, move, handleProps };
}

function focusHandle(path: string): void {
  const handle = [...document.querySelectorAll('[data-handle]')].find(
    (element) => element instanceof HTMLElement && element.dataset.handle === path,
  );
  if (handle instanceof HTMLElement) handle.focus();
}
