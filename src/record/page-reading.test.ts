import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { READ_LIMITS } from '../crm/limits';
import { PAGE_LIMITS, pageReadingSchema } from './page-reading';
import type { PageReading } from './types';
import { UNREADABLE_TEXT } from './unreadable';

beforeAll(() => {
  z.config({ jitless: true });
});

const reading: PageReading = {
  identity: {
    crm: 'hubspot',
    object: 'deal',
    id: '55',
    org: '7',
    url: 'https://app.hubspot.com/contacts/7/record/0-3/55',
  },
  readAt: Date.UTC(2026, 10, 20),
  state: 'ready',
  layout: 'Properties cards',
  language: 'en',
  title: 'Northwind renewal',
  fields: {
    amount: { label: 'Amount', state: 'text', text: '$1,200', unsaved: true },
    hs_next_step: { label: null, state: 'empty' },
    closedate: { label: 'Close date', state: 'unreadable', reason: 'loading' },
  },
  currentStage: { id: null, label: 'Demo' },
  stages: [{ id: 'demo', label: 'Demo' }],
  truncated: false,
};

const accepts = (value: unknown): boolean => pageReadingSchema.safeParse(value).success;
const withField = (name: string, field: unknown) => ({ ...reading, fields: { [name]: field } });

describe('the door for page readings', () => {
  it('lets a reading through unchanged, also after structured cloning', () => {
    expect(pageReadingSchema.parse(structuredClone(reading))).toEqual(reading);
  });

  it('knows every reason there is', () => {
    for (const reason of Object.keys(UNREADABLE_TEXT))
      expect(accepts(withField('amount', { label: null, state: 'unreadable', reason }))).toBe(true);
  });

  it.each<[string, unknown]>([
    ['another key', { ...reading, extra: 1 }],
    ['a key missing', { ...reading, truncated: undefined }],
    ['an unknown state', withField('amount', { label: null, state: 'guess', text: 'x' })],
    ['markup instead of text', withField('amount', { label: null, state: 'text', text: { html: 'x' } })],
    ['a field name that is none', withField('a b', { label: null, state: 'empty' })],
    ['another scheme', { ...reading, identity: { ...reading.identity, url: 'javascript:alert(1)' } }],
    ['a time that is none', { ...reading, readAt: Number.NaN }],
    ['nothing', null],
  ])('refuses %s', (_, value) => expect(accepts(value)).toBe(false));

  it('refuses more than a page reader sends, and takes exactly as much', () => {
    expect(PAGE_LIMITS).toMatchObject({ fields: READ_LIMITS.fieldNodes, text: READ_LIMITS.textLength });
    const text = (length: number) => ({ label: null, state: 'text', text: 'x'.repeat(length) });
    expect(accepts(withField('notes', text(PAGE_LIMITS.text)))).toBe(true);
    expect(accepts(withField('notes', text(PAGE_LIMITS.text + 1)))).toBe(false);
    const many = (count: number) => ({
      ...reading,
      fields: Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`f${i}`, { label: null, state: 'empty' }]),
      ),
    });
    expect(accepts(many(PAGE_LIMITS.fields))).toBe(true);
    expect(accepts(many(PAGE_LIMITS.fields + 1))).toBe(false);
  });

  it('drops a field that poses as a prototype', () => {
    const posing: unknown = JSON.parse(JSON.stringify(reading).replace('"amount"', '"__proto__"'));
    const { fields } = pageReadingSchema.parse(posing);
    expect(Object.keys(fields)).toEqual(['hs_next_step', 'closedate']);
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  });
});
