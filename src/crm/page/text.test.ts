import { afterEach, expect, it } from 'vitest';
import { READ_LIMITS } from '../limits';
import { type OpenedPage, openPage } from '../testing/open-page';
import { shownText, TOO_LONG } from './text';

let page: OpenedPage | null = null;
afterEach(async () => {
  await page?.close();
  page = null;
});

function element(html: string): Element {
  page = openPage(`<body><div id="it">${html}</div></body>`, 'https://crm.example.com/');
  const found = page.doc.getElementById('it');
  if (!found) throw new Error('no element');
  return found;
}

it('gives what a person reads, on one line', () => {
  expect(shownText(element('  A <b>b</b>\n   c<br>d<p>e</p>f '))).toBe('A b c d e f');
});

it('leaves out what is not drawn and what is only a tool', () => {
  const html =
    '<script>1</script><style>2</style><template>3</template><span hidden>4</span><button>5</button>6';
  expect(shownText(element(html))).toBe('6');
});

it('takes markup in a value as text', () => {
  expect(shownText(element('&lt;b&gt;x&lt;/b&gt;'))).toBe('<b>x</b>');
});

it('follows slots and open shadow roots', () => {
  const html =
    '<x-a><template shadowrootmode="open">[<slot name="v"></slot>]</template><i slot="v">in</i></x-a>';
  expect(shownText(element(html))).toBe('[in]');
});

it('stops at the limit without copying what is beyond', () => {
  const fits = element('<i></i><b></b>');
  fits.append('x'.repeat(READ_LIMITS.textLength));
  expect(shownText(fits)).toHaveLength(READ_LIMITS.textLength);
  fits.append('y');
  expect(shownText(fits)).toBe(TOO_LONG);
});
