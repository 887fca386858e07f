import * as Comlink from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';
import { sampleRows } from '../../testing/sample-rows';
import { placeRows } from '../stage-places';
import { connectLister } from './connect-lister';
import { NO_FILTER } from './filter';
import type { ListWish } from './list-rows';
import { type ListService, listService } from './list-service';
import { type Idle, inIdleMoments } from './warm-rows';

const rows = sampleRows([
  { title: 'Larkspur', amount: 5, company: null },
  { title: 'Merrow', amount: 9, company: null },
  { title: 'Larkspur Labs', amount: 7, company: null },
]);
const wishFor = (text: string): ListWish => ({
  filter: { ...NO_FILTER, text },
  order: { column: 'amount', isDescending: true },
  groupBy: null,
  folded: new Set(),
  mask: null,
});

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** A worker's end of a channel, and what it was asked. */
function fakeWorker() {
  const { port1, port2 } = new MessageChannel();
  const real = listService(() => {});
  const calls: string[] = [];
  const service: ListService = {
    begin: (size, now) => {
      calls.push(`begin ${size}`);
      real.begin(size, now);
    },
    take: (part) => {
      calls.push(`take ${part.column}`);
      real.take(part);
    },
    place: (by) => real.place(by),
    list: (wish) => {
      calls.push(`list ${wish.filter.text}`);
      return real.list(wish);
    },
    warm: () => {
      calls.push('warm');
    },
  };
  Comlink.expose(service, port1);
  open.push(port1, port2);
  return { port: port2, calls };
}

describe('connectLister', () => {
  it('starts the worker once, before anything is wished for or with the first wish', async () => {
    const { port } = fakeWorker();
    let starts = 0;
    const lister = connectLister(() => {
      starts += 1;
      return port;
    });
    lister.begin();
    expect(starts).toBe(1);
    await lister.list(rows, wishFor(''), null);
    expect(starts).toBe(1);
  });

  it('lists by itself where the worker could not be started ahead', async () => {
    const lister = connectLister(() => {
      throw new Error('no worker');
    });
    lister.begin();
    expect([...((await lister.list(rows, wishFor(''), null))?.listed ?? [])]).toEqual([1, 2, 0]);
  });

  it('asks the worker, and of wishes that come meanwhile only the last', async () => {
    const { port, calls } = fakeWorker();
    const lister = connectLister(() => port);
    const answers = ['l', 'la', 'lark', 'labs'].map((text) => lister.list(rows, wishFor(text), null));
    const listed = (await Promise.all(answers)).map((answer) => answer && [...answer.listed]);
    expect(listed).toEqual([null, null, null, [2]]);
    expect(calls.filter((call) => call.startsWith('list'))).toEqual(['list labs']);
  });

  it('sends a column once, and begins anew with other rows', async () => {
    const { port, calls } = fakeWorker();
    const lister = connectLister(() => port);
    await lister.list(rows, wishFor('lark'), null);
    const sent = calls.length;
    const again = await lister.list(rows, wishFor('merrow'), null);
    expect([...(again?.listed ?? [])]).toEqual([1]);
    expect(calls.slice(sent)).toEqual(['list merrow']);
    await lister.list(sampleRows([{ title: 'Other' }]), wishFor('other'), null);
    expect(calls).toContain('begin 1');
  });

  it('tells the worker by what stages are placed and limited, again where that has changed', async () => {
    const { port, calls } = fakeWorker();
    const lister = connectLister(() => port);
    const deals = sampleRows([
      { stage: 'Demo', amount: 9 },
      { stage: 'Proposal', amount: 5 },
    ]);
    const order = { column: 'daysOfLimit', isDescending: true } as const;
    const pipelines = [TEST_PIPELINE];
    const ask = async (demo: number) => {
      const days = { default: { demo, proposal: 30 } };
      const placed = placeRows(deals, pipelines, { days, byAccount: { 'hubspot:7': days } });
      return [...((await lister.list(deals, { ...wishFor(''), order }, placed))?.listed ?? [])];
    };
    expect([await ask(20), await ask(40)]).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(calls.filter((call) => call.startsWith('list'))).toHaveLength(2);
    expect(calls.filter((call) => call === 'begin 2' || call === 'take key')).toHaveLength(2);
  });

  it('lists on the page when the worker does not start', async () => {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    const lister = connectLister(() => port2);
    const answer = lister.list(rows, wishFor('lark'), null);
    await Promise.resolve();
    port2.dispatchEvent(new Event('error'));
    expect([...((await answer)?.listed ?? [])]).toEqual([2, 0]);
    expect([...((await lister.list(rows, wishFor(''), null))?.listed ?? [])]).toEqual([1, 2, 0]);
  });

  it('lists on the page where no worker can be made at all', async () => {
    const lister = connectLister(() => {
      throw new Error('Workers are switched off.');
    });
    expect([...((await lister.list(rows, wishFor('lark'), null))?.listed ?? [])]).toEqual([2, 0]);
  });

  it('sends the texts in idle moments, a part at a time, and has them worked out', async () => {
    const { port, calls } = fakeWorker();
    const lister = connectLister(() => port);
    let moments = 0;
    const idle: Idle = (work) => {
      moments += 1;
      let steps = 1;
      work({ timeRemaining: () => (steps-- > 0 ? 50 : 0) });
    };
    lister.warm(rows, idle, new AbortController().signal);
    await lister.list(rows, wishFor('lark'), null);
    expect(moments).toBeGreaterThan(5);
    expect(calls.indexOf('warm')).toBeGreaterThan(calls.indexOf('take company'));
    expect(calls.filter((call) => call === 'take title')).toHaveLength(1);
  });
});

it('takes no step once it is stopped', () => {
  const control = new AbortController();
  let steps = 0;
  const idle: Idle = (work) => work({ timeRemaining: () => 50 });
  inIdleMoments(
    () => {
      steps += 1;
      control.abort();
      return steps < 10 && !control.signal.aborted;
    },
    idle,
    control.signal,
  );
  inIdleMoments(() => steps++ < 99, idle, control.signal);
  expect(steps).toBe(1);
});
