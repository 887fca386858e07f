import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { LOOKS, violations } from './axe';
import { assessedSidebar, type ExtensionApi, openAnew } from './extension-test';
import { expect, names, openData, SEEN, shoot, test } from './own-data-page';

const PASSPHRASE = 'twelve letters or more';

test.use({ spec: 'own-data' });
test.describe.configure({ mode: 'serial' });

test('shows what is stored, on both pages and in every look', async ({ own }) => {
  const review = await own.review();
  const data = await openData(review);
  await expect(data.locator('.data-facts div').first()).toHaveText('Records3');
  await expect(data.getByText(/days after a record was last read, as set by/)).toBeVisible();
  await expect(data.getByText(/the browser allows up to/)).toBeVisible();
  for (const media of Object.values(LOOKS)) {
    await review.emulateMedia(media);
    expect(await violations(review)).toEqual([]);
  }
  await shoot(review, 'data');
  await review.close();
  const options = await own.open('options.html');
  await expect(options.getByRole('heading', { name: 'Your data' })).toBeVisible();
  await expect(options.getByRole('heading', { name: 'What is stored' })).toBeVisible();
  expect(await violations(options)).toEqual([]);
  await shoot(options, 'options');
  await options.close();
});

test('back up, delete everything, restore: the same list, the same snooze', async ({ own }) => {
  const review = await own.review();
  await review
    .getByRole('row')
    .filter({ hasText: own.nameOf('stale') })
    .click();
  const card = review.getByRole('article', { name: 'Stale in Discovery' });
  await card.getByRole('heading').click();
  await card.getByRole('button', { name: 'Snooze' }).click();
  await review.getByRole('menuitem', { name: /^14 days/ }).click();
  await expect(card).toHaveCount(0);
  const before = await names(review);

  let data = await openData(review);
  const backUp = () => data.getByRole('button', { name: 'Back up' }).click();
  const plain = await own.downloaded(review, backUp);
  expect(plain.name).toMatch(/^leadlight-backup-\d{4}-\d\d-\d\d\.ndjson\.gz$/);
  expect(gunzipSync(readFileSync(plain.path)).toString()).toContain('"rule":');
  await expect(data.getByText(/Saved in your downloads: 3 records/)).toBeVisible();
  await expect(data.getByRole('button', { name: 'Back up' })).toBeFocused();
  await data.getByRole('checkbox', { name: /Encrypt it/ }).check();
  await backUp();
  await expect(data.getByText(/0 characters; at least 12/)).toBeVisible();
  await data.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await data.getByLabel('Passphrase again').fill(PASSPHRASE);
  const sealed = await own.downloaded(review, backUp);
  expect(readFileSync(sealed.path).includes(own.nameOf('stale'))).toBe(false);

  await data.getByRole('button', { name: 'Delete everything' }).click();
  await expect(data.getByRole('button', { name: 'Delete everything' })).toBeDisabled();
  await data.getByLabel(/Type “delete”/).fill('delete');
  await data.getByRole('button', { name: 'Delete everything' }).click();
  await expect(data.getByText('Everything is deleted.')).toBeVisible();
  await expect(data.getByRole('button', { name: 'Delete everything' })).toBeFocused();
  await expect(review.getByText(/seen on this device/)).toHaveCount(0);
  await openAnew(review);
  await expect(review.getByRole('heading', { name: 'No records yet' })).toBeVisible();
  await expect(review.getByText('The browser has removed Leadlight’s data')).toHaveCount(0);

  await review.getByRole('button', { name: /restore a backup/ }).click();
  data = review.getByRole('region', { name: 'Your data' });
  await expect(data.getByLabel('Backup file')).toBeFocused();
  await data.getByLabel('Backup file').setInputFiles(sealed.path);
  await data.getByLabel('Passphrase of this backup').fill('another passphrase');
  await data.getByRole('button', { name: 'Open' }).click();
  await expect(data.getByText(/The passphrase does not open this backup/)).toBeVisible();
  await data.getByLabel('Passphrase of this backup').fill(PASSPHRASE);
  await data.getByRole('button', { name: 'Open' }).click();
  await expect(data.getByText('Whole and undamaged.')).toBeVisible();
  await expect(data.getByRole('status').filter({ hasText: 'Whole and undamaged.' })).toBeFocused();
  await shoot(review, 'restore');
  await data.getByRole('radio', { name: /Replace everything/ }).check();
  await data.getByRole('button', { name: 'Restore', exact: true }).click();
  await data.getByRole('button', { name: 'Replace everything' }).click();
  await expect(data.getByRole('status').filter({ hasText: 'Restored: 3 records' })).toBeFocused();
  await expect(data.getByLabel('Passphrase of this backup')).toHaveCount(0);
  await data.getByRole('button', { name: 'Show what was restored' }).click();
  // The page is drawn anew: only then has it counted again.
  await expect(review.getByText(`${before.length} seen on this device`)).toBeVisible();
  await expect.poll(() => names(review)).toEqual(before);
  await review
    .getByRole('row')
    .filter({ hasText: own.nameOf('stale') })
    .click();
  await expect(review.getByText(/Stale in Discovery · snoozed until/)).toBeVisible();
  await review.close();
});

/** Runs in a page of the extension. */
const isRestoring = async (): Promise<boolean> => {
  const { local } = (globalThis as unknown as { chrome: ExtensionApi }).chrome.storage;
  return 'restore-begun' in (await local.get('restore-begun'));
};

test('a restore that is killed in the middle leaves all as it was, and the next page says so', async ({
  own,
}) => {
  let review = await own.review();
  const before = await names(review);
  const data = await openData(review);
  const saved = await own.downloaded(review, () => data.getByRole('button', { name: 'Back up' }).click());
  await data.getByLabel('Backup file').setInputFiles(saved.path);
  await expect(data.getByText('Whole and undamaged.')).toBeVisible();
  // Everything is cleared in the transaction when reading the file comes to a halt.
  await review.evaluate(() => {
    Blob.prototype.arrayBuffer = () => new Promise(() => {});
  });
  await data.getByRole('radio', { name: /Replace everything/ }).check();
  await data.getByRole('button', { name: 'Restore', exact: true }).click();
  await data.getByRole('button', { name: 'Replace everything' }).click();
  await expect.poll(() => review.evaluate(isRestoring)).toBe(true);
  await own.relaunch();
  review = await own.review();
  await expect(review.getByText('A page was closed while it restored a backup.')).toBeVisible();
  await expect(review.getByText(/what was here before is as it was/)).toBeVisible();
  expect(await violations(review)).toEqual([]);
  await expect.poll(() => names(review)).toEqual(before);
  await review.reload();
  await expect(review.locator('tbody tr').first()).toBeVisible();
  await expect(review.getByText('A page was closed while')).toHaveCount(0);
  await review.close();
});

test('exports records as CSV and NDJSON', async ({ own }) => {
  const review = await own.review();
  const data = await openData(review);
  const save = () => data.getByRole('button', { name: 'Export', exact: true }).click();
  const csv = readFileSync((await own.downloaded(review, save)).path, 'utf8');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(SEEN.length + 1);
  await data.getByLabel('As', { exact: true }).selectOption('ndjson');
  const lines = readFileSync((await own.downloaded(review, save)).path, 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line).name).sort()).toEqual(SEEN.map(own.nameOf).sort());
  await review.close();
});

test('offline every page opens, and what is decided then is there after a restart', async ({ own }) => {
  const page = await own.context().newPage();
  await page.goto(own.dealUrl('negotiation-troubled'));
  const frame = await assessedSidebar(page);
  await own.context().setOffline(true);
  const snoozed = frame.getByRole('article', { name: 'Stale in Negotiation' });
  await snoozed.getByRole('heading').click();
  await snoozed.getByRole('button', { name: 'Snooze' }).click();
  await frame.getByRole('menuitem', { name: /1 week/ }).click();
  await expect(snoozed).toHaveCount(0);
  const dismissed = frame.locator('article.card').first();
  const title = await dismissed.getByRole('heading').innerText();
  await dismissed.getByRole('heading').click();
  await dismissed.getByRole('button', { name: 'Dismiss…' }).click();
  await frame.getByRole('dialog').getByRole('textbox').fill('written while offline');
  await frame.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();
  await expect(frame.getByText(`${title} · dismissed: written while offline`)).toBeVisible();
  for (const path of ['review.html', 'options.html', 'import.html']) {
    const opened = await own.open(path);
    await expect(opened.getByRole('heading').first()).toBeVisible();
    await opened.close();
  }

  await own.relaunch();
  await own.context().setOffline(true);
  const review = await own.review();
  await review
    .getByRole('row')
    .filter({ hasText: own.nameOf('negotiation-troubled') })
    .click();
  await expect(review.getByText(/Stale in Negotiation · snoozed until/)).toBeVisible();
  await expect(review.getByText(`${title} · dismissed: written while offline`)).toBeVisible();
  await review.close();
  await own.context().setOffline(false);
});
