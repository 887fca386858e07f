import { expect, it } from 'vitest';
import { readAddress, recordPage } from './record-address';

it('finds the record that an address names', () => {
  const key = 'hubspot:1:deal:a b%/#';
  expect(readAddress(recordPage(key))).toEqual({ key, isPage: true });
  expect(readAddress(`#${encodeURIComponent(key)}`)).toEqual({ key, isPage: false });
});

it('shows the list where an address names none, or is cut off', () => {
  for (const hash of ['', '#', '#record=', '#%E0%A4', '#record=%'])
    expect(readAddress(hash), hash).toBeNull();
});
