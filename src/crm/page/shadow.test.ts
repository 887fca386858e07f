import { afterEach, describe, expect, it } from 'vitest';
import { type OpenedPage, openPage } from '../testing/open-page';
import { childrenAcross, finderFor } from './shadow';

let page: OpenedPage | null = null;
afterEach(async () => {
  await page?.close();
  page = null;
});

function open(html: string): Element {
  page = openPage(`<body><main>${html}</main></body>`, 'https://crm.example.com/');
  const main = page.doc.querySelector('main');
  if (!main) throw new Error('no main');
  return main;
}

const rooted = (tag: string, inside: string): string =>
  `<${tag}><template shadowrootmode="open">${inside}</template></${tag}>`;

describe('looking through shadow roots', () => {
  it('finds in page order, whichever tree an element is in', () => {
    const main = open(
      `<b>1</b>${rooted('x-a', `<b>2</b>${rooted('x-b', '<b>3</b>')}<b>4</b>`)}<b>5</b>${rooted('x-c', '<b>6</b>')}`,
    );
    const texts = finderFor(main)
      .all(main, 'b')
      .map(({ textContent }) => textContent);
    expect(texts).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('takes for children what an element draws', () => {
    const tags = (html: string) => {
      const [host] = open(html).children;
      return host ? childrenAcross(host).map(({ localName }) => localName) : null;
    };
    expect(tags('<x-a><i></i><b></b></x-a>')).toEqual(['i', 'b']);
    expect(tags(rooted('x-a', '<u></u>'))).toEqual(['u']);
  });
});
