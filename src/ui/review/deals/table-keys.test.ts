import { describe, expect, it } from 'vitest';
import { type KeyPress, tableCommand } from './table-keys';

const press = (key: string, held: Partial<KeyPress> = {}, at = 5) =>
  tableCommand({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held }, at, 100, 20);

describe('tableCommand', () => {
  it('moves by lines, pages and to the ends, and stays in the table', () => {
    const to = (key: string, at = 5) => press(key, {}, at);
    expect(to('ArrowDown')).toEqual({ do: 'move', to: 6, extend: false });
    expect(to('k')).toEqual({ do: 'move', to: 4, extend: false });
    expect(to('PageDown')).toEqual({ do: 'move', to: 24, extend: false });
    expect(to('PageUp')).toEqual({ do: 'move', to: 0, extend: false });
    expect(to('End')).toEqual({ do: 'move', to: 99, extend: false });
    expect(to('ArrowDown', 99)).toEqual({ do: 'move', to: 99, extend: false });
  });

  it('selects what it passes with Shift, and all with Control', () => {
    expect(press('ArrowUp', { shiftKey: true })).toEqual({ do: 'move', to: 4, extend: true });
    expect(press('A', { ctrlKey: true })).toEqual({ do: 'all' });
    expect(press('End', { ctrlKey: true, shiftKey: true })).toEqual({ do: 'move', to: 99, extend: true });
  });

  it('opens, toggles and folds', () => {
    expect(press('Enter')).toEqual({ do: 'open' });
    expect(press(' ')).toEqual({ do: 'toggle' });
    expect(press('ArrowLeft')).toEqual({ do: 'fold', isFolded: true });
  });

  it('leaves other keys to the browser', () => {
    expect(press('x')).toBeNull();
    expect(press('j', { ctrlKey: true })).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
    expect(
      tableCommand({ key: 'j', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }, 0, 0, 20),
    ).toBeNull();
  });
});
