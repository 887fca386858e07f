import { expect, it } from 'vitest';
import type { PageField, PageReading } from '../../record/types';
import { guardLeftovers, SETTLE_MS } from './leftovers';
import { emptyReading } from './reading';

const identity = (id: string) => ({
  crm: 'hubspot' as const,
  object: 'deal' as const,
  id,
  org: '7',
  url: `https://app.hubspot.com/contacts/7/record/0-3/${id}`,
});

function reading(id: string, texts: Record<string, string>): PageReading {
  const fields = Object.entries(texts).map(([name, text]): [string, PageField] => [
    name,
    { label: name, state: 'text', text },
  ]);
  const stage = texts.dealstage === undefined ? null : { id: null, label: texts.dealstage };
  return {
    ...emptyReading(identity(id), 0, 'loading', 'test'),
    state: 'ready',
    title: texts.dealname ?? null,
    currentStage: stage,
    fields: Object.fromEntries(fields),
  };
}

const harbor = { dealname: 'Harbor pilot', amount: '$12,000', dealstage: 'Demo' };
const lantern = { dealname: 'Lantern rollout', amount: '$84,000', dealstage: 'Demo' };

/** The page's elements by field name; the same object stands for the same element. */
function page() {
  const elements = new Map<string, Element>();
  const draw = (...names: string[]) => {
    for (const name of names) elements.set(name, { name } as unknown as Element);
  };
  draw('dealname', 'amount', 'dealstage');
  return { draw, guard: guardLeftovers(reading('1', harbor), () => elements) };
}

it('holds back what the page still shows of the record before', () => {
  const { guard } = page();
  for (const at of [0, 60_000]) {
    const { reading: sifted, isOver, settlesIn } = guard.sift(reading('2', harbor), at);
    expect([isOver, settlesIn]).toEqual([false, null]);
    expect(sifted).toMatchObject({ state: 'loading', title: null, currentStage: null });
    expect(Object.values(sifted.fields).map((field) => field.state)).toEqual(Array(3).fill('unreadable'));
  }
});

it('lets through at once what is drawn anew, even with the same text', () => {
  const { guard, draw } = page();
  draw('dealname', 'amount', 'dealstage');
  const fresh = reading('2', lantern);
  expect(guard.sift(fresh, 0)).toEqual({ reading: fresh, isOver: true, settlesIn: null });
});

it('lets an equal text in the same place through once the rest has changed and settled', () => {
  const { guard } = page();
  const fresh = reading('2', lantern);
  const first = guard.sift(fresh, 0);
  expect(first.reading.fields.amount).toMatchObject({ state: 'text', text: '$84,000' });
  expect(first.reading.fields.dealstage).toMatchObject({ state: 'unreadable', reason: 'loading' });
  expect(first.reading.state).toBe('loading');
  expect(guard.sift(fresh, SETTLE_MS - 1)).toMatchObject({ isOver: false, settlesIn: 1 });
  expect(guard.sift(fresh, SETTLE_MS)).toEqual({ reading: fresh, isOver: true, settlesIn: null });
});

it('starts waiting again when more changes', () => {
  const { guard } = page();
  guard.sift(reading('2', { ...harbor, dealname: 'Lantern rollout' }), 0);
  const later = guard.sift(reading('2', lantern), 900);
  expect(later.settlesIn).toBe(SETTLE_MS);
  expect(guard.sift(reading('2', lantern), 900 + SETTLE_MS - 1).isOver).toBe(false);
});

it('is over as soon as the old fields have been gone', () => {
  const { guard } = page();
  expect(guard.sift(reading('2', {}), 0).isOver).toBe(true);
  const fresh = reading('2', harbor);
  expect(guard.sift(fresh, 10)).toEqual({ reading: fresh, isOver: true, settlesIn: null });
});
