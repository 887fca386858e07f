import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SigningKey } from '../signing/keys';
import type { ManifestTerms } from '../signing/sign-manifest';
import type { StoredSubscription } from '../store/subscriptions';
import { applyCheck } from './apply-check';
import type { CheckResult } from './check';
import { judgeManifest } from './judge-manifest';
import { rolledBack } from './settle';
import {
  companyPack,
  DAY,
  freshRow,
  iso,
  NOW,
  newKey,
  type Published,
  publishPack,
} from './testing/publisher';

const AT = { now: NOW, chance: 0.5, appVersion: '1' };
let key: SigningKey;
beforeAll(async () => {
  key = await newKey();
});

const apply = (row: StoredSubscription, ...results: CheckResult[]): StoredSubscription =>
  results.reduce((current, result) => applyCheck(current, result, AT), row);

const inUse = (row: StoredSubscription) => row.kept[0]?.manifest.version ?? null;

/** Terms a publisher gives one after the other: new versions, the same again, and roll-backs. */
type Step = 'new' | 'again' | 'roll-back';

function history(steps: readonly Step[]): Promise<Published[]> {
  let [version, highest] = [1, 1];
  let rollbackOf: number | undefined;
  return Promise.all(
    steps.map((step, index) => {
      if (step === 'new') {
        highest += 1;
        version = highest;
        rollbackOf = undefined;
      } else if (step === 'roll-back' && version > 1) {
        rollbackOf = highest;
        version -= 1;
      }
      const terms: Partial<ManifestTerms> = { publishedAt: iso(NOW - DAY + index * 60_000), rollbackOf };
      return publishPack(key, version, terms);
    }),
  );
}

describe('in whatever order looks end', () => {
  const steps = fc.array(fc.constantFrom<Step>('new', 'again', 'roll-back'), { minLength: 1, maxLength: 7 });

  it('the version published last is the one in use, and nothing goes back', async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.infiniteStream(fc.nat()),
        fc.array(fc.nat(), { maxLength: 6 }),
        async (made, draws, repeated) => {
          const published = await history(made);
          const order = published
            .map((entry, index) => ({ entry, index, draw: draws.next().value }))
            .sort((a, b) => a.draw - b.draw);
          const replayed = repeated
            .map((index) => order[index % order.length])
            .filter((found) => found !== undefined);
          let row = freshRow(key.publicKey);
          let newest = -1;
          for (const { entry, index } of [...order, ...replayed]) {
            row = apply(row, entry.accepted);
            newest = Math.max(newest, index);
            expect(row.newest?.publishedAt).toBe(published[newest]?.manifest.publishedAt);
          }
          expect(inUse(row)).toBe(published.at(-1)?.manifest.version);
          expect(row.waiting).toBeNull();
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });
});

describe('an older version', () => {
  it('is refused, published earlier or later, unless it is signed as the roll-back', async () => {
    const third = await publishPack(key, 3);
    const row = apply(freshRow(key.publicKey), third.accepted);
    const replayed = await publishPack(key, 2);
    const later = { publishedAt: iso(NOW) };
    const lower = await publishPack(key, 2, later);
    const notFar = await publishPack(key, 2, { ...later, rollbackOf: 2 });
    const signed = await publishPack(key, 2, { ...later, rollbackOf: 3 });
    for (const { manifest } of [replayed, lower, notFar])
      expect(judgeManifest(row, manifest, NOW, null)).toMatchObject({
        kind: 'refuse',
        state: 'older-version',
      });
    const back = apply(row, signed.accepted);
    expect(inUse(back)).toBe(2);
    expect(back.kept).toHaveLength(1);
    expect(inUse(apply(back, third.accepted))).toBe(2);
  });

  it('that is the same version with other content is refused', async () => {
    const row = apply(freshRow(key.publicKey), (await publishPack(key, 3)).accepted);
    const other = await publishPack(key, 3, { publishedAt: iso(NOW) }, companyPack(3, { noiseBudget: 9 }));
    expect(judgeManifest(row, other.manifest, NOW, null)).toMatchObject({ state: 'changed-content' });
    expect(apply(row, other.accepted).kept).toEqual(row.kept);
  });
});

describe('going back by hand', () => {
  it('keeps the older version until a newer one than the refused comes', async () => {
    const [one, two, three] = await Promise.all([1, 2, 3].map((version) => publishPack(key, version)));
    if (!one || !two || !three) throw new Error('Three were published.');
    const row = rolledBack(apply(freshRow(key.publicKey), one.accepted, two.accepted), NOW);
    expect(inUse(row)).toBe(1);
    const again = await publishPack(key, 2, { publishedAt: iso(NOW) });
    const refreshed = apply(row, two.accepted, { kind: 'unchanged' }, again.accepted);
    expect(inUse(refreshed)).toBe(1);
    expect(refreshed.waiting?.manifest.version).toBe(2);
    expect(inUse(apply(row, three.accepted))).toBe(3);
  });

  it('changes nothing where no version is kept to go back to', async () => {
    const row = apply(freshRow(key.publicKey), (await publishPack(key, 1)).accepted);
    expect(rolledBack(row, NOW)).toBe(row);
  });
});

describe('another key', () => {
  it('is trusted after the old one named it, and then the old one is not', async () => {
    const [next, stranger] = await Promise.all([newKey(), newKey()]);
    const before = await publishPack(next, 2);
    const naming = await publishPack(key, 3, { nextKey: next.publicKey });
    const first = await publishPack(next, 4);
    const last = await publishPack(key, 5);
    const fresh = freshRow(key.publicKey);
    expect(apply(fresh, before.accepted).newest).toBeNull();
    const named = apply(fresh, naming.accepted);
    expect(named.keys).toEqual([key.publicKey, next.publicKey]);
    const moved = apply(named, first.accepted);
    expect(moved.keys).toEqual([next.publicKey]);
    expect(inUse(apply(moved, last.accepted))).toBe(4);
    expect(inUse(apply(moved, (await publishPack(stranger, 6)).accepted))).toBe(4);
  });
});
