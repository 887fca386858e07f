import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordIdentity } from './types';
import { nextWorkday, standing, undoOf, type WritePreview } from './write-back';

const identity = (overrides: Partial<RecordIdentity> = {}): RecordIdentity => ({
  crm: 'salesforce',
  object: 'lead',
  id: '00Q000000000001AAA',
  org: 'example',
  url: 'https://example.lightning.force.com/lightning/r/Lead/00Q000000000001AAA/view',
  ...overrides,
});

const PREVIEW: WritePreview = {
  key: 'key-0001',
  identity: identity(),
  change: { kind: 'setOwner', values: [{ field: 'owner', label: 'Owner', names: ['Lou Rep'] }] },
  lines: [{ label: 'Owner', before: 'Kim Rep', after: 'Lou Rep' }],
  sets: [{ apiName: 'OwnerId', from: '005A', to: '005B' }],
  assignee: null,
  basedOn: 'v1',
};

describe('how a record stands to a preview', () => {
  it.each([
    ['same', { stamp: 'v1', values: { OwnerId: '005A' } }],
    ['changed', { stamp: 'v2', values: { OwnerId: '005A' } }],
    ['changed', { stamp: 'v2', values: { OwnerId: '005C' } }],
    ['already', { stamp: 'v2', values: { OwnerId: '005B' } }],
  ] as const)('is %s', (expected, version) => {
    expect(standing(PREVIEW, version)).toBe(expected);
  });

  it('is never the same with another stamp, whatever the values', () => {
    const value = fc.option(fc.string(), { nil: null });
    fc.assert(
      fc.property(
        fc.string(),
        fc.dictionary(fc.constantFrom('OwnerId', 'Status'), value),
        (stamp, values) => {
          fc.pre(stamp !== PREVIEW.basedOn);
          expect(standing(PREVIEW, { stamp, values })).not.toBe('same');
        },
      ),
    );
  });
});

describe('setting a change back', () => {
  it('turns every value round and is based on the version that the write made', () => {
    expect(undoOf(PREVIEW, 'key-0002', 'v2')).toMatchObject({
      key: 'key-0002',
      basedOn: 'v2',
      sets: [{ apiName: 'OwnerId', from: '005B', to: '005A' }],
      lines: [{ label: 'Owner', before: 'Lou Rep', after: 'Kim Rep' }],
      // What waits, should there be no network, is what was before.
      change: { kind: 'setOwner', values: [{ field: 'owner', label: 'Owner', names: ['Kim Rep'] }] },
    });
  });

  it('is not possible for tasks, for a lead that had no owner, and for HubSpot’s lifecycle stage', () => {
    const task: WritePreview = {
      ...PREVIEW,
      change: { kind: 'createTask', task: { subject: 'Call', due: '2026-11-23', note: '' } },
    };
    const unowned: WritePreview = { ...PREVIEW, sets: [{ apiName: 'OwnerId', from: null, to: '005B' }] };
    const lifecycle: WritePreview = {
      ...PREVIEW,
      identity: identity({ crm: 'hubspot' }),
      change: { ...PREVIEW.change, kind: 'setLifecycleStage', values: [] },
    };
    expect([task, unowned, lifecycle].map((preview) => undoOf(preview, 'k', 'v2'))).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('the next working day', () => {
  it.each([
    ['2026-11-19', '2026-11-20'],
    ['2026-11-20', '2026-11-23'],
    ['2026-11-21', '2026-11-23'],
    ['2026-12-31', '2027-01-01'],
  ])('after %s is %s', (today, next) => {
    expect(nextWorkday(today)).toBe(next);
  });
});
