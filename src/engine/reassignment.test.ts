import { expect, it } from 'vitest';
import type { CrmRecord } from '../record/types';
import { empty, filled, lead, moment, NOW } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import { assess } from './assess';
import { compilePack } from './compile-pack';

const { routing } = bundledPack;
if (!routing) throw new Error('The bundled pack has no routing.');
const CONTEXT = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const people = [
  { id: 'kim', label: 'Kim Rep', team: 'sales' },
  { id: 'lou', label: 'Lou Rep', team: 'sales', aliases: ['L. Rep'] },
  { id: 'mo', label: 'Mo Rep', team: 'sales' },
];
const staffed = compilePack({ ...bundledPack, routing: { ...routing, people } }, 'bundled');

const waiting = (change: Record<string, ReturnType<typeof filled>> = {}): CrmRecord =>
  lead({
    owner: filled('Kim Rep'),
    email: filled('ada@sample.example'),
    likelyAcv: filled(9_000),
    productSignup: filled(false),
    teamUsers: filled(1),
    formSubmittedAt: moment('2026-11-20T12:05:00Z'),
    firstContactAt: empty(),
    leadStatus: filled('New'),
    ...change,
  });
const proposed = (record: CrmRecord, pack = staffed) => assess(pack, record, CONTEXT).reassignment;

it('goes to somebody else by the routing rules, with the path', () => {
  const found = proposed(waiting());
  expect(found).toMatchObject({
    owner: 'Lou Rep',
    names: ['Lou Rep', 'L. Rep'],
    field: { name: 'owner', label: 'Owner' },
    sentence: 'By the routing rules it goes to Lou Rep, or in turn to Mo Rep.',
  });
  expect(found?.path.map(({ value }) => value.split('.')[0])).toContain('Taken');
  expect(found?.path.length).toBe(routing.branches.length);
});

it('is proposed of nobody where no clock is open, nobody is in the roster, or the queue takes it', () => {
  expect(proposed(waiting({ firstContactAt: moment('2026-11-20T12:07:00Z') }))).toBe(undefined);
  expect(proposed(waiting(), compilePack(bundledPack, 'bundled'))).toBe(undefined);
  const alone = { ...bundledPack, routing: { ...routing, people: people.slice(0, 1) } };
  expect(proposed(waiting(), compilePack(alone, 'bundled'))).toMatchObject({
    owner: null,
    names: [],
    sentence: expect.stringMatching(/^By the routing rules it goes to .*queue/i),
  });
});
