/**
 * Runs rounds one after another, however many ask at once: whoever asks while one is under way has another one
 * made after it. Rejects as the round does.
 */
export function inRounds(round: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isAsked = false;
  return () => {
    if (running) {
      isAsked = true;
      return running;
    }
    running = (async () => {
      do {
        isAsked = false;
        await round();
      } while (isAsked);
    })().finally(() => {
      running = null;
    });
    return running;
  };
}
