import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hubspotIdentity } from '../hubspot/url';
import { type OpenedPage, openPage } from '../testing/open-page';
import { isDealBoard } from './deal-board';
import { type CardDrop, watchDrops } from './watch-drops';

const BOARD = 'https://app.hubspot.com/contacts/7/objects/0-3/views/all/board';
const card = (id: string) =>
  `<article id="card-${id}"><a href="/contacts/7/record/0-3/${id}">Deal ${id}</a><p id="in-${id}">x</p></article>`;

let opened: OpenedPage;
let stop: AbortController;
let drops: CardDrop[];

beforeEach(() => {
  opened = openPage(
    `<main><section id="demo"><h3>Demo<b>2</b></h3>${card('1')}${card('2')}</section>
     <section id="negotiation"><h3>Negotiation <b>0</b></h3><p id="room"></p></section></main>`,
    BOARD,
  );
  stop = new AbortController();
  drops = [];
});

afterEach(async () => {
  stop.abort();
  await opened.close();
});

function watch(firstPress?: string) {
  const { win, doc } = opened;
  const at = (selector: string) => doc.querySelector(selector);
  let under: Element[] = [];
  Object.defineProperty(doc, 'elementsFromPoint', { value: () => under });
  watchDrops({
    win,
    identify: hubspotIdentity,
    onDrop: (drop) => drops.push(drop),
    firstPress: firstPress ? at(firstPress) : null,
    signal: stop.signal,
  });
  const send = (selector: string, type: string): void => {
    const event = new win.MouseEvent(type, { bubbles: true, composed: true });
    Object.defineProperty(event, 'isTrusted', { value: true });
    at(selector)?.dispatchEvent(event);
  };
  return (from: string, to: string[], type = 'pointerup'): void => {
    if (from) send(from, 'pointerdown');
    under = to.flatMap((selector) => at(selector) ?? []);
    send('main', type);
  };
}

describe('a card that is carried to another column', () => {
  it('is told with its record and the column’s names', () => {
    const carry = watch();
    carry('#in-1', ['#in-1', '#card-1', '#room', '#negotiation']);
    expect(drops).toMatchObject([
      { identity: { id: '1', object: 'deal' }, names: ['Negotiation 0', 'Negotiation'] },
    ]);
  });

  it('is known though its press came before', () => {
    const carry = watch('#in-2');
    carry('', ['#room'], 'drop');
    expect(drops).toMatchObject([{ identity: { id: '2' } }]);
  });

  it.each<[string, string, string[]]>([
    ['its own column', '#in-1', ['#card-2', '#demo']],
    ['nowhere', '#in-1', []],
    ['a place between the columns', '#in-1', ['main']],
    ['anything, but is no card', '#room', ['#demo']],
  ])('is not told when it comes to %s', (_where, from, to) => {
    watch()(from, to);
    expect(drops).toEqual([]);
  });

  it('is told once', () => {
    const carry = watch();
    carry('#in-1', ['#room']);
    carry('', ['#room'], 'drop');
    expect(drops).toHaveLength(1);
  });
});

it.each([
  ['hubspot', '/contacts/7/objects/0-3/views/123/board', true],
  ['hubspot', '/contacts/7/objects/0-3/views/all/list', false],
  ['hubspot', '/contacts/7/record/0-3/1', false],
  ['salesforce', '/lightning/o/Opportunity/list', true],
  ['salesforce', '/lightning/r/Opportunity/006A000000LanT1IAJ/view', false],
] as const)('a board of %s at %s: %s', (crm, path, expected) => {
  expect(isDealBoard(crm, path)).toBe(expected);
});
