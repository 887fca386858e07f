import type { BuildProgress } from './review-build';

/** Said by whoever waits for the one at work. */
const WAITING = 'waiting';

/** How the one at work talks to those that wait. */
export interface Builder {
  tell(progress: BuildProgress): void;
  /** Whether somebody waits for it, who would wait longer for every rest. */
  isAwaited(): boolean;
}

type Locks = Pick<LockManager, 'request'>;

/** Only Node has none; there, nothing else works on the same store. */
const ownLocks = (): Locks | null => globalThis.navigator?.locks ?? null;

/**
 * Has one part of the extension at a time do a work that is the same for all: pages, workers and the background. The
 * others hear how far it is and get their turn when it is done, or when it was killed: the browser then frees the lock.
 */
export async function asOneBuilder(
  name: string,
  { onProgress, signal }: { onProgress(progress: BuildProgress): void; signal?: AbortSignal | undefined },
  work: (builder: Builder) => Promise<void>,
  locks: Locks | null = ownLocks(),
): Promise<void> {
  if (!locks) return work({ tell: onProgress, isAwaited: () => false });
  const channel = new BroadcastChannel(name);
  let [isAtWork, isAwaited] = [false, false];
  channel.addEventListener('message', ({ data }: MessageEvent<BuildProgress | typeof WAITING>) => {
    if (data === WAITING) isAwaited = true;
    else if (!isAtWork) onProgress(data);
  });
  channel.postMessage(WAITING);
  try {
    await locks.request(name, { ...(signal && { signal }) }, () => {
      isAtWork = true;
      return work({
        tell(progress) {
          onProgress(progress);
          channel.postMessage(progress);
        },
        isAwaited: () => isAwaited,
      });
    });
  } finally {
    channel.close();
  }
}
