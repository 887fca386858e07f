import { describe, expect, it } from 'vitest';
import { bundledPack } from '../rule-packs/bundled';
import { type FetchedPack, fetchPackInTime } from './fetch-pack';

const company: FetchedPack = { pack: { ...bundledPack, id: 'company' }, origin: 'signed', problem: null };
const bundled = async () => bundledPack;

function fetchFrom(ask: () => Promise<FetchedPack>, late: string[] = []) {
  return fetchPackInTime({ ask, bundled, timeoutMs: 20, onLate: () => late.push('late') });
}

describe('fetching the rule pack', () => {
  it('gives the pack in force', async () => {
    expect(await fetchFrom(async () => company)).toEqual(company);
  });

  it('gives the bundled one, and says so, when the store hangs', async () => {
    const found = await fetchFrom(() => new Promise(() => {}));
    expect(found).toMatchObject({ pack: { id: bundledPack.id }, origin: 'bundled' });
    expect(found.problem).toMatch(/did not answer within 0.02 s/);
  });

  it('gives the bundled one with the store’s own words when it fails', async () => {
    const found = await fetchFrom(() => Promise.reject(new Error('QuotaExceededError')));
    expect(found).toMatchObject({ origin: 'bundled', problem: 'QuotaExceededError' });
  });

  it('tells when the store answers after all', async () => {
    const late: string[] = [];
    let answer = (_: FetchedPack): void => {};
    const found = await fetchFrom(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
      late,
    );
    expect(found.origin).toBe('bundled');
    answer(company);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(late).toEqual(['late']);
  });

  it('rejects when the extension has gone', async () => {
    const gone = new Error('Extension context invalidated.');
    await expect(fetchFrom(() => Promise.reject(gone))).rejects.toBe(gone);
  });
});
