// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it } from 'vitest';
import { keyCommand, useKeyCommands } from './keyboard';

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

describe('useKeyCommands', () => {
  const heard: string[] = [];
  const press = (target: EventTarget, key: string) =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

  function Listener({ of }: { of: string }) {
    useKeyCommands((command) => heard.push(`${of} ${command}`) > 0);
    return <p>{of}</p>;
  }

  it('hears a key as soon as the view is there, by what it shows then, and none once it is gone', () => {
    document.body.innerHTML = '';
    // Not `mount`, which waits for all that comes after the picture.
    for (const of of ['first', 'second']) {
      render(<Listener of={of} />, document.body);
      press(document.body, 'j');
    }
    render(null, document.body);
    press(document.body, 'j');
    expect(heard).toEqual(['first next', 'second next']);
  });
});
