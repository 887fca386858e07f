import { describe, expect, it } from 'vitest';
import type { OthersWanted } from '../record/others';
import type { PageReading } from '../record/types';
import type { EngineClient, OthersClient } from './engine-client';
import { tellOthers } from './engine-others';
import type { PageAssessment } from './engine-service';

const WANTED: OthersWanted = { fields: ['email'], since: null };
const CONTEXT = { now: 0, zone: 'UTC', locale: 'en' };
const readingOf = (id: string): PageReading => ({
  identity: { crm: 'hubspot', object: 'lead', id, org: '7', url: '' },
  readAt: 0,
  state: 'ready',
  layout: '',
  language: null,
  title: null,
  fields: {},
  currentStage: null,
  stages: [],
  truncated: false,
});

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function setUp(options: { wanted?: OthersWanted | null; isNews?: boolean; storeFails?: boolean } = {}) {
  const calls: string[] = [];
  let version = 1;
  const client: EngineClient & OthersClient = {
    async assessPage({ identity }) {
      calls.push(`assess ${identity.id}`);
      const pack = { id: 'p', name: 'P', version, origin: 'bundled' };
      return { assessment: { identity, pack } } as PageAssessment;
    },
    async assessRecord() {
      throw new Error('Not asked.');
    },
    async guardPlan() {
      throw new Error('Not asked.');
    },
    activePack: async () => null,
    warmUp: async () => {},
    reloadPack: async () => ({ id: 'p', name: 'P', version, origin: 'bundled' }),
    restart() {},
    async othersWanted() {
      await later(1);
      return options.wanted === undefined ? WANTED : options.wanted;
    },
    async addOthers({ org }) {
      calls.push(`add ${org}`);
      return options.isNews ?? true;
    },
  };
  const engine = tellOthers(client, {
    store: {
      async otherRecords({ org }, { fields }) {
        calls.push(`ask ${org} ${fields}`);
        if (options.storeFails) throw new Error('The store is away.');
        return { records: [], oldest: null };
      },
    },
    onChange: () => calls.push('changed'),
  });
  const judge = async (id: string) => {
    await engine.assessPage(readingOf(id), null, CONTEXT);
    calls.push('judged');
    await later(10);
  };
  return { calls, judge, nextPack: () => (version += 1) };
}

describe('an engine that is told of other records', () => {
  it('judges first without waiting, then tells it that there is more', async () => {
    const { calls, judge } = setUp();
    await judge('1');
    expect(calls).toEqual(['assess 1', 'judged', 'ask 7 email', 'add 7', 'changed']);
  });

  it('asks once for each record, and again for another pack', async () => {
    const { calls, judge, nextPack } = setUp();
    for (const id of ['1', '1', '2']) await judge(id);
    nextPack();
    await judge('2');
    expect(calls.filter((call) => call.startsWith('ask'))).toHaveLength(3);
  });

  it('asks the store nothing where no rule needs it', async () => {
    const { calls, judge } = setUp({ wanted: null });
    await judge('1');
    expect(calls).toEqual(['assess 1', 'judged']);
  });

  it('says nothing when there is no news', async () => {
    const { calls, judge } = setUp({ isNews: false });
    await judge('1');
    expect(calls).not.toContain('changed');
  });

  it('lets a page be judged though the store fails, and asks again with the next reading', async () => {
    const { calls, judge } = setUp({ storeFails: true });
    await judge('1');
    await judge('1');
    expect(calls).toEqual(['assess 1', 'judged', 'ask 7 email', 'assess 1', 'judged', 'ask 7 email']);
  });
});
