import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deal } from '../../rule-kinds/testing/record-builder';
import { bundledPack } from '../../rule-packs/bundled';
import { keepBaselines } from '../../store/counted-baselines';
import { LeadlightDatabase } from '../../store/database';
import { saveRecords } from '../../store/save-records';
import { reviewPack } from './review-pack';
import { storedLimits } from './stored-limits';

const NOW = Date.UTC(2026, 10, 20, 9);
const SEVEN = { crm: 'hubspot', org: '7' } as const;
const pipeline = bundledPack.pipelines[0]?.id ?? '';
const pack = reviewPack(bundledPack);
if (!pack) throw new Error('The bundled pack can be read.');

let db: LeadlightDatabase;
beforeEach(async () => {
  db = new LeadlightDatabase('stored-limits');
  await store('7');
});
afterEach(() => db.delete());

const store = (org: string) =>
  saveRecords(db, [deal({ identity: { crm: 'hubspot', object: 'deal', id: '1', org, url: '' } })], 'sync');

const count = (by: string | null) =>
  keepBaselines(db, SEVEN, {
    by: by ?? '',
    zone: 'UTC',
    deals: 1,
    countedAt: NOW,
    changedAt: NOW,
    baselines: { [pipeline]: { proposal: { averageDays: 28.6, closedDeals: 83, since: NOW } } },
  });

it('are those of the pack until an own history is counted by the same stages', async () => {
  const days = { [pipeline]: { proposal: 10, negotiation: 21 } };
  expect(await storedLimits(db, pack)).toMatchObject({ days, byAccount: null });
  await count('others');
  expect(await storedLimits(db, pack)).toMatchObject({ days, byAccount: null });
  await count(pack.countedBy);
  const own = { [pipeline]: { proposal: 57, negotiation: 21 } };
  expect(await storedLimits(db, pack)).toMatchObject({ days: own, byAccount: null });
});

it('are of each account where one has a history of its own', async () => {
  await store('8');
  await count(pack.countedBy);
  expect(await storedLimits(db, pack)).toMatchObject({
    days: { [pipeline]: { proposal: 10 } },
    byAccount: {
      'hubspot:7': { [pipeline]: { proposal: 57 } },
      'hubspot:8': { [pipeline]: { proposal: 10 } },
    },
  });
});

it('are those of the pack where no rule asks for an own history', async () => {
  await count(pack.countedBy);
  const rules = bundledPack.rules.map((rule) =>
    rule.kind === 'stale-deal' ? { ...rule, mode: 'off' as const } : rule,
  );
  const still = reviewPack({ ...bundledPack, rules });
  expect(still && (await storedLimits(db, still)).days[pipeline]).toMatchObject({ proposal: 10 });
});
