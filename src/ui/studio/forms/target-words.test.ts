import { expect, it } from 'vitest';
import { bundledPack } from '../../../rule-packs/bundled';
import { targetWords } from './target-words';

it('says where a branch sends a record', () => {
  expect(targetWords({ method: 'roundRobin', team: 'sales', slaMinutes: 60 })).toBe(
    '→ the next one in turn, sales, within 60 min',
  );
  expect(targetWords({ method: 'owner', person: 'ines' })).toBe('→ ines');
  expect(targetWords({ method: 'owner' })).toBe('→ the owner it has');
});

it('knows every target of the bundled pack, and nothing else', () => {
  for (const { to } of bundledPack.routing?.branches ?? []) expect(targetWords(to)).toMatch(/^→ /);
  for (const other of [undefined, null, 'sales', { method: 'toString' }, { team: 'sales' }])
    expect(targetWords(other)).toBeNull();
});
