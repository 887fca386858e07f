import type { Page } from '@playwright/test';
import { bundledPack } from '../../src/rule-packs/bundled';
import { judgeName } from '../../src/sla/summarize';

const IN_FORCE = judgeName(bundledPack);

/**
 * Puts `count` made-up records into the store of an extension page, as visits would have left them:
 * 30 fields and some history each, about 1.5 KB, the same at each run. Runs inside the page. `pack`: by which
 * they were judged; what another pack judged is judged anew as soon as the review opens.
 */
export async function seedReview(
  page: Pick<Page, 'evaluate'>,
  count: number,
  now: number,
  pack = IN_FORCE,
): Promise<void> {
  // tsx names inner functions by a helper that the page does not have.
  await page.evaluate('globalThis.__name ??= (inner) => inner');
  await page.evaluate(putRecords, { count, now, pack });
}

/** Self-contained: it is sent to the page as text. */
async function putRecords({ count, now, pack }: { count: number; now: number; pack: string }): Promise<void> {
  const DAY = 86_400_000;
  const STAGES = ['Qualified', 'Discovery', 'Demo', 'Proposal', 'Negotiation', 'Closed Won', 'Closed Lost'];
  const OWNERS = ['Ines Vollmer', 'Tomas Reik', 'Mara Ilves', 'Priya Nandan', 'Jonas Weil', 'Odile Farge'];
  const SOURCES = ['Inbound', 'Outbound', 'Partner', 'Event', 'Referral'];
  const FIRST = ['Larkspur', 'Quillon', 'Brindle', 'Fenwhistle', 'Ostrava', 'Merrow', 'Tallis', 'Corvane'];
  const SECOND = ['Mills', 'Freight', 'Booking', 'Labs', 'Foundry', 'Dairy', 'Optics', 'Paper'];
  const THIRD = [
    'Warehouse platform',
    'Renewal',
    'Sensor rollout',
    'Support desk',
    'Booking engine',
    'Pilot',
  ];
  let state = 7;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const field = (label: string, value: string | number, text = String(value)) => ({
    state: 'value',
    value,
    text,
    label,
  });

  function lead(id: number): object {
    const createdAt = now - Math.floor(random() * 200) * DAY;
    const form = createdAt + 3_600_000;
    return stored(
      id,
      'lead',
      `${pick(FIRST)} ${pick(SECOND)}`,
      null,
      {
        lifecycleStage: field(
          'Lifecycle stage',
          pick(['lead', 'lead', 'lead', 'marketingqualifiedlead', 'customer']),
        ),
        source: field('Source', pick(SOURCES)),
        owner: field('Owner', pick(OWNERS)),
        createdAt: field('Created', createdAt),
        formSubmittedAt: { ...field('Form submitted', form), precision: 'minute' },
        firstContactAt: {
          ...field('First rep contact', form + Math.floor(random() * 30) * 60_000),
          precision: 'minute',
        },
      },
      [],
    );
  }

  function deal(id: number): object {
    const at = Math.floor(random() * STAGES.length);
    const createdAt = now - (40 + Math.floor(random() * 300)) * DAY;
    const company = `${pick(FIRST)} ${pick(SECOND)}`;
    const path =
      at < 5 ? STAGES.slice(0, at + 1) : [...STAGES.slice(0, 2 + Math.floor(random() * 4)), STAGES[at]];
    const step = Math.max(1, Math.floor((now - createdAt) / DAY / (path.length + 1)));
    const history = path.map((to, index) => ({
      field: 'stage',
      at: createdAt + index * step * DAY,
      from: path[index - 1] ?? null,
      to,
      source: 'crm',
    }));
    const close = now + Math.floor(random() * 160 - (at > 4 ? 160 : 20)) * DAY;
    const pushes = Math.floor(random() * 4);
    const moves = Array.from({ length: pushes }, (_, index) => ({
      field: 'closeDate',
      at: createdAt + (index + 1) * 9 * DAY,
      from: iso(close - (pushes - index) * 20 * DAY),
      to: iso(close - (pushes - index - 1) * 20 * DAY),
      source: 'crm',
    }));
    const amount = Math.floor(random() * 2000) * 100 + 500;
    const extra = Array.from({ length: 16 }, (_, index) => [
      `extra${index}`,
      field(`Extra ${index}`, `Value ${index}`),
    ]);
    return stored(
      id,
      'deal',
      `${company} – ${pick(THIRD)}, ${id}`,
      STAGES[at] ?? null,
      {
        ...(random() < 0.9
          ? { amount: { ...field('Amount', amount), currency: 'EUR' } }
          : { amount: { state: 'empty', label: 'Amount' } }),
        company: field('Company', company),
        owner: field('Owner', pick(OWNERS)),
        source: field('Source', pick(SOURCES)),
        probability: field('Probability', at < 5 ? 10 + at * 20 : at === 5 ? 100 : 0),
        closeDate: field('Close date', iso(close)),
        createdAt: field('Created', createdAt),
        stageEnteredAt: field('Stage entered', history.at(-1)?.at ?? createdAt),
        nextStep: field('Next step', 'Send the revised offer and agree on a date for the review'),
        ...Object.fromEntries(extra),
      },
      [...history, ...moves].sort((a, b) => a.at - b.at),
    );
  }

  function stored(
    id: number,
    object: string,
    title: string,
    stage: string | null,
    fields: object,
    history: object[],
  ) {
    const roll = random();
    const kinds =
      roll < 0.05
        ? ['deal-desk']
        : roll < 0.4
          ? ['stale-deal', 'close-date-push']
          : roll < 0.5
            ? ['stage-skip']
            : [];
    const asOf = now - Math.floor(random() * 20) * DAY;
    const topWarning = {
      'deal-desk': 'Deal desk: legal terms',
      'stale-deal': `Stale in ${stage}`,
      'stage-skip': 'Stage skipped',
    };
    return {
      key: `hubspot:24680135:${object}:${id}`,
      asOf,
      summary: {
        breach: roll < 0.05 ? 1 : 0,
        warning: roll >= 0.05 && roll < 0.4 ? 2 : 0,
        info: roll >= 0.4 && roll < 0.5 ? 1 : 0,
        unknown: roll > 0.8 ? 2 : 0,
        passed: 4,
        topWarning: topWarning[kinds[0] as keyof typeof topWarning] ?? null,
        score: object === 'lead' ? Math.floor(random() * 100) : null,
        kinds,
        judgedBy: pack,
        judgedAt: now,
      },
      record: {
        identity: {
          crm: 'hubspot',
          object,
          id: String(id),
          org: '24680135',
          url: `https://app.hubspot.com/contacts/24680135/record/0-3/${id}`,
        },
        title,
        fields,
        stage: stage === null ? null : { id: null, label: stage },
        stages: [],
        history,
        asOf,
        coverage: 'full',
        apiNames: {},
      },
    };
  }

  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('leadlight');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const done = (transaction: IDBTransaction) =>
    new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
    });
  for (let from = 0; from < count; from += 2000) {
    const transaction = database.transaction(['records', 'settings'], 'readwrite');
    transaction.objectStore('settings').delete('review-format');
    const records = transaction.objectStore('records');
    for (let id = from; id < Math.min(count, from + 2000); id += 1)
      records.put(id % 10 === 9 ? lead(id) : deal(id));
    await done(transaction);
  }
  database.close();
}
