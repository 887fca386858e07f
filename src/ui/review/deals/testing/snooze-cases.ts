import fc from 'fast-check';
import type { CrmRecord } from '../../../../record/types';
import type { Suppression } from '../../../../record/visit';
import {
  DAY,
  deal,
  empty,
  filled,
  history,
  lead,
  NOW,
  unreadable,
} from '../../../../rule-kinds/testing/record-builder';
import { bundledPack } from '../../../../rule-packs/bundled';

const RULES = bundledPack.rules.map(({ id }) => id);

/** A record with what is known of it, as a store may hold it. */
export interface Case {
  record: CrmRecord;
  marks: Suppression[];
  /** Changes that visits have seen. */
  seen: CrmRecord['history'];
  state: 'stored' | 'damaged' | 'gone';
}

const field = (value: fc.Arbitrary<string | number>) =>
  fc.oneof(
    value.map((known) => filled(known)),
    fc.constantFrom(empty(), unreadable('not-a-number')),
  );

const STAGES = ['Qualified', 'Demo', 'Proposal', 'Negotiation', 'Closed Won', 'Elsewhere'];
const dealOf = fc
  .record({
    label: fc.constantFrom(...STAGES),
    amount: field(fc.constantFrom(0, 500, 90_000)),
    closeDate: field(fc.constantFrom('2026-11-01', '2027-01-01')),
    nextStep: field(fc.constant('Call')),
    moves: fc.array(fc.constantFrom('2026-03-01', '2026-08-01', '2026-11-10'), { maxLength: 3 }),
  })
  .map(({ label, moves, ...fields }) =>
    deal({
      fields,
      stage: { id: null, label },
      history: history('stage', 'crm', ...moves.map((at): [string, string] => [at, label])),
    }),
  );
/** Leads that are the same person now and then, some of which wait for a first contact. */
const leadOf = fc
  .record({
    formSubmittedAt: field(fc.constantFrom(NOW - 60_000, NOW - DAY)),
    firstContactAt: fc.constantFrom(empty(), filled(NOW - DAY + 60_000)),
    email: field(fc.constantFrom('ada@mail.example', 'bo@mail.example')),
    company: field(fc.constant('Mills')),
  })
  .map((fields) => lead(fields));

const mark = fc.record({
  rule: fc.constantFrom(...RULES),
  kind: fc.constantFrom('snooze' as const, 'dismiss' as const),
  until: fc.constantFrom(null, NOW - 1, NOW + DAY),
  at: fc.constant(NOW - 5 * DAY),
  reason: fc.constant(null),
  fingerprint: fc.constantFrom('[]', '[["","","Elsewhere"],"1","2","3"]'),
  isOver: fc.boolean(),
});

/** Some of each sort, under ids of their own. */
export const cases: fc.Arbitrary<Case[]> = fc
  .array(
    fc.record({
      record: fc.oneof(dealOf, leadOf),
      marks: fc.uniqueArray(mark, { maxLength: 4, selector: ({ rule }) => rule }),
      seen: fc.constantFrom([], history('closeDate', 'observed', ['2026-11-05', '2026-12-01', '2026-10-01'])),
      state: fc.constantFrom<Case['state'][]>('stored', 'stored', 'stored', 'damaged', 'gone'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) =>
    all.map((one, at) => ({
      ...one,
      record: { ...one.record, identity: { ...one.record.identity, id: `${at}` } },
      marks: one.marks.map(({ isOver, ...rest }) => (isOver ? { ...rest, endedAt: NOW - DAY } : rest)),
    })),
  );

/** Each shows several warnings: more in all than are written at once. */
export const OLD: readonly Case[] = Array.from({ length: 700 }, (_, at) => ({
  record: deal({
    identity: { ...deal().identity, id: `${at}` },
    stage: { id: null, label: 'Proposal' },
    fields: {
      amount: empty(),
      closeDate: filled('2026-11-01'),
      nextStep: empty(),
      stageEnteredAt: filled(NOW - 200 * DAY),
    },
    history: history(
      'stage',
      'crm',
      ['2026-03-01', 'Demo'],
      ['2026-03-05', 'Negotiation', 'Demo'],
      ['2026-03-09', 'Proposal', 'Negotiation'],
    ),
  }),
  marks: [],
  seen: [],
  state: 'stored',
}));
