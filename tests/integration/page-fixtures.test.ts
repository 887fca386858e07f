import { afterEach, describe, expect, it } from 'vitest';
import { drawLate } from '../../src/crm/testing/open-page';
import { toRecord } from '../../src/crm/to-record';
import { pageReadingSchema } from '../../src/record/page-reading';
import type { AssessContext } from '../../src/record/types';
import { pageFixtures, pagesNotRead } from '../fixtures/pages/load-fixture';
import { identityOf, type OpenedFixture, openFixture, READ_AT } from '../fixtures/pages/open-fixture';

const context: AssessContext = { now: READ_AT, zone: 'Europe/Berlin', locale: 'en-GB' };

let opened: OpenedFixture[] = [];
afterEach(async () => {
  await Promise.all(opened.map((page) => page.close()));
  opened = [];
});

describe('every page fixture', () => {
  for (const fixture of pageFixtures())
    it(fixture.name, () => {
      const page = openFixture(fixture, { isEarly: true });
      opened.push(page);
      const { doc, read } = page;
      if (fixture.first) {
        expect(read()).toMatchObject(fixture.first);
        drawLate(doc);
      }
      const reading = read();
      expect(reading).toEqual({ ...fixture.reading, readAt: READ_AT });
      expect(pageReadingSchema.safeParse(structuredClone(reading)).success).toBe(true);
      const { record } = toRecord(reading, null, [], context);
      for (const [concept, expected] of Object.entries(fixture.record ?? {}))
        expect(record.fields[concept], concept).toMatchObject(expected);
    });
});

describe('a page that is no record', () => {
  for (const page of pagesNotRead())
    it(`${page.name} is not read`, async () => expect(await identityOf(page)).toBeNull());
});
