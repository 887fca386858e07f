import { expect, it } from 'vitest';
import { recordKey } from '../../record/record-key';
import type { CrmRecord } from '../../record/types';
import { TEST_PACK } from '../../rule-kinds/testing/pack-context';
import { deal, unreadable } from '../../rule-kinds/testing/record-builder';
import { compileHygiene } from '../policy';
import { person } from '../testing/people';
import type { NotSame } from './kept-apart';
import { PeerCollector, peerIndex } from './peer-index';

const POLICY = compileHygiene({ phoneRegion: 'DE' }, TEST_PACK);
const LINE = { company: 'Example GmbH', phone: '030 123456', name: 'Ada Sampleton' };
const ada = person(1, { email: 'ada@example.com', ...LINE });
const sameMailbox = person(2, { email: 'ADA+x@example.com', company: null, phone: null, name: null });
const sameLine = person(3, { email: 'sampleton@example.com', ...LINE, company: 'example' });
const colleague = person(4, { email: 'bob@example.com', ...LINE, name: 'Bob' });
const all = [ada, sameMailbox, sameLine, colleague, deal()];

const idsFor = (record: CrmRecord, notSame: NotSame[] = []) =>
  peerIndex(all, POLICY, notSame)
    .matches(record)
    ?.peers.map(({ identity }) => identity.id);

it('finds the same mailbox, and the same person on the same line, without the record itself', () => {
  expect(idsFor(ada)).toEqual(['2', '3']);
  expect(idsFor(colleague)).toEqual([]);
  expect(idsFor(person(9, { ...LINE, email: 'other@example.com' }))).toEqual(['1', '3']);
  expect(peerIndex(all, POLICY).size).toBe(4);
});

it('counts those it was held against without the record itself', () => {
  const among = (record: CrmRecord) => peerIndex(all, POLICY).matches(record)?.among;
  expect([among(ada), among(person(9, { email: 'x@y.example' }))]).toEqual([3, 4]);
});

it('knows a record by its last reading, and forgets it when told', () => {
  const peers = new PeerCollector(POLICY);
  for (const record of [...all, person(2, { email: 'moved@example.com' }), { ...sameLine, title: 'Again' }])
    peers.add(record);
  expect(peers.matches(ada)?.peers.map(({ identity, title }) => [identity.id, title])).toEqual([
    ['3', 'Again'],
  ]);
  expect(peers.matches(person(9, { email: 'moved@example.com' }))?.peers).toHaveLength(1);
  peers.remove(recordKey(sameLine.identity));
  expect([peers.matches(ada)?.peers, peers.size]).toEqual([[], 3]);
});

it('names a record once that has the mailbox and the line', () => {
  const twin = person(5, { email: 'ada@example.com', ...LINE });
  expect(peerIndex([ada, twin], POLICY).matches(ada)?.peers).toEqual([
    { identity: twin.identity, title: null, shares: 'e-mail address (ada@example.com)' },
  ]);
});

it('leaves out what was marked as not the same, either way round', () => {
  expect(idsFor(ada, [[recordKey(sameMailbox.identity), recordKey(ada.identity)]])).toEqual(['3']);
  expect(idsFor(ada, [[recordKey(ada.identity), recordKey(sameLine.identity)]])).toEqual(['2']);
});

it('says by what it looked, and null where that is not known', () => {
  const compared = (record: CrmRecord) => peerIndex(all, POLICY).matches(record)?.compared;
  expect(compared(sameMailbox)).toBe('e-mail address');
  expect(compared(ada)).toBe('e-mail address, or mail domain, company, phone and name');
  expect(compared(person(9, { email: unreadable('loading') }))).toBeUndefined();
  expect(compared(person(9, { email: null, company: null, phone: null, name: null }))).toBe('e-mail address');
});
