import { AMBIGUOUS, expect, importSteps, test } from './import-page';

test.use({ spec: 'import-late' });

/** How long a page waits for its store; see src/store/damage/open-store.ts. */
const PATIENCE_MS = 5_000;

/**
 * Keeps the database from opening, as a slow disk does, until `release` is called; it is then as it was. Runs inside
 * a page of the extension that opens nothing itself.
 */
function hold(): Promise<void> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('leadlight', 9_990);
    opening.onupgradeneeded = () => {
      const change = opening.transaction;
      const keep = opening.result.createObjectStore('held');
      let isHeld = true;
      const again = (): void => {
        if (isHeld) keep.get(1).onsuccess = again;
        else change?.abort();
      };
      again();
      Object.assign(globalThis, { release: () => (isHeld = false) });
      resolve();
    };
    opening.onerror = (event) => event.preventDefault();
  });
}

test('no file can be chosen that a store that opens late would forget', async ({ page, context, origin }) => {
  const { button, choose, step } = importSteps(page);
  const holder = await context.newPage();
  await holder.goto(`${origin}/icon/48.png`);
  await holder.evaluate(hold);
  await page.clock.install();
  await page.goto('about:blank');
  await page.goto(`${origin}/import.html`);
  // Whoever is quick chooses as soon as there is a field for it.
  const isEarly = (await page.getByLabel('Files', { exact: true }).count()) > 0;
  if (isEarly) await choose(AMBIGUOUS);
  await page.clock.fastForward(PATIENCE_MS + 1);
  await expect(page.getByRole('heading', { name: 'Leadlight’s data does not open yet' })).toBeVisible();
  await holder.evaluate('release()');
  if (!isEarly) await choose(AMBIGUOUS);
  await expect(page.getByText('4 rows')).toBeVisible();
  await button('Continue').click();
  await expect(step('What the files are')).toBeFocused();
  await holder.close();
});
