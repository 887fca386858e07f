import { expect, it } from 'vitest';
import { createDemoData } from '../data/generate';
import { showcaseDealIds } from '../data/showcase';
import { createObjects } from './hubspot/objects';
import { createContext } from './salesforce/context';

const NOW = Date.UTC(2026, 10, 27, 9, 30);

it('neither API shows a date of the ambiguous deal that proves a date order', () => {
  const data = createDemoData({ now: NOW, deals: 0, leads: 0 });
  const ids = showcaseDealIds('ambiguous-dates');
  const hubspot = createObjects(data)('deals');
  const record = hubspot?.find(ids.hubspotId);
  const salesforce = createContext(data, () => NOW).schema.byName('Opportunity');
  const row = salesforce?.find(ids.salesforceId);
  const isTime = ({ type }: { type: string }) => type === 'date' || type === 'datetime';
  const texts = (hubspot?.properties ?? []).filter(isTime).map(({ name }) => record?.read(name) ?? null);
  const values = (salesforce?.fields ?? []).filter(isTime).map(({ name }) => row?.get(name) ?? null);
  const days = [...texts, ...values].flatMap((at) =>
    at === null || typeof at === 'boolean' ? [] : [new Date(at).getUTCDate()],
  );
  expect(days.length).toBeGreaterThan(8);
  expect(Math.max(...days)).toBeLessThanOrEqual(12);
});
