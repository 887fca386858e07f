import { describe, expect, it } from 'vitest';
import type { PageReading } from '../../record/types';
import type { CrmPage, KnownLabels, SavedTexts } from '../adapter';
import { hubspotIdentity } from '../hubspot/url';
import { manualClock } from '../testing/manual-clock';
import { emptyReading } from './reading';
import { createReadingSource, GRACE_MS } from './reading-source';

const URL_1 = 'https://app.hubspot.com/contacts/7/record/0-3/1';
const URL_2 = 'https://app.hubspot.com/contacts/7/record/0-3/2';
const LIST = 'https://app.hubspot.com/contacts/7/objects/0-3/views/all/list';

type Drawn = Partial<PageReading> | 'nothing' | 'broken';

/** A CRM whose page is what the test says. */
function fakeCrm() {
  const clock = manualClock(10_000);
  const state: { drawn: Drawn; saved: SavedTexts | undefined; labels: KnownLabels | undefined } = {
    drawn: 'nothing',
    saved: undefined,
    labels: undefined,
  };
  const page: CrmPage = {
    crm: 'hubspot',
    identify: hubspotIdentity,
    opensInPlace: () => false,
    read(_, identity, readAt, saved, labels) {
      state.saved = saved && new Map(saved);
      state.labels = labels && new Map(labels);
      if (state.drawn === 'broken') throw new Error('markup nobody expected');
      const failed = emptyReading(identity, readAt, 'failed', 'unknown');
      return state.drawn === 'nothing' ? failed : { ...failed, state: 'ready', ...state.drawn };
    },
    fieldElements: () => new Map(),
    findField: () => null,
    root: () => null,
  };
  const source = createReadingSource(page, {} as Document, clock.now);
  return { clock, state, source };
}

const amount = (text: string, unsaved?: true): Drawn => ({
  fields: { amount: { label: 'Amount', state: 'text', text, ...(unsaved && { unsaved }) } },
});

it('remembers which labels named which fields, per kind of record', () => {
  const { state, source } = fakeCrm();
  state.drawn = amount('$5');
  source.look(URL_1);
  source.look(URL_2);
  expect([...(state.labels ?? [])]).toEqual([['Amount', 'amount']]);
  source.look('https://app.hubspot.com/contacts/7/record/0-2/3');
  expect([...(state.labels ?? [])]).toEqual([]);
});

it('has nothing to say outside of record pages', () => {
  expect(fakeCrm().source.look(LIST)).toEqual({ reading: null, againIn: null });
});

describe('a page that shows nothing known', () => {
  it('counts as loading for a while, then as failed, with one look at the end', () => {
    const { clock, source } = fakeCrm();
    expect(source.look(URL_1)).toMatchObject({ reading: { state: 'loading' }, againIn: GRACE_MS });
    clock.advance(GRACE_MS - 1);
    expect(source.look(URL_1)).toMatchObject({ reading: { state: 'loading' }, againIn: 1 });
    clock.advance(1);
    expect(source.look(URL_1)).toMatchObject({ reading: { state: 'failed' }, againIn: null });
  });

  it('gets its while again with each record', () => {
    const { clock, source } = fakeCrm();
    source.look(URL_1);
    clock.advance(GRACE_MS);
    expect(source.look(URL_2)).toMatchObject({ reading: { state: 'loading' } });
  });
});

it('turns a reader that throws into a failed reading', () => {
  const { state, source } = fakeCrm();
  state.drawn = 'broken';
  expect(source.look(URL_1)).toMatchObject({
    reading: { state: 'failed', layout: 'reader error' },
    againIn: null,
  });
});

it('tells the reader what was saved, and forgets it with the record', () => {
  const { state, source } = fakeCrm();
  state.drawn = amount('$5');
  source.look(URL_1);
  state.drawn = amount('$6', true);
  source.look(URL_1);
  source.look(URL_1);
  expect(state.saved).toEqual(new Map([['amount', '$5']]));
  source.look(URL_2);
  expect(state.saved).toEqual(new Map());
});

it('holds back what belongs to the record before, until the page draws it anew', () => {
  const { state, source } = fakeCrm();
  state.drawn = amount('$5');
  expect(source.look(URL_1)).toMatchObject({ reading: { state: 'ready' }, againIn: null });
  expect(source.look(URL_2)).toMatchObject({
    reading: { state: 'loading', fields: { amount: { state: 'unreadable', reason: 'loading' } } },
    againIn: null,
  });
  state.drawn = amount('$6');
  expect(source.look(URL_2)).toMatchObject({
    reading: { state: 'ready', fields: { amount: { text: '$6' } } },
  });
});

it('believes the page again when the rep goes back before anything was drawn', () => {
  const { state, source } = fakeCrm();
  state.drawn = amount('$5');
  source.look(URL_1);
  expect(source.look(URL_2)).toMatchObject({ reading: { state: 'loading' } });
  expect(source.look(URL_1)).toMatchObject({
    reading: { state: 'ready', fields: { amount: { text: '$5' } } },
  });
});

it('holds nothing back after a list in between', () => {
  const { state, source } = fakeCrm();
  state.drawn = amount('$5');
  source.look(URL_1);
  source.look(LIST);
  expect(source.look(URL_2)).toMatchObject({ reading: { state: 'ready' } });
});
