import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordKey } from '../../record/record-key';
import type { CrmRecord } from '../../record/types';
import { TEST_PACK } from '../../rule-kinds/testing/pack-context';
import { deal, unreadable } from '../../rule-kinds/testing/record-builder';
import { compileHygiene } from '../policy';
import { idsOf, person } from '../testing/people';
import { contactKeys } from './contact-keys';
import { findDuplicates } from './find-duplicates';
import type { NotSame } from './kept-apart';

const POLICY = compileHygiene({ phoneRegion: 'DE' }, TEST_PACK);
const groupsOf = (records: CrmRecord[], notSame: NotSame[] = []) =>
  findDuplicates(records, POLICY, notSame).groups.map(({ records: group }) => idsOf(group));
const apart = (one: CrmRecord, other: CrmRecord): NotSame => [
  recordKey(one.identity),
  recordKey(other.identity),
];

const LINE = { company: 'Example Rockets GmbH', phone: '030 123456' };

describe('exact duplicates', () => {
  it('have one mailbox, personal ones too', () => {
    const records = [
      person(1, { email: 'Ada@gmail.com' }),
      person(2, { email: 'ada+x@gmail.com' }),
      person(3, { email: 'bob@gmail.com' }),
    ];
    expect(groupsOf(records)).toEqual([['1', '2']]);
  });

  it('have one mail domain, company, phone and person', () => {
    const records = [
      person(1, { email: 'ada@example.com', name: 'Ada Sampleton', ...LINE }),
      person(2, {
        email: 'a.sampleton@example.com',
        name: 'Sampleton, Ada',
        company: 'example rockets',
        phone: '+49 30 123456',
      }),
      person(3, { email: 'bob@example.com', name: 'Bob Sample', ...LINE }),
    ];
    expect(groupsOf(records)).toEqual([['1', '2']]);
    expect(findDuplicates(records, POLICY).groups[0]?.matches).toEqual([
      { by: 'company-and-phone', value: 'example.com, example rockets, +4930123456' },
    ]);
  });

  it('are not made by a personal mail domain, a missing key or another extension', () => {
    const same = { name: 'Ada Sampleton', ...LINE };
    expect(
      groupsOf([person(1, { email: 'a@gmail.com', ...same }), person(2, { email: 'b@gmail.com', ...same })]),
    ).toEqual([]);
    expect(groupsOf([person(1, same), person(2, same)])).toEqual([]);
    const extension = (id: number, phone: string) =>
      person(id, { email: `a${id}@example.com`, ...same, phone });
    expect(groupsOf([extension(1, '030 123456 x1'), extension(2, '030 123456 x2')])).toEqual([]);
    expect(
      groupsOf([person(1, { email: unreadable('loading') }), person(2, { email: unreadable('loading') })]),
    ).toEqual([]);
  });

  it('do not join two people by a record without a name', () => {
    const at = (id: number, name: string | null) =>
      person(id, { email: `p${id}@example.com`, name, ...LINE });
    expect(groupsOf([at(1, 'Ada'), at(2, null), at(3, 'Bob')])).toEqual([]);
    expect(groupsOf([at(1, 'Ada'), at(2, null)])).toEqual([['1', '2']]);
  });

  it('are connected through others, but never a pair marked as not the same', () => {
    const a = person('a', { email: 'ada@example.com', name: 'Ada', ...LINE });
    const b = person('b', { email: 'ada@example.com', phone: '040 999999' });
    const c = person('c', { email: 'ada2@example.com', name: 'Ada', ...LINE });
    expect(groupsOf([a, b, c])).toEqual([['a', 'b', 'c']]);
    expect(groupsOf([a, b, c], [apart(b, c)])).toEqual([['a', 'b']]);
    expect(groupsOf([a, b, c], [apart(b, a)])).toEqual([['a', 'c']]);
  });

  it('still hold the others of one mailbox when one of them was marked off from all', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => person(id, { email: 'ada@example.com' }));
    if (!a || !b || !c) throw new Error('no records');
    expect(groupsOf([a, b, c], [apart(a, b), apart(a, c)])).toEqual([['b', 'c']]);
  });

  it('leave deals and companies out', () => {
    const record = deal({ fields: person(1, { email: 'ada@example.com' }).fields });
    expect(findDuplicates([record, record], POLICY)).toMatchObject({ groups: [], compared: 0 });
  });
});

describe('similar records', () => {
  const suggested = (records: CrmRecord[], notSame: NotSame[] = []) =>
    findDuplicates(records, POLICY, notSame).suggestions.map(({ records: [a, b], shared }) => [
      a.identity.id,
      b.identity.id,
      shared,
    ]);

  const typo = [
    person(1, { email: 'ada@example.com', name: 'Ada Sampleton' }),
    person(2, { email: 'sampleton@example.com', name: 'Ada Sampelton' }),
  ];

  it('are suggested, and never merged', () => {
    expect(suggested(typo)).toEqual([['1', '2', 'domain']]);
    expect(groupsOf(typo)).toEqual([]);
  });

  it('by the person’s name too, where the companies are alike', () => {
    const at = (id: number, company: string) => person(id, { name: 'Ada Sampleton', company });
    expect(suggested([at(1, 'Example Rockets'), at(2, 'Example Rokets Ltd')])).toEqual([
      ['1', '2', 'person'],
    ]);
    expect(suggested([at(1, 'Example Rockets'), at(2, 'Other Works')])).toEqual([]);
  });

  it('are left alone once marked, or in one group already', () => {
    const [one, two] = typo;
    if (!one || !two) throw new Error('no pair');
    expect(suggested([one, two], [apart(two, one)])).toEqual([]);
    expect(
      suggested([
        person(1, { email: 'a@example.com', name: 'Ada' }),
        person(2, { email: 'a@example.com', name: 'Ada' }),
      ]),
    ).toEqual([]);
  });
});

const small = fc.record({
  email: fc.constantFrom('a@example.com', 'b@example.com', 'a@gmail.com', '', 'x'),
  company: fc.constantFrom('Example', 'Example Inc', 'Other', ''),
  phone: fc.constantFrom('030 123456', '+4930123456', '040 654321', ''),
  name: fc.constantFrom('Ada', 'Bob', ''),
});

describe('groups', () => {
  it('are the connected components of the pairs that match, found the slow way', () => {
    fc.assert(
      fc.property(fc.array(small, { maxLength: 12 }), (all) => {
        const records = all.map((fields, index) => person(index, fields));
        const keys = records.map((record) => contactKeys(record, POLICY));
        const line = (index: number) => [keys[index]?.domain, keys[index]?.company, keys[index]?.phone];
        const personsOn = (index: number) =>
          new Set(
            keys
              .filter((_, other) => `${line(other)}` === `${line(index)}`)
              .flatMap(({ person: name }) => name || []),
          ).size;
        const isSame = (a: number, b: number) =>
          (keys[a]?.address !== '' && keys[a]?.address === keys[b]?.address) ||
          (line(a).every(Boolean) &&
            `${line(a)}` === `${line(b)}` &&
            (personsOn(a) <= 1 || (keys[a]?.person !== '' && keys[a]?.person === keys[b]?.person)));
        const component = records.map((_, index) => index);
        for (let round = 0; round < records.length; round += 1)
          for (let a = 0; a < records.length; a += 1)
            for (let b = 0; b < records.length; b += 1)
              if (isSame(a, b)) component[a] = component[b] = Math.min(component[a] ?? a, component[b] ?? b);
        const slow = records.flatMap((_, head) => {
          const members = records.filter((_record, index) => component[index] === head);
          return members.length > 1 ? [idsOf(members)] : [];
        });
        expect(groupsOf(records).sort()).toEqual(slow.sort());
      }),
      { numRuns: 1000, seed: 4 },
    );
  });

  it('never hold a marked pair, and every pair that stays out was marked', () => {
    const marks = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(small, { minLength: 10, maxLength: 10 }), marks, (all, pairs) => {
        const records = all.map((fields, index) => person(index, fields));
        const at = (index: number) => records[index] ?? person('none');
        const notSame = pairs.filter(([a, b]) => a !== b).map(([a, b]) => apart(at(a), at(b)));
        const { groups } = findDuplicates(records, POLICY, notSame);
        for (const { records: group, matches } of groups) {
          const ids = new Set(group.map(({ identity }) => recordKey(identity)));
          expect(notSame.some(([a, b]) => ids.has(a) && ids.has(b))).toBe(false);
          expect(matches.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1000, seed: 5 },
    );
  });
});
