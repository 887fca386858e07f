import type { Page } from '@playwright/test';
import type { ExtensionApi } from '../e2e/extension-test';

const PULSE = 500;

/** A new list is counted into the own history and judged by it, once: what is measured meanwhile shares the processors. */
export async function untilJudged(page: Page): Promise<void> {
  for (;;) {
    const status = await page.evaluate(async () => {
      const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
      return Object((await chrome.storage.session.get('judging')).judging).status;
    });
    if (status === 'resting') return;
    await new Promise((resolve) => setTimeout(resolve, PULSE));
  }
}
