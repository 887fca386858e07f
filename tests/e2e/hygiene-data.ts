import type { Page } from '@playwright/test';
import { bundledPack } from '../../src/rule-packs/bundled';
import { judgeName } from '../../src/sla/summarize';

/** By which the records were judged, so that nothing is judged anew while a test looks. */
const JUDGED_BY = judgeName(bundledPack);

/** Fields by name: a text, a moment, null for empty. Left out: not read. */
export interface SeedPerson {
  id: number;
  title: string;
  object?: 'contact' | 'deal';
  org?: string;
  stage?: string;
  fields: Record<string, string | number | null>;
}

/** Puts records into the store of an extension page, as visits would have left them. */
export async function seedPeople(
  page: Pick<Page, 'evaluate'>,
  people: readonly SeedPerson[],
  now: number,
): Promise<void> {
  await page.evaluate('globalThis.__name ??= (inner) => inner');
  await page.evaluate(putPeople, { people, now, many: 0, judgedBy: JUDGED_BY });
}

/** So many contacts, one in ten of them twice, the same at each run. */
export async function seedManyPeople(page: Page, many: number, now: number): Promise<void> {
  await page.evaluate('globalThis.__name ??= (inner) => inner');
  await page.evaluate(putPeople, { people: [], now, many, judgedBy: JUDGED_BY });
}

interface Seed {
  people: readonly SeedPerson[];
  now: number;
  many: number;
  judgedBy: string;
}

/** Self-contained: it is sent to the page as text. */
async function putPeople({ people, now, many, judgedBy }: Seed): Promise<void> {
  const DAY = 86_400_000;
  const BATCH = 2000;
  const stored = ({ id, title, object = 'contact', org = '24680135', stage, fields }: SeedPerson) => ({
    key: `hubspot:${org}:${object}:${id}`,
    asOf: now,
    summary: {
      breach: 0,
      warning: 0,
      info: 0,
      unknown: 0,
      passed: 1,
      topWarning: null,
      score: null,
      kinds: [],
      judgedBy,
      judgedAt: now,
    },
    record: {
      identity: {
        crm: 'hubspot',
        object,
        id: String(id),
        org,
        url: `https://app.hubspot.com/contacts/${org}/record/${object === 'deal' ? '0-3' : '0-1'}/${id}`,
      },
      title,
      fields: Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          name,
          value === null
            ? { state: 'empty', label: name }
            : { state: 'value', value, text: String(value), label: name },
        ]),
      ),
      stage: stage === undefined ? null : { id: null, label: stage },
      stages: [],
      history: [],
      asOf: now,
      coverage: 'full',
      apiNames: {},
    },
  });
  const SYLLABLES = 'ka lo mi ren dor vel tas pin gra shu bel nor fi que zan ord'.split(' ');
  const word = (seed: number): string => {
    const hash = Math.imul(seed + 1, 2_654_435_761) >>> 20;
    return [hash & 15, (hash >> 4) & 15, hash >> 8].map((place) => SYLLABLES[place]).join('');
  };
  const contact = (id: number): SeedPerson => {
    const who = id % 10 === 9 ? id - 1 : id;
    const name = `${word(who)} ${word(who * 31 + 7)}`;
    const extra = Array.from({ length: 16 }, (_, index) => [`extra${index}`, `Value ${index} of ${id}`]);
    return {
      id,
      title: name,
      fields: {
        name,
        email: `person.${who}@team${who % 997}.example`,
        company: `Sample ${who % 997} Ltd`,
        phone: `+44 20 7946 ${String(who % 997).padStart(4, '0')}`,
        owner: `Owner ${id % 40}`,
        lifecycleStage: ['subscriber', 'lead', 'marketingqualifiedlead', 'customer'][id % 4] ?? null,
        createdAt: now - 900 * DAY,
        lastActivityAt: id % 7 === 0 ? null : now - (id % 600) * DAY,
        lastContactedAt: null,
        ...Object.fromEntries(extra),
      },
    };
  };
  const open = indexedDB.open('leadlight');
  await new Promise((resolve, reject) => {
    open.onsuccess = resolve;
    open.onerror = () => reject(open.error);
  });
  const size = many || people.length;
  for (let from = 0; from < size; from += BATCH) {
    const transaction = open.result.transaction(['records', 'settings'], 'readwrite');
    transaction.objectStore('settings').delete('review-format');
    const records = transaction.objectStore('records');
    for (let at = from; at < Math.min(size, from + BATCH); at += 1) {
      const person = many ? contact(at) : people[at];
      if (person) records.put(stored(person));
    }
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = () => reject(transaction.error);
    });
  }
  open.result.close();
}
