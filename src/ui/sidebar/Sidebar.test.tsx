// @vitest-environment happy-dom

import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { DEFAULT_FRAME, type FrameShape } from '../../contracts/page-service';
import type { PageClock } from '../components/page-clock';
import { mount } from '../testing/mount';
import { deadline, NOW, passing } from '../testing/sample-findings';
import { CONTEXT, loggedActions, record, view } from '../testing/sample-view';
import { recordName, Sidebar } from './Sidebar';
import type { SidebarActions, SidebarState } from './sidebar-state';

/** A clock that stands still until it is moved. */
function fakeClock() {
  let now = NOW;
  let isVisible = true;
  let waiting: { at: number; work: () => void }[] = [];
  const listeners = new Set<() => void>();
  const clock: PageClock = {
    now: () => now,
    after(ms, work) {
      const timer = { at: now + ms, work };
      waiting.push(timer);
      return () => {
        waiting = waiting.filter((entry) => entry !== timer);
      };
    },
    isVisible: () => isVisible,
    onVisibility(work) {
      listeners.add(work);
      return () => listeners.delete(work);
    },
  };
  return {
    clock,
    timers: () => waiting.map(({ at }) => at - now),
    advance(ms: number) {
      now += ms;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      void act(() => {
        for (const { work } of due) work();
      });
    },
    setVisible(next: boolean) {
      isVisible = next;
      void act(() => {
        for (const listener of listeners) listener();
      });
    },
  };
}

function open(state: SidebarState, shape: FrameShape = DEFAULT_FRAME, isHidden = false) {
  const shapes: FrameShape[] = [];
  const { actions: shared, calls } = loggedActions();
  const time = fakeClock();
  if (isHidden) time.setVisible(false);
  const log = (name: string) => () => void calls.push(name);
  const actions = {
    ...shared,
    setFrame: (next: FrameShape) => void shapes.push(next),
    readAgain: log('read'),
    restartEngine: log('restart'),
    openReview: log('review'),
    copyDiagnostics: log('diagnostics'),
    openDiagnostics: log('diagnostics page'),
    changes: {
      preview: async () => {
        throw new Error('Not asked here.');
      },
      apply: async () => ({ result: 'refused', reason: 'Not asked here.' }),
      postpone: async () => {},
      discard: async () => {},
      restore: async () => {},
    },
  } as SidebarActions;
  const sidebar = (next: SidebarState) => (
    <Sidebar state={next} actions={actions} shape={shape} now={NOW} context={CONTEXT} clock={time.clock} />
  );
  return { ...mount(sidebar(state)), ...time, sidebar, calls, shapes };
}

const running: SidebarState = { kind: 'record', view: view({ deadlines: [deadline(1)] }) };
const quiet: SidebarState = { kind: 'record', view: view({ findings: [passing('a')] }) };

describe('Sidebar', () => {
  it('draws nothing without a record', () => expect(open({ kind: 'idle' }).root.innerHTML).toBe(''));

  it('shows nothing of a record that loads within 200 ms', () => {
    const { text, advance, timers } = open({ kind: 'loading', since: NOW, message: 'Reading this record…' });
    expect(text()).not.toContain('Reading');
    advance(200);
    expect(text()).toContain('Reading this record…');
    expect(timers()).toEqual([]);
  });

  it('says why a record is not checked and offers one thing to try', () => {
    const problem = { code: 'LL-300', title: 'The rules could not run.', explanation: 'Because.' };
    const { text, click, calls, root } = open({
      kind: 'problem',
      problem: { ...problem, retry: 'restart-engine' },
      pack: null,
    });
    expect(text()).toContain('Not checked · LL-300');
    click('Start the rules again');
    click('Copy diagnostics');
    expect(calls).toEqual(['restart', 'diagnostics']);
    expect(root.querySelectorAll('.primary')).toHaveLength(1);
  });

  it('has one primary button beside a record', () => {
    expect(open({ kind: 'record', view: view() }).root.querySelectorAll('.primary')).toHaveLength(1);
  });

  it('forgets what was opened on the last record', () => {
    const { click, text, update, sidebar } = open({ kind: 'record', view: view() });
    click('Why?');
    const identity = { ...record().identity, id: '006000000000002AAA' };
    update(sidebar({ kind: 'record', view: view({}, { record: record({ identity }) }) }));
    expect(text()).not.toContain('Data as of');
  });
});

describe('time', () => {
  it('ticks at each whole second with one timer', () => {
    const { advance, text, timers } = open(running);
    expect(text()).toContain('4m 00s');
    advance(1000);
    expect(text()).toContain('3m 59s');
    expect(timers()).toEqual([1000]);
  });

  it('is the CRM’s where this computer’s clock is five minutes behind, and says so', () => {
    const late = view({ deadlines: [deadline(-4)] }, { clockSkewMs: 5 * 60_000 });
    const { advance, text } = open({ kind: 'record', view: late });
    expect(text()).toContain('4m 00s');
    advance(1000);
    expect(text()).toContain('3m 59s');
  });

  it('stands still while hidden and shows the wall clock when seen again', () => {
    const { advance, setVisible, text, timers } = open(running);
    setVisible(false);
    expect(timers()).toEqual([]);
    advance(400_000);
    expect(text()).toContain('4m 00s');
    setVisible(true);
    expect(text()).toContain('−2m 40s');
    expect(timers()).toEqual([1000]);
  });

  it('starts no timer on a page that opens hidden', () => {
    const { timers, setVisible } = open(running, DEFAULT_FRAME, true);
    expect(timers()).toEqual([]);
    setVisible(true);
    expect(timers()).toEqual([1000]);
  });

  it('runs no timer when no clock runs', () => expect(open(quiet).timers()).toEqual([]));

  it('takes the time of a new state', () => {
    const { advance, update, sidebar, timers } = open(running);
    advance(1000);
    update(sidebar(quiet));
    expect(timers()).toEqual([]);
  });
});

describe('frame', () => {
  it('collapses and opens', () => {
    const panel = open(quiet);
    panel.click('Collapse');
    expect(panel.shapes).toEqual([{ ...DEFAULT_FRAME, state: 'tab' }]);
    const tab = open(running, { ...DEFAULT_FRAME, state: 'tab' });
    expect(tab.text()).toBe('4m');
    tab.click('Open Leadlight: First contact: 4m left');
    expect(tab.shapes).toEqual([DEFAULT_FRAME]);
  });

  it('moves the tab and the edge by keys, within their limits', () => {
    const tab = open(quiet, { ...DEFAULT_FRAME, state: 'tab', tabTop: 8 });
    tab.root.querySelector('button')?.focus();
    tab.press('ArrowDown');
    tab.press('ArrowUp');
    expect(tab.shapes.map(({ tabTop }) => tabTop)).toEqual([24, 0]);
    const panel = open(quiet, { ...DEFAULT_FRAME, width: 470 });
    panel.root.querySelector<HTMLElement>('[role="separator"]')?.focus();
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End']) panel.press(key);
    expect(panel.shapes.map(({ width }) => width)).toEqual([480, 454, 300, 480]);
  });

  it('lets the user choose whether the page makes room', () => {
    const { click, shapes } = open(quiet);
    click('More');
    click('Overlay the page');
    expect(shapes).toEqual([{ ...DEFAULT_FRAME, dock: 'overlay' }]);
  });
});

it('names a record by its CRM’s noun where the name alone says little', () => {
  const { identity } = record();
  expect(recordName({ identity, title: 'Larkspur Mills' })).toBe('Larkspur Mills');
  expect(recordName({ identity, title: null })).toBe('Opportunity');
  expect(recordName({ identity: { ...identity, object: 'lead' }, title: 'Robin Fielding' })).toBe(
    'Lead · Robin Fielding',
  );
});
