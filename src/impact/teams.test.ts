import { expect, it } from 'vitest';
import { deal, empty, filled, unreadable } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { teamFinder } from './teams';

const ROUTING = {
  ...bundledPack.routing,
  people: [
    { id: 'ines', label: 'Ines Vollmer', aliases: ['I. Vollmer'], team: 'emea' },
    { id: 'tomas', label: 'Tomas Reik' },
  ],
  teams: [{ id: 'emea', label: 'EMEA' }],
} as RulePack['routing'];
const CALENDARS = { default: 'office', list: [], teamField: 'salesTeam' };

const owned = (owner: string | null) => deal({ fields: { owner: owner === null ? empty() : filled(owner) } });

it('finds the team of an owner by any of the names', () => {
  const teamOf = teamFinder({ routing: ROUTING });
  expect(['ines vollmer', 'I Vollmer', 'Tomas Reik', null].map(owned).map(teamOf)).toEqual([
    'EMEA',
    'EMEA',
    null,
    null,
  ]);
});

it('takes what the CRM’s own field says before the roster', () => {
  const teamOf = teamFinder({ routing: ROUTING, calendars: CALENDARS });
  const owner = filled('Ines Vollmer');
  expect(teamOf(deal({ fields: { owner, salesTeam: filled('DACH') } }))).toBe('DACH');
  expect(teamOf(deal({ fields: { owner, salesTeam: empty() } }))).toBe('EMEA');
  expect(teamOf(deal({ fields: { owner, salesTeam: unreadable('loading') } }))).toBe('EMEA');
  expect(teamFinder({ calendars: CALENDARS })(deal({ fields: { salesTeam: filled('DACH') } }))).toBe('DACH');
});
