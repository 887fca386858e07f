import { assessedSidebar, dealUrl, type ExtensionApi, expect, shownAssessment, test } from './extension-test';

test.use({ spec: 'store-trouble' });

/** Calls of these methods get no answer in frames of the extension that are opened from now on. */
const swallow = (methods: string[]): void => {
  if (location.protocol !== 'chrome-extension:') return;
  const { runtime } = (globalThis as unknown as { chrome: ExtensionApi }).chrome;
  const send = runtime.sendMessage.bind(runtime);
  runtime.sendMessage = (message) => {
    const { method } = message as { method?: string };
    return method && methods.includes(method) ? new Promise(() => {}) : send(message);
  };
};

test('with a store that hangs the bundled rules judge, and the sidebar says so', async ({ page, crm }) => {
  await page.addInitScript(swallow, ['activePack']);
  await page.goto(dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
  const frame = await assessedSidebar(page);
  await expect(frame.getByText('The bundled rules are used, not your rule pack.')).toBeVisible();
  await expect(frame.getByText(/the store did not answer within 3 s/)).toBeVisible();
  expect((await shownAssessment(frame)).pack.origin).toBe('bundled');
  await page.locator('[data-demo="next-record"]').click();
  await expect(frame.getByText('Stale in Discovery')).toHaveCount(0);
  await expect(frame.getByText('The bundled rules are used, not your rule pack.')).toBeVisible();
});

test('with a store that does not say what it knows, marks are shown and kept all the same', async ({
  page,
  crm,
}) => {
  const url = dealUrl(crm, 'hubspot', 'stale', '?delay=0');
  await page.addInitScript(swallow, ['openRecord']);
  await page.goto(url);
  const frame = await assessedSidebar(page);
  const card = frame.getByRole('article', { name: 'Stale in Discovery' });
  await card.click();
  await card.getByRole('button', { name: 'Snooze' }).click();
  await frame.getByRole('menuitem', { name: /1 week/ }).click();
  await expect(card).toHaveCount(0);

  const context = page.context();
  const next = await context.newPage();
  await next.goto(url);
  const again = await assessedSidebar(next);
  await expect(again.getByText(/Stale in Discovery · snoozed until/)).toBeVisible();
  await next.close();
});
