import { expect, it } from 'vitest';
import { person } from '../../../hygiene/testing/people';
import { recordKey } from '../../../record/record-key';
import { packDuplicates, packSection } from './review-audit';

it('takes over as many groups as a person looks at, and says how many there are', () => {
  const group = { records: [person(1), person(2)], matches: [] };
  const pair = { shared: 'phone', similar: 'person', similarity: 1 } as const;
  const packed = packDuplicates(
    {
      groups: Array.from({ length: 1001 }, () => group),
      suggestions: Array.from({ length: 1002 }, () => ({ ...pair, records: [person(1), person(2)] })),
      compared: 2,
      withoutKeys: 0,
    },
    (key) => (key === recordKey(person(2).identity) ? 7 : -1),
  );
  expect([packed.groups.length, packed.grouped]).toEqual([1000, 1001]);
  expect([packed.suggestions.length, packed.suggested]).toEqual([1000, 1002]);
  expect(packed.groups[0]?.places).toEqual([-1, 7]);
});

it('says of each row of a list what is to be seen', () => {
  const entry = (record: string, says: string) => ({ record, says, title: null, url: '' });
  const { places, says } = packSection(
    {
      id: 'inactive',
      label: '',
      definition: '',
      count: 3,
      of: 3,
      unknown: 0,
      rows: [],
      list: [entry('a', 'old'), entry('b', 'older'), entry('c', 'old')],
    },
    (key) => 'cab'.indexOf(key),
  );
  expect([...places]).toEqual([1, 2, 0]);
  expect([...says.codes].map((code) => says.texts[code])).toEqual(['old', 'older', 'old']);
});
