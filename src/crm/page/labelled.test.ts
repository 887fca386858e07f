import { afterEach, describe, expect, it } from 'vitest';
import { type OpenedPage, openPage } from '../testing/open-page';
import { labelledElement } from './labelled';

let page: OpenedPage | null = null;
afterEach(async () => {
  await page?.close();
  page = null;
});

function valueIn(row: string): string | null {
  page = openPage(`<body><section>${row}</section></body>`, 'https://crm.example.com/');
  const section = page.doc.querySelector('section');
  return (section && labelledElement(section, 'label, .hint')?.textContent) ?? null;
}

describe('a value that its label leads to', () => {
  it.each([
    ['<label for="v">Type</label><p id="v">New</p>'],
    ['<span id="l">Type</span><p aria-labelledby="l">New</p>'],
    ['<dt>Type</dt><dd>New</dd>'],
    ['<label for="v">Type</label><p id="v">New</p><button>Edit</button><i class="hint">Why</i>'],
  ])('%s', (row) => expect(valueIn(row)).toBe('New'));

  it.each([
    ['nothing is tied', '<label>Type</label><p>New</p>'],
    ['two are tied', '<label id="l" for="v">Type</label><p id="v">New</p><p aria-labelledby="l">Old</p>'],
    ['another text stands beside it', '<label for="v">Type</label><p id="v">New</p><p>Old</p>'],
    ['a control stands beside it', '<label for="v">Type</label><p id="v">New</p><input value="Old">'],
    [
      'a label’s target is missing',
      '<label for="v">Type</label><span id="l">Type</span><p aria-labelledby="l">New</p>',
    ],
    ['two terms share it', '<dt>Type</dt><dt>Kind</dt><dd>New</dd>'],
  ])('is none where %s', (_, row) => expect(valueIn(row)).toBeNull());
});
