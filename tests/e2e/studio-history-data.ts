import type { Page } from '@playwright/test';
import type { CrmRecord, FieldReading } from '../../src/record/types';
import type { StoredRecord } from '../../src/store/database';
import { putRows } from './store-table';

const DAY = 86_400_000;
export const HISTORY = 'hubspot:7:lead';

const field = (label: string, value: string | number): FieldReading => ({
  state: 'value',
  value,
  text: String(value),
  label,
});

/**
 * Puts past leads into the store of an extension page: of those in companies that fit, eight of ten convert, of the
 * others two. Each tenth is too young to tell.
 */
export async function seedHistory(page: Page, count: number, now: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, number) => stored(number, now));
  await putRows(page, 'records', rows);
}

function stored(number: number, now: number): StoredRecord {
  const record = lead(number, now);
  return { key: `${HISTORY}:${number}`, record, summary: null, asOf: record.asOf };
}

function lead(number: number, now: number): CrmRecord {
  const fits = number % 2 === 0;
  const isYoung = number % 10 === 9;
  const converts = !isYoung && Math.floor(number / 2) % 10 < (fits ? 8 : 2);
  const createdAt = now - (isYoung ? 5 : 120 + (number % 200)) * DAY;
  const converted = field('Converted', createdAt + 20 * DAY);
  return {
    identity: {
      crm: 'hubspot',
      object: 'lead',
      id: String(number),
      org: '7',
      url: `https://app.hubspot.com/contacts/7/record/0-136/${number}`,
    },
    title: `Example lead ${number}`,
    fields: {
      employees: field('Employees', fits ? 300 + number : 4),
      country: field('Country', fits ? 'Germany' : 'Chile'),
      industry: field('Industry', ['Dairy', 'Freight', 'Optics'][number % 3] ?? 'Dairy'),
      owner: field('Owner', number % 4 < 2 ? 'Ines Vollmer' : 'Tomas Reik'),
      createdAt: field('Created', createdAt),
      convertedAt: converts ? converted : { state: 'empty', label: 'Converted' },
    },
    stage: null,
    stages: [],
    history: [],
    asOf: now - (number % 1000) * 60_000,
    coverage: 'full',
    apiNames: {},
  };
}
