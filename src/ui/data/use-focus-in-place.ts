import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

type Hold = (element: HTMLElement | null) => void;

/**
 * Forms come and go as work goes on. When the control that had the focus inside of `hold`’s element is gone,
 * what `place` names there gets it.
 */
export function useFocusInPlace(place: (around: HTMLElement) => HTMLElement | null | undefined): Hold {
  const around = useRef<HTMLElement | null>(null);
  const held = useRef<Element | null>(null);
  const hold = useRef<Hold>((element) => {
    around.current = element;
  });
  useEffect(() => {
    const note = (): void => {
      const active = document.activeElement;
      held.current = around.current?.contains(active) ? active : null;
    };
    note();
    addEventListener('focusin', note);
    return () => removeEventListener('focusin', note);
  }, []);
  useLayoutEffect(() => {
    const isLost = held.current?.isConnected === false && document.activeElement === document.body;
    if (isLost && around.current) place(around.current)?.focus();
  });
  return hold.current;
}

/** The last of the headings and messages of a card that says something. */
export const lastWords = (card: HTMLElement): HTMLElement | undefined =>
  [...card.querySelectorAll<HTMLElement>('[tabindex="-1"]')].filter(({ textContent }) => textContent).at(-1);
