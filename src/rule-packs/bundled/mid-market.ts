import type { RulePack } from '../schema';
import { MID_MARKET_FIELDS } from './mid-market-fields';
import { MID_MARKET_PIPELINE } from './mid-market-pipeline';
import { MID_MARKET_SCORING } from './mid-market-scoring';

const ENDED_STATUSES = [
  'Open Deal',
  'Unqualified',
  'Bad Timing',
  'Closed',
  'Closed - Converted',
  'Closed - Not Converted',
  'Converted',
  'Disqualified',
  'Recycled',
];

/** The starter pack for teams that sell at $5–25k a year, on HubSpot and Salesforce alike. */
export const midMarketPack: RulePack = {
  schemaVersion: 1,
  id: 'mid-market',
  name: 'Mid-market',
  version: 1,
  issuedAt: '2026-11-01T09:00:00Z',
  owner: 'RevOps',
  fields: MID_MARKET_FIELDS,
  pipelines: [MID_MARKET_PIPELINE],
  scoring: MID_MARKET_SCORING,
  slas: [
    {
      id: 'first-contact',
      kind: 'speed-to-lead',
      title: 'First contact',
      appliesTo: ['lead', 'contact'],
      start: 'formSubmittedAt',
      startLabel: 'the form',
      stop: 'firstContactAt',
      stopLabel: 'first rep contact',
      targetMinutes: 5,
      escalation: [
        { label: 'Rep told', afterMinutes: 5 },
        { label: 'Backup rep told', afterMinutes: 15 },
        { label: 'Manager told', afterMinutes: 30 },
        { label: 'Next available rep takes over', afterMinutes: 60 },
      ],
      unless: {
        op: 'any',
        of: [
          { op: 'exists', field: 'convertedAt' },
          { op: 'in', field: 'leadStatus', values: ENDED_STATUSES },
          { op: 'in', field: 'lifecycleStage', values: ['opportunity', 'customer', 'evangelist'] },
        ],
      },
      untouchedWhen: {
        op: 'in',
        field: 'leadStatus',
        values: ['New', 'Open', 'Open - Not Contacted', 'Not Contacted'],
      },
    },
  ],
  rules: [
    {
      id: 'required-fields',
      kind: 'required-fields',
      appliesTo: ['deal'],
      title: 'Required fields',
      severity: 'warning',
      mode: 'live',
      owner: 'RevOps',
      why: 'Gaps found at the save cost a loop; found a month later they cost the forecast.',
      options: { nextStage: true },
    },
    {
      id: 'stale-deal',
      kind: 'stale-deal',
      appliesTo: ['deal'],
      title: 'Stale at 2× the stage’s average',
      severity: 'warning',
      mode: 'live',
      owner: 'RevOps',
      why: 'A deal at twice the usual time in its stage needs a next step, or another stage.',
      options: { factor: 2, minimumSample: 20, floorDays: 3 },
    },
    {
      id: 'stage-skip',
      kind: 'stage-skip',
      appliesTo: ['deal'],
      title: 'Stage order',
      severity: 'warning',
      mode: 'live',
      owner: 'RevOps',
      why: 'A skipped stage leaves its questions unasked, and makes conversion figures wrong.',
      options: { optionalStages: [], provenWithinHours: 24 },
    },
  ],
  noiseBudget: 5,
  retentionDays: 180,
};
