import { beforeEach, describe, expect, it } from 'vitest';
import type { GuardAnswer, GuardEvent, GuardQuestion } from '../contracts/guard-service';
import type { GuardedStage, GuardPlan } from '../record/guard';
import type { PageReading } from '../record/types';
import type { GuardAsker } from './ask-guard';
import { createGuardMoves, type GuardMoves } from './guard-moves';

const identity = { crm: 'hubspot', object: 'deal', id: '1', org: '7', url: '' } as const;
const guarded = (stage: string, mode: GuardedStage['mode']): GuardedStage => ({
  stage,
  names: [stage.toLowerCase()],
  mode,
  findings: [],
  unknown: [],
});
const plan: GuardPlan = {
  identity,
  readAt: 5,
  from: 'Demo',
  stages: [guarded('Proposal', 'remind'), guarded('Negotiation', 'ask'), guarded('Closed', 'insist')],
  reasons: [],
};

let reading: PageReading | null;
let isReady: boolean;
let answer: GuardAnswer | 'late';
let events: GuardEvent[];
let asked: GuardQuestion[];
let log: string[];
let now: number;
let canReplay: boolean;
let moves: GuardMoves;

beforeEach(() => {
  reading = {
    identity,
    readAt: 5,
    state: 'ready',
    layout: '',
    language: null,
    title: null,
    fields: {},
    currentStage: null,
    stages: [],
    truncated: false,
  };
  isReady = true;
  answer = { kind: 'go-on' };
  events = [];
  asked = [];
  log = [];
  now = 1000;
  canReplay = true;
  const asker = {
    isReady: () => isReady,
    async ask(question) {
      asked.push(question);
      return answer;
    },
    withdraw: () => log.push('withdrawn'),
  } satisfies Pick<GuardAsker, 'isReady' | 'ask' | 'withdraw'>;
  moves = createGuardMoves({
    reading: () => reading,
    asker: () => asker,
    now: () => now,
    newAsk: () => 'ask-1',
    onEvent: (event) => {
      if (event.kind !== 'asking') events.push(event);
    },
  });
  moves.setPlan(plan);
});

const control = { getBoundingClientRect: () => ({ left: 1, top: 2, bottom: 3 }) as DOMRect };
const to = (...names: string[]) => ({ names, control });

/** A press that was held, and all that came of it. */
async function hold(move = to('Negotiation')): Promise<void> {
  moves.onHeld({
    move,
    replay() {
      log.push('replayed');
      return canReplay;
    },
    focus: () => log.push('focus'),
  });
  await new Promise((resolve) => setTimeout(resolve, 0));
}

describe('whether a press has to wait', () => {
  it('is so for a stage that asks, by any of its names', () => {
    expect(moves.mustWait(to('9', 'NEGOTIATION '))).toBe(true);
    expect(moves.mustWait(to('Proposal'))).toBe(false);
    expect(moves.mustWait(to('Discovery'))).toBe(false);
    expect(moves.mustWait(to())).toBe(false);
  });

  it('is not when names of two stages are on one control', () => {
    expect(moves.mustWait(to('Negotiation', 'Closed'))).toBe(false);
  });

  const change = (part: Partial<PageReading>) => (): void => {
    if (reading) reading = { ...reading, ...part };
  };

  it.each<[string, () => void]>([
    ['the page was read again', change({ readAt: 6 })],
    ['the reading failed', change({ state: 'failed' })],
    ['another record is open', change({ identity: { ...identity, id: '2' } })],
    [
      'no record is open',
      () => {
        reading = null;
      },
    ],
    [
      'nothing can be asked',
      () => {
        isReady = false;
      },
    ],
  ])('is not when %s', (_why, happen) => {
    happen();
    expect(moves.mustWait(to('Negotiation'))).toBe(false);
  });
});

describe('a press that waited', () => {
  it('is made when the rep goes on, and when no question came in time', async () => {
    await hold();
    expect(asked).toMatchObject([{ ask: 'ask-1', from: 'Demo', near: { left: 1, top: 2, bottom: 3 } }]);
    answer = 'late';
    await hold();
    expect(log).toEqual(['replayed', 'replayed']);
    expect(events).toEqual([]);
  });

  it('is not made when the rep goes back or to a field', async () => {
    answer = { kind: 'back' };
    await hold();
    answer = { kind: 'fix', field: 'redlines' };
    await hold();
    expect(log).toEqual(['focus']);
    expect(events).toEqual([{ kind: 'fix', field: 'redlines' }]);
  });

  it('has to be chosen once more when its control is gone, and then nothing asks for a minute', async () => {
    canReplay = false;
    await hold();
    expect(events).toEqual([{ kind: 'again', stage: 'Negotiation' }]);
    expect(moves.mustWait(to('Negotiation'))).toBe(false);
    now += 60_001;
    expect(moves.mustWait(to('Negotiation'))).toBe(true);
  });

  it('is made at once when the answers became void meanwhile', async () => {
    reading = null;
    await hold();
    expect(asked).toEqual([]);
    expect(log).toEqual(['replayed']);
  });
});

it('notes what passes, and withdraws a question about a record that was left', () => {
  moves.onPassed(to('Proposal'));
  moves.onPassed(to('Discovery'));
  expect(events).toMatchObject([{ kind: 'note', stage: { stage: 'Proposal' } }]);
  moves.onReading();
  expect(log).toEqual([]);
  reading = null;
  moves.onReading();
  expect(log).toEqual(['withdrawn']);
});
