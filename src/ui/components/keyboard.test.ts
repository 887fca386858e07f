// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { keyCommand } from './keyboard';

const inside = (html: string): Element => {
  document.body.innerHTML = html;
  return document.body.querySelector('[data-here]') ?? document.body;
};

const pressed = (key: string, html = '', extra: object = {}) =>
  keyCommand({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    defaultPrevented: false,
    target: inside(html),
    ...extra,
  });

describe('keyCommand', () => {
  it.each([
    ['j', 'next'],
    ['K', 'previous'],
    ['Enter', 'jump'],
    ['e', 'dismiss'],
    ['s', 'snooze'],
    ['w', 'why'],
    ['?', 'help'],
    ['Escape', 'close'],
    ['x', null],
  ])('%s means %s', (key, command) => expect(pressed(key)).toBe(command));

  it.each([
    '<input data-here>',
    '<textarea data-here></textarea>',
    '<select data-here></select>',
    '<div contenteditable="true" data-here></div>',
    '<div role="menu"><button data-here></button></div>',
    '<dialog><button data-here></button></dialog>',
  ])('is nobody’s business in %s', (html) => {
    for (const key of ['j', 'e', 'Escape', '?']) expect(pressed(key, html)).toBeNull();
  });

  it('leaves Enter to the control that has the focus', () => {
    for (const html of ['<button data-here></button>', '<a href="#x"><b data-here></b></a>']) {
      expect(pressed('Enter', html)).toBeNull();
      expect(pressed('j', html)).toBe('next');
    }
  });

  it('leaves shortcuts of the browser and handled keys alone', () => {
    for (const extra of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { defaultPrevented: true }])
      expect(pressed('s', '', extra)).toBeNull();
  });
});
