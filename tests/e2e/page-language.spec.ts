import type { Frame } from '@playwright/test';
import type { Assessment } from '../../src/record/assessment';
import type { Crm, FieldReading } from '../../src/record/types';
import { showcaseDeal, showcaseLeadIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import { AT_ONCE, open, verdicts } from './bad-input-page';
import { dealUrl, expect, storedRecord, test, waitForAssessment } from './extension-test';

test.use({ spec: 'page-language' });

/** The amount as it was stored; a visit is stored shortly after the page came to rest. */
async function storedAmount(frame: Frame, since: number): Promise<FieldReading | undefined> {
  await expect.poll(async () => (await storedRecord(frame)).snapshot?.asOf ?? 0).toBeGreaterThan(since);
  return (await storedRecord(frame)).snapshot?.fields.amount;
}

/** The en page of each CRM is the measure; the data are the same whatever the page's language. */
const dialects: [Crm, string][] = [
  ['hubspot', 'locale=de-DE'],
  ['hubspot', 'locale=fr-FR'],
  ['hubspot', 'locale=en-GB'],
  ['salesforce', 'locale=de-DE'],
  ['salesforce', 'locale=fr-FR'],
  ['salesforce', 'locale=en-US'],
  ['salesforce', 'lang=de'],
  ['salesforce', 'lang=de&locale=de-DE'],
  ['salesforce', 'path=lwc&locale=de-DE'],
];
for (const [crmName, query] of dialects)
  test(`${query} says the same as the ${crmName} page in English`, async ({ page, crm }) => {
    for (const situation of ['negotiation-troubled', 'other-currency'] as const) {
      const start = Date.now();
      const base = await open(page, dealUrl(crm, crmName, situation, AT_ONCE));
      const amount = await storedAmount(base.frame, start);
      expect(amount).toMatchObject({ state: 'value', value: showcaseDeal(crm.data, situation).amount });
      const before = Date.now();
      const other = await open(page, dealUrl(crm, crmName, situation, `${AT_ONCE}&${query}`));
      await waitForAssessment(
        other.frame,
        (a) => JSON.stringify(verdicts(a)) === JSON.stringify(verdicts(base.assessment)),
      );
      const stored = await storedAmount(other.frame, before);
      expect(stored).toMatchObject({ state: 'value', value: amount?.state === 'value' && amount.value });
    }
  });

for (const query of ['locale=de-DE', 'locale=fr-FR', 'lang=de'])
  test(`${query} scores a lead and runs its clock as in English`, async ({ page, crm }) => {
    const url = recordUrl(crm.data, 'salesforce', 'lead', showcaseLeadIds('mql-by-score').salesforceId);
    const { assessment: base } = await open(page, url + AT_ONCE);
    expect(base.score?.parts.some(({ outcome }) => outcome === 'hit')).toBe(true);
    const { assessment } = await open(page, `${url}${AT_ONCE}&${query}`);
    expect(assessment.score?.shown).toEqual(base.score?.shown);
    const clocks = (a: Assessment) =>
      a.deadlines.map(({ sla, startAt, dueAt, metAt }) => [sla, startAt, dueAt, metAt]);
    expect(clocks(assessment)).toEqual(clocks(base));
  });

test('a translated stage of HubSpot, which has no id on the page, is unknown by name', async ({
  page,
  crm,
}) => {
  const { assessment } = await open(
    page,
    dealUrl(crm, 'hubspot', 'negotiation-troubled', `${AT_ONCE}&lang=de`),
  );
  for (const finding of assessment.findings)
    if (finding.outcome === 'unknown') expect(finding.message).toContain('Verhandlung');
    else expect(finding.title).toContain('Negotiation');
});

test('the language of the page is no stage move', async ({ page, crm }) => {
  const before = Date.now();
  const english = await open(page, dealUrl(crm, 'salesforce', 'proposal-overdue', AT_ONCE));
  await expect
    .poll(async () => (await storedRecord(english.frame)).snapshot?.asOf ?? 0)
    .toBeGreaterThan(before);
  const between = Date.now();
  const url = dealUrl(crm, 'salesforce', 'gaps-in-proposal', AT_ONCE);
  const first = await open(page, url);
  await expect
    .poll(async () => (await storedRecord(first.frame)).snapshot?.asOf ?? 0)
    .toBeGreaterThan(between);
  const switched = Date.now();
  const german = await open(page, `${url}&lang=de`);
  await expect
    .poll(async () => (await storedRecord(german.frame)).snapshot?.asOf ?? 0)
    .toBeGreaterThan(switched);
  expect((await storedRecord(german.frame)).observed).toEqual([]);
});
