import { afterEach, describe, expect, it } from 'vitest';
import { finderFor } from '../page/shadow';
import { type OpenedPage, openPage } from '../testing/open-page';
import { readPaths } from './path';
import { PATH_ITEM, stepLists } from './path-steps';

let page: OpenedPage | null = null;
afterEach(async () => {
  await page?.close();
  page = null;
});

const item = (name: string, state = '') =>
  `<li class="slds-path__item ${state}" data-name="${name}"><a title="${name}"></a></li>`;
const list = (...items: string[]) => `<ul>${items.join('')}</ul>`;

function paths(html: string) {
  page = openPage(`<body><main>${html}</main></body>`, 'https://acme.lightning.force.com/');
  const main = page.doc.querySelector('main');
  if (!main) throw new Error('no main');
  const find = finderFor(main);
  return readPaths(stepLists(main, find.all(main, PATH_ITEM)), find).map((path) => ({
    names: path.stages.map(({ label }) => label).join(' '),
    current: path.currentStage?.label ?? null,
    isWhole: path.isWhole,
  }));
}

describe('the steps of a Path', () => {
  it('are listed in page order, wrapped or not', () => {
    const html = list(item('A'), `<div><div>${item('B', 'slds-is-current')}</div></div>`, item('C'));
    expect(paths(html)).toEqual([{ names: 'A B C', current: 'B', isWhole: true }]);
  });

  it('are no whole list when something else stands among them', () => {
    const html = list(item('A'), '<x-step><a title="B">B</a></x-step>', item('C', 'slds-is-current'));
    expect(paths(html)).toEqual([{ names: 'A C', current: 'C', isWhole: false }]);
    expect(paths(list('<x-step>A</x-step>', item('B')))[0]?.isWhole).toBe(false);
  });

  it('are no whole list when one of them has no name', () => {
    const html = list(item('A'), '<li class="slds-path__item"><a>B</a></li>');
    expect(paths(html)[0]?.isWhole).toBe(false);
  });

  it('have no current one when two are marked', () => {
    const html = list(item('A', 'slds-is-current'), item('B', 'slds-is-current'));
    expect(paths(html)[0]?.current).toBeNull();
  });

  it('count once when drawn twice, and complete each other', () => {
    const whole = list(item('A'), item('B', 'slds-is-current'), item('C'));
    const broken = list(item('A'), '<x-step>B</x-step>', item('C'));
    expect(paths(whole + whole)).toHaveLength(1);
    expect(paths(broken + whole)).toEqual([{ names: 'A B C', current: 'B', isWhole: true }]);
  });

  it('have no current one when two drawings disagree', () => {
    const drawn = (current: string) =>
      list(...['A', 'B'].map((name) => item(name, name === current ? 'slds-is-current' : '')));
    expect(paths(drawn('A') + drawn('B'))).toEqual([{ names: 'A B', current: null, isWhole: true }]);
  });

  it('of two Paths stay apart', () => {
    expect(paths(list(item('A'), item('B')) + list(item('X'), item('Y')))).toHaveLength(2);
  });
});
