import { expect, it } from 'vitest';
import { bundledPack } from '../rule-packs/bundled';
import { packDocuments } from './index';

const OPTIONS = {
  crm: null,
  now: Date.parse('2026-11-20T13:06:00Z'),
  locale: 'en-GB',
  zone: 'UTC',
  standardFields: [],
};

const pipelineText = (guard: typeof bundledPack.guard) =>
  packDocuments({ ...bundledPack, guard }, OPTIONS).find(({ name }) => name.startsWith('pipeline'))?.text ??
  '';

it('says what happens before a stage changes, for all stages and for some', () => {
  const text = pipelineText({ mode: 'remind', stages: { closedwon: 'insist' }, reasons: ['Told by phone'] });
  expect(text).toContain('## Before a stage changes');
  expect(text).toMatch(/Every stage.*a note says what is short/);
  expect(text).toMatch(/Closed Won.*going on needs a reason/);
  expect(text).toMatch(/Reasons offered.*Told by phone/);
});

it('says nothing for a pack without a guard', () => {
  expect(pipelineText(undefined)).not.toContain('Before a stage changes');
});
