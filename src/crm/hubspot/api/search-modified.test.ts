import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualTiming } from '../../api/testing/manual-timing';
import { createHubspotClient } from './client';

const START = Date.UTC(2026, 10, 20);

interface Filter {
  propertyName: string;
  operator: string;
  value: string;
}

/** A search like HubSpot's over records that a script changes between any two calls. */
function changingServer(records: Map<number, number>, change: (call: number) => void) {
  let calls = 0;
  return async (_url: string, init: RequestInit): Promise<Response> => {
    change(calls);
    calls += 1;
    const body = JSON.parse(String(init.body));
    const filters: Filter[] = body.filterGroups[0].filters;
    const filterValue = (name: string) =>
      Number(filters.find(({ propertyName }) => propertyName === name)?.value);
    const [since, last] = [filterValue('hs_lastmodifieddate'), filterValue('hs_object_id')];
    const found = [...records].filter(([id, at]) => at >= since && id > last).sort(([a], [b]) => a - b);
    const results = found
      .slice(0, body.limit)
      .map(([id, at]) => ({ id: String(id), properties: { hs_lastmodifieddate: String(at) } }));
    return new Response(JSON.stringify({ total: found.length, results }));
  };
}

const pick = (ids: readonly number[], chance: number): number | undefined =>
  ids[Math.floor(chance * ids.length)];

describe('reading what was modified, while it is being modified', () => {
  it('gives every record that matched at the start and still exists exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1500 }),
        fc.array(
          fc.record({
            what: fc.constantFrom('touch', 'remove', 'add'),
            chance: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
          }),
          { maxLength: 200 },
        ),
        fc.integer({ min: 1, max: 40 }),
        async (count, changes, perCall) => {
          const timing = manualTiming(START);
          const records = new Map(
            Array.from({ length: count }, (_, i) => [i * 7 + 1, START - (i % 50) * 1000]),
          );
          const since = START - 30_000;
          const before = new Set([...records].filter(([, at]) => at >= since).map(([id]) => id));
          const left = [...changes];
          const fetch = changingServer(records, (call) => {
            for (const { what, chance } of call === 0 ? [] : left.splice(0, perCall)) {
              const id = pick([...records.keys()], chance);
              if (what === 'add') records.set(1 + Math.floor(chance * 12_000), timing.now());
              else if (id !== undefined && what === 'touch') records.set(id, timing.now());
              else if (id !== undefined) records.delete(id);
            }
          });
          const client = createHubspotClient(async () => 't', {
            ...timing,
            fetch,
            unreachable: async () => null,
          });
          const read = async () => {
            const ids: number[] = [];
            for await (const page of client.modifiedSince('deal', { since, properties: [] }))
              ids.push(...page.map(({ id }) => Number(id)));
            return ids;
          };
          const ids = await timing.run(read());
          expect(new Set(ids).size).toBe(ids.length);
          const missed = [...before].filter((id) => records.has(id) && !ids.includes(id));
          expect(missed).toEqual([]);
        },
      ),
      { seed: 43, numRuns: 40 },
    );
  });

  it('goes past 10,000 results, five searches a second', async () => {
    const timing = manualTiming(START);
    const records = new Map(Array.from({ length: 12_345 }, (_, i) => [i + 1, START]));
    const fetch = changingServer(records, () => {});
    const client = createHubspotClient(async () => 't', { ...timing, fetch, unreachable: async () => null });
    const read = async () => {
      let count = 0;
      for await (const page of client.modifiedSince('deal', { since: 0, properties: [] }))
        count += page.length;
      return count;
    };
    expect(await timing.run(read())).toBe(12_345);
    expect(timing.now() - START).toBeGreaterThanOrEqual(11_000);
  });

  it('does not go round in circles with a server that ignores the ids', async () => {
    const timing = manualTiming(START);
    const fetch = async () =>
      new Response(JSON.stringify({ total: 9, results: [{ id: '5', properties: {} }] }));
    const client = createHubspotClient(async () => 't', { ...timing, fetch, unreachable: async () => null });
    const read = async () => {
      for await (const _ of client.modifiedSince('deal', { since: 0, properties: [] }));
    };
    await expect(timing.run(read())).rejects.toMatchObject({ kind: 'unexpected-answer' });
  });
});
