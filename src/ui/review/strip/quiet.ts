/** Nobody scrolls, types or clicks for so long: what nobody waits for may begin. */
const REST_MS = 1500;

const SIGNS = ['scroll', 'wheel', 'keydown', 'pointerdown', 'touchmove', 'input'] as const;

export interface QuietOptions {
  target: Pick<EventTarget, 'addEventListener'>;
  /** Milliseconds that only ever grow. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** Gives what resolves once the page has been left alone for a while; at once where it has been. */
export function watchQuiet({ target, now, sleep }: QuietOptions): () => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  for (const sign of SIGNS)
    target.addEventListener(
      sign,
      () => {
        last = now();
      },
      { capture: true, passive: true },
    );
  return async () => {
    for (let left = last + REST_MS - now(); left > 0; left = last + REST_MS - now()) await sleep(left);
  };
}
