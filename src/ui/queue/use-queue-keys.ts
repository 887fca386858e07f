import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** Keys that press a way of the record in hand. */
const WAYS: Readonly<Record<string, string>> = {
  c: '.queue-call',
  m: '.queue-mail',
  l: '.queue-log',
  a: '.queue-acknowledge',
  r: '.queue-remind',
};

export const QUEUE_KEYS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['J', 'K'], does: 'next, previous record' },
  { keys: ['Enter'], does: 'open it in the CRM' },
  { keys: ['C'], does: 'call' },
  { keys: ['M'], does: 'write an e-mail' },
  { keys: ['L'], does: 'log contact' },
  { keys: ['A'], does: 'acknowledge' },
  { keys: ['R'], does: 'remind me later' },
  { keys: ['?'], does: 'these keys' },
];

/** J and K go from one record to the next; the others act on the one in hand. Enter on a link is the link's own. */
export function useQueueKeys(list: { current: HTMLElement | null }, onHelp: () => void): void {
  const latest = useRef(onHelp);
  latest.current = onHelp;
  // With the first picture: a key pressed right after it counts.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('select, input, dialog, .menu')) return;
      if (!act(event, list.current)) return;
      event.preventDefault();
    };
    function act({ key }: KeyboardEvent, inside: HTMLElement | null): boolean {
      const pressed = key.toLowerCase();
      if (pressed === '?') latest.current();
      else if (pressed === 'j' || pressed === 'k') move(inside, pressed === 'j' ? 1 : -1);
      else if (pressed === 'enter') return openFirst(inside);
      else {
        const way = inside?.querySelector<HTMLElement>(`.is-in-hand ${WAYS[pressed] ?? '.none'}`);
        if (!way) return false;
        way.click();
      }
      return true;
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [list]);
}

function move(list: HTMLElement | null, by: 1 | -1): void {
  const items = [...(list?.querySelectorAll<HTMLElement>('.queue-item') ?? [])];
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[Math.min(Math.max(at + by, 0), items.length - 1)];
  next?.querySelector<HTMLElement>('.queue-name')?.focus();
}

/** Enter where the focus is on no control. */
function openFirst(list: HTMLElement | null): boolean {
  if (document.activeElement && document.activeElement !== document.body) return false;
  const link = list?.querySelector<HTMLElement>('.is-in-hand .queue-open');
  link?.click();
  return link != null;
}

/** Goes to the record that the page was opened for, once, as soon as it is listed. */
export function useFocusOnce(
  list: { current: HTMLElement | null },
  key: string | null,
  isListed: boolean,
): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (!isListed || isDone.current) return;
    isDone.current = true;
    const items = [...(list.current?.querySelectorAll<HTMLElement>('.queue-item') ?? [])];
    const item = items.find(({ dataset }) => dataset.key === key);
    item?.querySelector<HTMLElement>('.queue-name')?.focus();
  }, [list, key, isListed]);
}
