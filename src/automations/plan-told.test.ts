import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../record/domain-event';
import { NOW } from '../rule-kinds/testing/record-builder';
import { planTold, toldWords } from './plan-told';

const MINUTE = 60_000;
const event = (id: string, lead: string, minutesAgo = 0, kind: DomainEvent['kind'] = 'mql'): DomainEvent => ({
  id,
  kind,
  at: NOW - minutesAgo * MINUTE,
  title: `New MQL: Lead ${lead}`,
  lines: ['Score 72, MQL from 65.'],
  facts: [
    { label: 'Source', value: 'Webinar' },
    { label: 'Owner', value: 'Ada Sampleton' },
  ],
  record: { crm: 'hubspot', org: '7', object: 'lead', id: lead, name: `Lead ${lead}`, url: null },
});
const ON = { now: NOW, isOn: true, isQuiet: false, looking: new Set<string>(), unwanted: new Set<string>() };

describe('what is told of happenings', () => {
  it('is one notification for each record, at most three at once', () => {
    const ids = (count: number) =>
      planTold(
        Array.from({ length: count }, (_, at) => event(`e${at}`, `${at}`)),
        ON,
      ).notices.map(({ id }) => id);
    expect(ids(3)).toEqual(['happened e0', 'happened e1', 'happened e2']);
    expect(ids(4)).toEqual(['happened-many e0']);
  });

  it('is one for all that is late, and waits in quiet hours', () => {
    const late = [event('a', '1', 600), event('b', '2', 600)];
    expect(planTold(late, ON).notices).toHaveLength(1);
    expect(planTold(late, { ...ON, isQuiet: true })).toEqual({ notices: [], silent: [] });
  });

  it('is nothing for what is on the screen, what is not wanted, and where nobody asked', () => {
    const one = [event('a', '1')];
    for (const situation of [
      { ...ON, looking: new Set(['hubspot:7:lead:1']) },
      { ...ON, unwanted: new Set(['mql']) },
      { ...ON, isOn: false },
      { ...ON, who: { name: 'Kim Larkspur', parts: [] } },
    ])
      expect(planTold(one, situation)).toEqual({ notices: [], silent: ['a'] });
  });

  it('tells each happening once, or is silent of it', () => {
    const some = fc.array(fc.record({ lead: fc.nat(6), ago: fc.nat(20) }), { maxLength: 20 });
    fc.assert(
      fc.property(some, (all) => {
        const events = all.map(({ lead, ago }, at) => event(`e${at}`, `${lead}`, ago));
        const { notices, silent } = planTold(events, { ...ON, looking: new Set(['hubspot:7:lead:0']) });
        const told = [...notices.flatMap((notice) => notice.events), ...silent].sort();
        expect(told).toEqual(events.map(({ id }) => id).sort());
      }),
      { seed: 20261121 },
    );
  });

  it('says who, why and where from; of several, how many', () => {
    expect(toldWords([event('a', '1')])).toEqual({
      title: 'New MQL: Lead 1',
      message: 'Score 72, MQL from 65. Source: Webinar. Owner: Ada Sampleton.',
    });
    expect(toldWords([event('a', '1'), event('b', '2'), event('c', '3')])).toEqual({
      title: '3 things happened in 3 records',
      message: 'New MQL: Lead 1; New MQL: Lead 2; and 1 more. Open the list.',
    });
    expect(toldWords([])).toBeNull();
  });
});
