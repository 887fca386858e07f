import { beforeEach, expect, it } from 'vitest';
import type { GuardedStage, GuardPlan } from '../../record/guard';
import type { Notice } from '../components/record-view';
import { finding } from '../testing/sample-findings';
import { CONTEXT, record, view } from '../testing/sample-view';
import { createSessionGuard, type SessionGuard } from './session-guard';

const negotiation: GuardedStage = {
  stage: 'Negotiation',
  names: ['negotiation'],
  mode: 'remind',
  findings: [finding({ rule: 'required' })],
  unknown: [],
};

let log: string[];
let plans: GuardPlan[];
let isAsleep: boolean;
let guard: SessionGuard;

beforeEach(() => {
  log = [];
  plans = [];
  isAsleep = false;
  guard = createSessionGuard({
    engine: {
      async guardPlan({ identity, asOf }) {
        if (isAsleep) throw new Error('asleep');
        return { identity, readAt: asOf, from: '', stages: [negotiation], reasons: [] };
      },
    },
    setPlan: async (plan) => void plans.push(plan),
    noteDrop: async ({ title, stage, seenAt }) => void log.push(`note ${title} ${stage.stage} ${seenAt}`),
    lookUp: async ({ id }) => (id === 'seen' ? record() : null),
    session: () => ({
      raise: (notice: Notice) => log.push(`raise ${notice.kind}`),
      drop: (kind) => log.push(`drop ${kind}`),
      revealField: (field) => log.push(`reveal ${field}`),
    }),
    context: () => CONTEXT,
  });
});

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const show = async (shown = view()) => {
  guard.follow({ kind: 'record', view: shown });
  await settle();
};

it('gives the page answers to each assessment of a page, once', async () => {
  const shown = view();
  await show(shown);
  await show({ ...shown, notices: [] });
  expect(plans.map(({ readAt }) => readAt)).toEqual([shown.record.asOf]);
  await show(view());
  expect(plans).toHaveLength(2);
  await show(view({}, { freshness: 'stale' }));
  guard.follow({ kind: 'idle' });
  await settle();
  expect(plans).toHaveLength(2);
});

it('gives none while the engine has none', async () => {
  isAsleep = true;
  await show();
  expect(plans).toEqual([]);
});

it('says what the guard tells, and knows while it asks', async () => {
  guard.onEvent({ kind: 'fix', field: 'redlines' });
  expect(log).toEqual([]);
  await show();
  guard.onEvent({ kind: 'fix', field: 'redlines' });
  guard.onEvent({ kind: 'again', stage: 'Negotiation' });
  guard.onEvent({ kind: 'note', stage: negotiation });
  expect(log).toEqual(['reveal redlines', 'raise choose-again', 'raise stage-note']);
  guard.onEvent({ kind: 'asking', isOpen: true });
  expect(guard.isAsking()).toBe(true);
  guard.onEvent({ kind: 'asking', isOpen: false });
  expect(guard.isAsking()).toBe(false);
});

it('ends its note once the deal is there and nothing of it is left', async () => {
  await show();
  guard.onEvent({ kind: 'note', stage: negotiation });
  log = [];
  const { record: shown } = view();
  const inStage = (label: string) => ({ record: { ...shown, stage: { id: null, label } } });
  await show(view({ findings: [] }, inStage('Demo')));
  await show(view({ findings: [finding({ rule: 'required' })] }, inStage('Negotiation')));
  expect(log).toEqual([]);
  await show(view({ findings: [] }, inStage('Negotiation')));
  expect(log).toEqual(['drop stage-note']);
});

it('notes a dropped card by what was seen of its record before, and only then', async () => {
  const { identity, title, asOf } = record();
  const drop = (id: string, ...names: string[]) => {
    guard.onEvent({ kind: 'dropped', identity: { ...identity, id }, names });
    return settle();
  };
  await drop('unseen', 'Negotiation');
  await drop('seen', 'Discovery');
  expect(log).toEqual([]);
  await drop('seen', 'Negotiation 4', 'Negotiation');
  expect(log).toEqual([`note ${title} Negotiation ${asOf}`]);
});
