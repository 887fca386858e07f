import type { GuardQuestion } from '../../contracts/guard-service';

const GAP = 8;

/**
 * Keeps a dialog below the control it is about, or above it where there is no room; always in sight,
 * also when it grows or the window shrinks. Returns what ends that.
 */
export function keepNear(dialog: HTMLElement, near: GuardQuestion['near']): () => void {
  const place = (): void => placeNear(dialog, near);
  const observer = new ResizeObserver(place);
  observer.observe(dialog);
  window.addEventListener('resize', place);
  place();
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', place);
  };
}

function placeNear(dialog: HTMLElement, near: GuardQuestion['near']): void {
  const { innerWidth, innerHeight } = window;
  const { width, height } = dialog.getBoundingClientRect();
  const below = near.bottom + GAP;
  const top = below + height + GAP <= innerHeight ? below : near.top - GAP - height;
  dialog.style.left = `${within(near.left, innerWidth - width - GAP)}px`;
  dialog.style.top = `${within(top, innerHeight - height - GAP)}px`;
}

const within = (value: number, most: number): number => Math.max(GAP, Math.min(value, most));
