import { expect, it } from 'vitest';
import type { FieldReading } from '../record/types';
import { filled, lead, moment, NOW } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import { parsePack } from '../rule-packs/parse';
import { assess } from './assess';
import { compilePack } from './compile-pack';

const stage = { aliases: [], owner: 'Marketing', requiredFields: [] };

/** The bundled pack with a lifecycle that rests on the score alone. */
const parsed = parsePack({
  ...bundledPack,
  lifecycle: {
    stages: [
      { ...stage, id: 'lead', label: 'Lead' },
      { ...stage, id: 'mql', label: 'MQL', score: 'mql' },
    ],
    recycled: { label: 'Recycled', aliases: [] },
  },
  // They name stages of the bundled lifecycle.
  automations: undefined,
  scoring: {
    ...bundledPack.scoring,
    appliesTo: ['lead'],
    resetField: 'convertedAt',
    threshold: 50,
    fitMinimum: 0,
    fit: [{ id: 'mail', label: 'Mail', points: 10, when: { op: 'exists', field: 'email' } }],
    engagement: [
      {
        id: 'form',
        label: 'Form',
        points: 10,
        when: { op: 'exists', field: 'formSubmittedAt' },
        since: 'formSubmittedAt',
      },
    ],
    negative: [],
  },
  rules: [
    {
      id: 'stage-fits',
      kind: 'lifecycle',
      appliesTo: ['lead', 'contact'],
      title: 'Lifecycle stage',
      severity: 'warning',
      mode: 'live',
      owner: 'RevOps',
      why: 'Stages drive the handoff.',
      options: { requiredFields: false },
    },
  ],
});
const pack = parsed.ok ? parsed.pack : bundledPack;
const CONTEXT = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };

function messages(fields: Record<string, FieldReading>, object: 'lead' | 'contact' = 'lead') {
  const base = { email: filled('ada@sample.example'), formSubmittedAt: moment('2026-11-10') };
  const record = lead({ ...base, lifecycleStage: filled('Lead'), ...fields });
  const compiled = compilePack(pack, 'bundled');
  const { findings } = assess(compiled, { ...record, identity: { ...record.identity, object } }, CONTEXT);
  return findings.map((finding) => `${finding.outcome}: ${finding.message}`);
}

it('rules know the score of the record', () => {
  expect(parsed.ok).toBe(true);
  expect(messages({})).toEqual([
    'fail: Its lifecycle stage is Lead, but it fulfils MQL: its score (100) makes an MQL, threshold 50. Set Lifecycle stage to MQL.',
  ]);
});

it('a recycled lead has to engage again', () => {
  expect(messages({ convertedAt: moment('2026-11-15') })).toEqual([
    'pass: Lead is right: it states no entry to check; MQL is not reached.',
  ]);
});

it('where the pack scores no such record the score is unknown', () => {
  expect(messages({}, 'contact')).toEqual([
    'unknown: The score can’t be worked out. Leadlight can’t tell whether MQL is fulfilled. Open the score to see what is missing.',
  ]);
});
