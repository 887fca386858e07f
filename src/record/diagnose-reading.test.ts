import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diagnoseReading } from './diagnose-reading';
import type { PageField, PageReading } from './types';

const reading = (fields: Record<string, PageField>, more: Partial<PageReading> = {}): PageReading => ({
  identity: { crm: 'hubspot', object: 'company', id: '55', org: '7', url: 'https://crm.example.com/55' },
  readAt: 5,
  state: 'ready',
  layout: 'Properties cards',
  language: 'de',
  title: 'Lantern Example Ltd',
  fields,
  currentStage: null,
  stages: [],
  truncated: false,
  ...more,
});

it('tells how each field was found, and why some were not', () => {
  const diagnosis = diagnoseReading(
    reading(
      {
        phone: { label: 'Telefon', state: 'empty' },
        industry: { label: 'Branche', state: 'text', text: 'Licht', confidence: 'label' },
        name: { label: 'Name', state: 'text', text: 'Lantern', unsaved: true },
        amount: { label: 'Betrag', state: 'unreadable', reason: 'conflicting-values' },
      },
      { currentStage: { id: null, label: 'Demo' }, stages: [{ id: 'demo', label: 'Demo' }] },
    ),
  );
  expect(diagnosis).toEqual({
    crm: 'hubspot',
    object: 'company',
    state: 'ready',
    layout: 'Properties cards',
    language: 'de',
    truncated: false,
    hasTitle: true,
    stages: { listed: 1, current: 'label only' },
    byHook: ['name', 'phone'],
    byLabel: ['industry'],
    empty: ['phone'],
    unsaved: ['name'],
    unreadable: { amount: 'conflicting-values' },
  });
});

it('never holds a value, a label, a title, a stage or an address', () => {
  const secret = fc.string({ minLength: 4, maxLength: 12 }).map((text) => `§${text}`);
  fc.assert(
    fc.property(secret, fc.boolean(), (text, isStageShown) => {
      const field: PageField = { label: text, state: 'text', text, unsaved: true, confidence: 'label' };
      const stage = isStageShown ? { id: text, label: text } : null;
      const page = reading(
        { name: field },
        { title: text, currentStage: stage, stages: stage ? [stage] : [] },
      );
      page.identity = { ...page.identity, id: '987654', org: '123123', url: `https://x.example.com/${text}` };
      const pasted = JSON.stringify(diagnoseReading(page));
      for (const part of ['§', '987654', '123123', 'x.example.com']) expect(pasted).not.toContain(part);
    }),
    { numRuns: 100, seed: 83 },
  );
});
