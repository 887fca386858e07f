import { describe, expect, it } from 'vitest';
import type { CrmRecord, RecordIdentity } from '../../record/types';
import { createRecentAnswers, FRESH_MS } from './recent-answers';
import { mapMemory } from './testing/memory';

const START = Date.UTC(2026, 10, 20, 14, 6);
const identity: RecordIdentity = { crm: 'hubspot', object: 'deal', id: '1', org: '7', url: 'https://x/' };
const record: CrmRecord = {
  identity,
  title: 'Deal',
  fields: {},
  stage: null,
  stages: [],
  history: [],
  asOf: START,
  coverage: 'full',
  apiNames: {},
};

function answersAt(now: number, memory = mapMemory()) {
  return { memory, answers: createRecentAnswers(memory, () => now) };
}

describe('recent answers', () => {
  it('serve the same question for ten minutes', async () => {
    const { memory, answers } = answersAt(START);
    await answers.keep('amount stage', record);
    const later = (ms: number) => answersAt(START + ms, memory).answers;
    expect(await later(FRESH_MS - 1).find(identity, 'amount stage', null)).toEqual(record);
    expect(await later(FRESH_MS).find(identity, 'amount stage', null)).toBeNull();
    expect(await later(0).find(identity, 'amount discount', null)).toBeNull();
    expect(await later(0).find({ ...identity, id: '2' }, 'amount stage', null)).toBeNull();
  });

  it('never serve one that is older than the change that was seen, or from the future', async () => {
    const { memory, answers } = answersAt(START);
    await answers.keep('amount', record);
    const now = answersAt(START + 5_000, memory).answers;
    expect(await now.find(identity, 'amount', START + 1)).toBeNull();
    expect(await now.find(identity, 'amount', START)).toEqual(record);
    expect(await answersAt(START - 1, memory).answers.find(identity, 'amount', null)).toBeNull();
  });

  it('are dropped when they are damaged, and missed when storage fails', async () => {
    const { memory, answers } = answersAt(START);
    memory.kept.set('hubspot:7:deal:1', { question: 'amount', record: null });
    expect(await answers.find(identity, 'amount', null)).toBeNull();
    const broken = createRecentAnswers(mapMemory(true), () => START);
    await broken.keep('amount', record);
    expect(await broken.find(identity, 'amount', null)).toBeNull();
  });
});
