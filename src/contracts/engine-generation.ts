import { browser } from 'wxt/browser';

/** Kept by the browser while it runs: a generation that hung lives on as long as one of its tabs. */
const NAME = 'engine-generation';

/** The newest generation that any page of this version had to start; 0 when none had to. */
export async function newestGeneration(version: string): Promise<number> {
  try {
    const stored: unknown = (await browser.storage.session.get(NAME))[NAME];
    return Array.isArray(stored) && stored[0] === version && Number.isSafeInteger(stored[1]) ? stored[1] : 0;
  } catch {
    return 0;
  }
}

/** Tells pages opened later to join this generation, and not one that is known to hang. */
export async function rememberGeneration(version: string, generation: number): Promise<void> {
  try {
    if (generation > (await newestGeneration(version)))
      await browser.storage.session.set({ [NAME]: [version, generation] });
  } catch {
    // The next page finds out by its own time-out.
  }
}
