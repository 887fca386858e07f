import { afterEach, describe, expect, it } from 'vitest';
import { READ_LIMITS } from '../limits';
import { type OpenedPage, openPage } from '../testing/open-page';
import { CONTROLS, haveControls, readControls } from './control';
import { TOO_LONG } from './text';

let page: OpenedPage | null = null;
afterEach(async () => {
  await page?.close();
  page = null;
});

function controls(html: string): Element[] {
  page = openPage(`<body>${html}</body>`, 'https://crm.example.com/');
  return [...page.doc.querySelectorAll(CONTROLS)];
}

describe('a form control', () => {
  it.each<[string, string, boolean]>([
    ['<input value="5">', '5', false],
    ['<input value="5" data-typed="6">', '6', true],
    ['<input value="5" data-typed="">', '', true],
    ['<textarea> a\n b </textarea>', 'a b', false],
    ['<textarea data-typed="x"></textarea>', 'x', true],
    ['<input type="checkbox">', 'false', false],
    ['<input type="checkbox" data-typed="checked">', 'true', true],
    ['<input type="checkbox" disabled data-typed="checked">', 'true', false],
    [
      '<label><input type="radio" name="r">A</label><label><input type="radio" name="r" checked>B</label>',
      'B',
      false,
    ],
    ['<select><option>A</option><option selected>B</option></select>', 'B', false],
    ['<select><option value="">None</option><option>B</option></select>', '', false],
    ['<button role="combobox"><span>Demo</span></button>', 'Demo', true],
    ['<div contenteditable="true"><p>One</p><p>two</p></div>', 'One two', true],
    [
      '<label>Date<input value="11/20/2026"></label><label for="t">Time</label><input id="t" value="9:00 AM">',
      '11/20/2026 9:00 AM',
      false,
    ],
  ])('%s', (html, text, isChanged) => expect(readControls(controls(html))).toEqual({ text, isChanged }));

  it('says so when it can’t be told', () => {
    expect(readControls(controls('<select multiple><option selected>A</option></select>'))).toBe('unknown');
    expect(readControls(controls('<input type="checkbox"><input value="5">'))).toBe('unknown');
    expect(readControls(controls('<button role="combobox">A</button><input value="filter">'))).toBe(
      'unknown',
    );
    expect(readControls(controls('<button role="combobox"></button>'))).toBe('unknown');
    expect(readControls(controls(`<input value="${'x'.repeat(READ_LIMITS.textLength + 1)}">`))).toBe(
      TOO_LONG,
    );
  });

  it('is missing where a part’s label has none', () => {
    const both = controls(
      '<label for="d">Date</label><input id="d"><label for="t">Time</label><input id="t">',
    );
    const labels = [...(page?.doc.querySelectorAll('label') ?? [])];
    expect(haveControls(labels, both)).toBe(true);
    expect(haveControls(labels, both.slice(0, 1))).toBe(false);
    expect(haveControls(labels.slice(0, 1), [])).toBe(true);
  });

  it('is never a password, a file or a button', () => {
    const html =
      '<input type="password" value="s"><input type="file"><input type="hidden" value="h"><button>b</button>';
    expect(readControls(controls(html))).toBeNull();
  });
});
