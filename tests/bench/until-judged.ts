import type { Page } from '@playwright/test';
import type { ExtensionApi } from '../e2e/extension-test';

const PULSE = 500;

/** A new list is counted into the own history and judged by it, once: what is measured meanwhile shares the processors. */
export async function untilJudged(page: Page): Promise<void> {
  for (;;) {
    const isJudged = await page.evaluate(async () => {
      const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
      const { status, total } = Object((await chrome.storage.session.get('judging')).judging);
      return status === 'resting' && total > 0;
    });
    if (isJudged) return;
    await new Promise((resolve) => setTimeout(resolve, PULSE));
  }
}
