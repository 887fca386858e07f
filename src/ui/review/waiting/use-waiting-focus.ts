import { useRef } from 'preact/hooks';
import { useKeptFocus } from '../../components/use-kept-focus';

const MESSAGE = '.waiting-message button';
/** Where the page goes on when nothing waits and nothing is said. */
const ELSEWHERE = ['.grid [tabindex="0"]', '.nav [aria-current="page"]'];

/**
 * A row takes the focus with it when it goes: the row that takes its place gets it, then the message with the way
 * back, then the page. Where one of these is still to come, the focus is not given away before.
 */
export function useWaitingFocus(): {
  /** The row is being used; `awaited` comes after it is gone. */
  leaves(row: number, awaited?: 'message' | 'row'): void;
} {
  const used = useRef<{ row: number; awaited?: 'message' | 'row' | undefined }>({ row: 0 });
  const { row, awaited } = used.current;
  const rows = [`.waiting li:nth-child(${row + 1}) button`, '.waiting li:last-child button'];
  useKeptFocus(...rows, ...(awaited === 'row' ? [] : [MESSAGE]), ...(awaited ? [] : ELSEWHERE));
  return {
    leaves(at, next) {
      used.current = { row: at, awaited: next };
    },
  };
}
