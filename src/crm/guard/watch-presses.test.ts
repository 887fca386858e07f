import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenedPage, openPage } from '../testing/open-page';
import { keepFocus } from './keep-focus';
import type { StageMove } from './stage-move';
import { type HeldPress, watchPresses } from './watch-presses';

let opened: OpenedPage;
let stop: AbortController;
let heard: string[];
let held: HeldPress[];
let passed: StageMove[];
let mustWait: boolean;

const ALL = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];

beforeEach(() => {
  opened = openPage(
    '<button id="save"><b id="inner">Go</b></button><a id="look">x</a><div id="list" aria-activedescendant="item" tabindex="0"></div><p id="item"></p><i id="other"></i>',
    'https://app.hubspot.com/contacts/7/record/0-3/1',
  );
  stop = new AbortController();
  heard = [];
  held = [];
  passed = [];
  mustWait = true;
  const { win, doc } = opened;
  const save = doc.querySelector<HTMLElement>('#save');
  const item = doc.querySelector<HTMLElement>('#item');
  const look = doc.querySelector<HTMLElement>('#look');
  const moveOf = (target: Element): StageMove | null => {
    if (save?.contains(target)) return { names: ['Demo'], control: save, does: 'saves' };
    if (item && target === item) return { names: ['Demo'], control: item, does: 'saves' };
    return look && target === look ? { names: ['Demo'], control: look, does: 'looks' } : null;
  };
  watchPresses({
    win,
    controls: { moveOf },
    mustWait: () => mustWait,
    onHeld: (press) => held.push(press),
    onPassed: (move) => passed.push(move),
    signal: stop.signal,
  });
  for (const type of [...ALL, 'keydown', 'keyup'])
    doc.addEventListener(type, (event) => heard.push(`${event.type} ${(event.target as Element).id}`));
});

afterEach(async () => {
  stop.abort();
  await opened.close();
});

/** An event as the browser makes it of a press by hand. */
function byHand(selector: string, type: string, init: MouseEventInit & KeyboardEventInit = {}): Event {
  const { win, doc } = opened;
  const options = { bubbles: true, cancelable: true, composed: true, detail: 1, ...init };
  const event = type.startsWith('key')
    ? new win.KeyboardEvent(type, options)
    : new win.MouseEvent(type, options);
  Object.defineProperty(event, 'isTrusted', { value: true });
  doc.querySelector(selector)?.dispatchEvent(event);
  return event;
}

const press = (selector: string, types = ALL) => types.map((type) => byHand(selector, type));

describe('a press that has to wait', () => {
  it('reaches the page with none of its events, and is made after all, once', () => {
    expect(press('#inner').every((event) => event.defaultPrevented)).toBe(true);
    expect(heard).toEqual([]);
    expect(held).toHaveLength(1);
    expect(held[0]?.replay()).toBe(true);
    expect(heard).toEqual(ALL.map((type) => `${type} inner`));
    expect(held).toHaveLength(1);
  });

  it('is not made when its control is gone', () => {
    press('#save');
    opened.doc.querySelector('#save')?.remove();
    expect(held[0]?.replay()).toBe(false);
    expect(heard).toEqual([]);
  });

  it('is met as a click when keys make one', () => {
    byHand('#save', 'keydown', { key: 'Enter' });
    byHand('#save', 'click', { detail: 0 });
    expect(held).toHaveLength(1);
    expect(heard).toEqual(['keydown save']);
  });

  it('is met on the option that a list points at, and made by the same key', () => {
    byHand('#list', 'keydown', { key: 'Enter', code: 'Enter' });
    expect(held).toHaveLength(1);
    held[0]?.replay();
    expect(heard).toEqual(['keydown list', 'keyup list']);
  });

  it('is none when it began on something else', () => {
    press('#other', ['pointerdown', 'mousedown']);
    press('#save', ['pointerup', 'mouseup', 'click']);
    expect(held).toEqual([]);
    expect(heard).toHaveLength(5);
  });

  it('gives the keyboard back to what was pressed', () => {
    press('#inner');
    held[0]?.focus();
    expect(opened.doc.activeElement?.id).toBe('save');
  });
});

describe('every other press', () => {
  it('goes its way when nothing has to wait, and is told of', () => {
    mustWait = false;
    press('#save');
    expect(heard).toHaveLength(5);
    expect([held.length, passed.length]).toEqual([0, 1]);
  });

  it('that only looks goes its way, whatever has to wait', () => {
    press('#look');
    expect(heard).toHaveLength(5);
    expect(passed).toHaveLength(1);
  });

  it('of another button, by a script, or elsewhere is none of ours', () => {
    byHand('#save', 'pointerdown', { button: 2 });
    opened.doc.querySelector<HTMLElement>('#save')?.click();
    press('#other');
    byHand('#list', 'keydown', { key: 'ArrowDown' });
    expect(heard.length).toBe(8);
    expect([held.length, passed.length]).toEqual([0, 0]);
  });

  it('goes its way once the guard has ended', () => {
    stop.abort();
    press('#save');
    expect(heard).toHaveLength(5);
  });
});

it('hides from the page that it lost the focus, while a question is open only', () => {
  const { win, doc } = opened;
  let isOpen = true;
  const lost: string[] = [];
  keepFocus(win, () => isOpen, stop.signal);
  doc.addEventListener('focusout', () => lost.push('focusout'));
  const lose = () =>
    doc.querySelector('#save')?.dispatchEvent(new win.FocusEvent('focusout', { bubbles: true }));
  lose();
  expect(lost).toEqual([]);
  isOpen = false;
  lose();
  expect(lost).toEqual(['focusout']);
});
