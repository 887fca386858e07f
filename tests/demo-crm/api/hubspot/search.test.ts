import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDemoData } from '../../data/generate';
import { showcaseDeal } from '../../data/showcase';
import type { ApiObject } from './object';
import { createObjects } from './objects';
import { searchObjects } from './search';
import { compareValues, InvalidSearch } from './search-filters';

const NOW = Date.UTC(2026, 10, 21, 9, 30);
const data = createDemoData({ now: NOW });
const findObject = createObjects(data);

function object(name: string): ApiObject {
  const found = findObject(name);
  if (!found) throw new Error(`no object ${name}`);
  return found;
}

const deals = object('0-3');
const filtered = (...filters: unknown[]) => searchObjects(deals, { filterGroups: [{ filters }], limit: 200 });
const total = (...filters: unknown[]) => filtered(...filters).total;
const count = (test: (deal: (typeof data.deals)[number]) => boolean) => data.deals.filter(test).length;

describe('search filters', () => {
  it('compare numbers as numbers, whatever their text looks like', () => {
    const wanted = count((deal) => deal.amount !== null && deal.amount > 9_000);
    expect(total({ propertyName: 'amount', operator: 'GT', value: '9000' })).toBe(wanted);
    expect(total({ propertyName: 'amount', operator: 'EQ', value: 18_000 })).toBe(
      count((d) => d.amount === 18_000),
    );
    expect(total({ propertyName: 'amount', operator: 'BETWEEN', value: '9000', highValue: '20000' })).toBe(
      count((deal) => deal.amount !== null && deal.amount >= 9_000 && deal.amount <= 20_000),
    );
    expect(wanted).toBeGreaterThan(0);
  });

  it('compare dates given as epoch milliseconds or as text', () => {
    const wanted = count((deal) => deal.createdAt >= NOW - 90 * 86_400_000);
    const at = NOW - 90 * 86_400_000;
    expect(total({ propertyName: 'createdate', operator: 'GTE', value: String(at) })).toBe(wanted);
    expect(total({ propertyName: 'createdate', operator: 'GTE', value: new Date(at).toISOString() })).toBe(
      wanted,
    );
    expect(total({ propertyName: 'createdate', operator: 'LT', value: String(at) })).toBe(
      data.deals.length - wanted,
    );
  });

  it('know lists, presence and words', () => {
    const values = ['demo', 'proposal'];
    const inBoth = count((deal) => values.includes(deal.stageId));
    expect(total({ propertyName: 'dealstage', operator: 'IN', values })).toBe(inBoth);
    expect(total({ propertyName: 'dealstage', operator: 'NOT_IN', values })).toBe(data.deals.length - inBoth);
    const blank = count((deal) => deal.amount === null);
    expect(total({ propertyName: 'amount', operator: 'NOT_HAS_PROPERTY' })).toBe(blank);
    expect(total({ propertyName: 'amount', operator: 'HAS_PROPERTY' })).toBe(data.deals.length - blank);
    const named = (value: string) =>
      filtered({ propertyName: 'dealname', operator: 'CONTAINS_TOKEN', value }).results.map(({ id }) => id);
    const { hubspotId } = showcaseDeal(data, 'discount-over-40');
    expect(named('HALF')).toEqual([hubspotId]);
    expect(named('hal*')).toEqual([hubspotId]);
    expect(named('al')).toEqual([]);
    expect(named('株式会社例')).toEqual([showcaseDeal(data, 'non-ascii').hubspotId]);
  });

  it('join filters of a group by and, groups by or', () => {
    const won = { propertyName: 'dealstage', operator: 'EQ', value: 'closedwon' };
    const lost = { propertyName: 'dealstage', operator: 'EQ', value: 'closedlost' };
    expect(total(won, lost)).toBe(0);
    const either = searchObjects(deals, { filterGroups: [{ filters: [won] }, { filters: [lost] }] });
    expect(either.total).toBe(count((deal) => deal.stageId.startsWith('closed')));
  });

  it.each([
    [{ propertyName: 'nope', operator: 'EQ', value: '1' }, 'no property called nope'],
    [{ propertyName: 'amount', operator: 'LIKE', value: '1' }, 'LIKE is not an operator'],
    [{ propertyName: 'amount', operator: 'EQ' }, 'needs a value'],
    [{ propertyName: 'amount', operator: 'BETWEEN', value: '1' }, 'needs a highValue'],
    [{ propertyName: 'amount', operator: 'IN', value: '1' }, 'needs values'],
    [{ operator: 'EQ', value: '1' }, 'needs propertyName'],
  ])('refuse %j', (filter, message) => {
    expect(() => total(filter)).toThrow(InvalidSearch);
    expect(() => total(filter)).toThrow(message);
  });

  it('order numbers like numbers', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        expect(Math.sign(compareValues(String(a), b.toFixed(2), 'number'))).toBe(Math.sign(a - b));
      }),
    );
  });
});

describe('search', () => {
  it('walks through all pages without gap or repetition', () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = searchObjects(deals, { sorts: ['-createdate'], limit: 150, after });
      seen.push(...page.results.map((result) => result.id));
      after = 'paging' in page ? page.paging?.next.after : undefined;
    } while (after);
    expect(new Set(seen).size).toBe(data.deals.length);
    const created = seen.map((id) => data.deals.find((deal) => deal.hubspotId === id)?.createdAt ?? 0);
    expect(created).toEqual([...created].sort((a, b) => b - a));
  });

  it('sorts by number with blanks last in both directions', () => {
    for (const direction of ['ASCENDING', 'DESCENDING']) {
      const sorts = [{ propertyName: 'amount', direction }];
      const first = searchObjects(deals, { sorts, limit: 200, properties: ['amount'] }).results;
      const amounts = first.map((result) => Number(result.properties.amount));
      const sign = direction === 'ASCENDING' ? 1 : -1;
      expect(amounts).toEqual([...amounts].sort((a, b) => sign * (a - b)));
      expect(first.every((result) => result.properties.amount !== null)).toBe(true);
    }
  });

  it('looks a query up in the searchable properties', () => {
    const { results } = searchObjects(object('contacts'), { query: 'NÄSSTRÖM' });
    expect(results.map((result) => result.properties.lastname)).toEqual(['Näsström-例']);
    expect(searchObjects(object('company'), { query: 'fenwhistle' }).total).toBe(6);
  });

  it('ends at 200 a page, 10,000 in all, 5 groups and 18 filters', () => {
    const filter = { propertyName: 'amount', operator: 'HAS_PROPERTY' };
    expect(() => searchObjects(deals, { limit: 201 })).toThrow('from 1 to 200');
    expect(() => searchObjects(deals, { limit: 100, after: '9901' })).toThrow('10000');
    expect(searchObjects(deals, { limit: 100, after: '9900' }).results).toEqual([]);
    expect(() =>
      searchObjects(deals, { filterGroups: Array.from({ length: 6 }, () => ({ filters: [] })) }),
    ).toThrow('at most 5');
    expect(() => total(...Array.from({ length: 19 }, () => filter))).toThrow('at most 18');
  });
});
