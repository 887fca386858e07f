import { describe, expect, it } from 'vitest';
import type { WatchWho } from '../../record/watch';
import { MINUTE, START, watchedClock } from '../testing/watched-clock';
import { concerns, EVERYBODY } from './concerns';
import { dueEvents } from './events';

const clock = watchedClock('k', {
  escalation: [
    { label: 'Rep told', at: START + 5 * MINUTE, to: 'rep' },
    { label: 'Backup rep told', at: START + 15 * MINUTE, to: 'backup' },
    { label: 'Manager told', at: START + 30 * MINUTE, to: 'manager' },
    { label: 'Next rep', at: START + 60 * MINUTE, to: 'reassign' },
  ],
});
const events = dueEvents({ ...clock, remindAt: START }, undefined, START + 61 * MINUTE);
const heard = (owner: string | null, who: WatchWho) =>
  events
    .filter((event) => concerns(event, clock, owner, who))
    .map(({ event }) =>
      event
        .split(' ')
        .at(-1)
        ?.replace(/\d{5,}/, 'at'),
    );
const ALL = ['start', 'at-risk', 'breach', 'level-1', 'level-2', 'level-3', 'level-4', 'remind-at'];
const kim: WatchWho = { name: 'Kim Larkspur', parts: [] };

describe('who hears of a clock', () => {
  it('is everybody while nobody has said who they are', () => {
    expect(heard('Ada Sampleton', EVERYBODY)).toEqual(ALL);
    expect(heard('Ada Sampleton', { name: ' ', parts: [] })).toEqual(ALL);
  });

  it('is the owner, and anybody where there is none or it was not read', () => {
    expect(heard('kim larkspur ', kim)).toEqual(ALL);
    expect(heard('', kim)).toEqual(ALL);
    expect(heard(null, kim)).toEqual(ALL);
  });

  it('is of other people’s records who has the step, and who asked for it', () => {
    expect(heard('Ada Sampleton', kim)).toEqual(['remind-at']);
    expect(heard('Ada Sampleton', { ...kim, parts: ['backup'] })).toEqual(['level-2', 'remind-at']);
    expect(heard('Ada Sampleton', { ...kim, parts: ['manager'] })).toEqual([
      'level-3',
      'level-4',
      'remind-at',
    ]);
  });
});
