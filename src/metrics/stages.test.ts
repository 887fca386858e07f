import { describe, expect, it } from 'vitest';
import { TEST_PACK } from '../rule-kinds/testing/pack-context';
import { history } from '../rule-kinds/testing/record-builder';
import { measure } from './accumulator';
import { stageConversion } from './stage-conversion';
import { dealTransitions, transitionMetrics } from './stage-transitions';
import { day, dealOf, recordOf } from './testing/sample-deals';
import { timeInStage } from './time-in-stage';

type Change = Parameters<typeof history>[2];
const crm = (...changes: Change[]) => history('stage', 'crm', ...changes);
const walked = (...stages: string[]) =>
  crm(...stages.map((name, index): Change => [`2026-01-0${index + 1}`, name]));

const conversionOf = (label: string, ...deals: Parameters<typeof dealOf>[0][]) =>
  measure(
    deals.map((shorthand) => dealOf(shorthand)),
    stageConversion(),
  ).find((row) => row.label === label);

describe('stage conversion', () => {
  it('follows the history of each deal', () => {
    const row = conversionOf(
      'Discovery',
      { stage: 'Closed Won', history: walked('Qualified', 'Discovery', 'Closed Won') },
      { stage: 'Closed Lost', history: walked('Discovery', 'Demo', 'Closed Lost') },
      { stage: 'Closed Lost', history: walked('Discovery', 'Closed Lost') },
      { stage: 'Discovery', history: walked('Qualified', 'Discovery') },
      { stage: 'Qualified', history: walked('Discovery', 'Qualified') },
      { stage: 'Demo', history: walked('Qualified', 'Demo') },
    );
    expect(row).toMatchObject({
      entered: 5,
      advanced: 2,
      lost: 1,
      stillThere: 1,
      elsewhere: 1,
      fromHistory: 5,
      fromCurrentStage: 0,
      atLeast: 0.4,
      atMost: 0.4,
    });
    expect(row?.conversion).toMatchObject({ value: 0.4, n: 5, excluded: [] });
  });

  it('counts a deal once, however often it came back', () => {
    const row = conversionOf('Demo', {
      stage: 'Demo',
      history: walked('Demo', 'Qualified', 'Demo', 'Demo'),
    });
    expect(row).toMatchObject({ entered: 1, stillThere: 1, elsewhere: 0 });
  });

  it('takes the current stage where there is no history, and says so', () => {
    const row = conversionOf(
      'Demo',
      { stage: 'Closed Won' },
      { stage: 'Proposal' },
      { stage: 'Demo' },
      { stage: 'Discovery' },
    );
    expect(row).toMatchObject({ entered: 3, advanced: 2, stillThere: 1, fromCurrentStage: 3 });
    expect(row?.conversion.value).toBe(2 / 3);
    expect(row?.conversion.definition).toContain('3 of them have no stage history and are');
    const one = conversionOf('Demo', { stage: 'Proposal' })?.conversion.definition;
    expect(one).toContain('1 of them has no stage history and is taken');
  });

  it('is not stated where deals were lost nobody knows where, only its bounds', () => {
    const row = conversionOf('Demo', { stage: 'Closed Won' }, { stage: 'Demo' }, { stage: 'Closed Lost' });
    expect(row?.conversion).toMatchObject({
      value: null,
      n: 2,
      reason: '1 deal lost without a stage history: where it was lost is not known',
    });
    expect(row).toMatchObject({ atLeast: 1 / 3, atMost: 0.5 });
  });

  it('is null for a stage that nobody entered', () => {
    expect(conversionOf('Demo', { stage: 'Discovery' })?.conversion).toMatchObject({
      value: null,
      n: 0,
      reason: 'no deal has entered this stage',
    });
  });
});

describe('time in stage', () => {
  const today = day('2026-03-01');
  const rowOf = (label: string, ...deals: Parameters<typeof dealOf>[0][]) =>
    measure(
      deals.map((shorthand) => dealOf(shorthand)),
      timeInStage({ today }),
    ).find((row) => row.label === label);

  it('merges rows that repeat the stage, and shows the time per row beside it', () => {
    const row = rowOf('Demo', {
      stage: 'Proposal',
      history: crm(['2026-01-01', 'Demo'], ['2026-01-05', 'Demo'], ['2026-01-11', 'Proposal']),
    });
    expect([row?.visits.mean.value, row?.visits.mean.n]).toEqual([10, 1]);
    expect([row?.rows.mean.value, row?.rows.mean.n]).toEqual([5, 2]);
  });

  it('starts the first stage when the record was created, if the CRM’s history says what it was', () => {
    const row = rowOf('Demo', {
      stage: 'Proposal',
      fields: { createdAt: { state: 'value', value: day('2026-01-01') * 86_400_000, text: '', label: '' } },
      history: crm(['2026-01-08', 'Proposal', 'Demo']),
    });
    expect(row?.visits.max.value).toBe(7);
  });

  it('rests on no move that was only seen days later', () => {
    const seen = (notBefore: string) => ({
      stage: 'Proposal',
      history: [
        ...crm(['2026-01-01', 'Demo']),
        ...history('stage', 'observed', ['2026-01-11', 'Proposal', 'Demo', notBefore]),
      ],
    });
    expect(rowOf('Demo', seen('2026-01-10T09:00:00Z'))?.visits.mean).toMatchObject({ value: 10, n: 1 });
    expect(rowOf('Demo', seen('2026-01-05'))?.visits.mean).toMatchObject({
      value: null,
      n: 0,
      excluded: [{ reason: 'when it left the stage is not known to the day', count: 1 }],
    });
  });

  it('counts open deals over twice the mean of completed visits as stale', () => {
    const passed = { stage: 'Proposal', history: crm(['2026-01-01', 'Demo'], ['2026-01-11', 'Proposal']) };
    const sits = (iso: string) => ({ stage: 'Demo', history: crm([iso, 'Demo']) });
    const row = rowOf('Demo', passed, sits('2026-02-08'), sits('2026-02-09'), { stage: 'Demo' });
    expect(row?.stale).toMatchObject({
      value: 1,
      n: 2,
      excluded: [{ reason: 'no stage history', count: 1 }],
    });
    expect(row?.openAges.max.value).toBe(21);
    expect(row?.visits.mean).toMatchObject({ n: 1, excluded: [] });
    expect(rowOf('Demo', sits('2026-02-08'))?.stale).toMatchObject({
      value: null,
      reason: 'no completed visit to compare with',
    });
  });
});

describe('transitions', () => {
  const transitionsOf = (...stages: string[]) => {
    const record = recordOf({ stage: 'Demo', history: walked(...stages) });
    return dealTransitions(record, TEST_PACK.placeOf);
  };

  it('are told apart', () => {
    const { first, transitions } = transitionsOf(
      'Qualified',
      'Qualified',
      'Discovery',
      'Proposal',
      'Demo',
      'Closed Won',
      'Demo',
      'Closed Lost',
    );
    expect(first?.stage.label).toBe('Qualified');
    expect(transitions).toEqual(['same', 'forward', 'skip', 'backward', 'skip', 'reopened', 'lost']);
    expect(transitionsOf('Negotiation', 'Closed Won', 'Closed Lost').transitions).toEqual([
      'forward',
      'reclosed',
    ]);
    expect(transitionsOf('Demo', 'Pilot', 'Demo').transitions).toEqual(['other', 'other']);
  });

  it('skip no stage that is not in use', () => {
    const record = recordOf({ stage: 'Demo', history: walked('Qualified', 'Demo') });
    const { transitions } = dealTransitions(record, TEST_PACK.placeOf, ({ label }) => label !== 'Discovery');
    expect(transitions).toEqual(['forward']);
  });

  it('are counted on deals that have a history', () => {
    const deals = [
      dealOf({ stage: 'Closed Won', history: walked('Closed Won') }),
      dealOf({ stage: 'Proposal', history: walked('Qualified', 'Demo', 'Negotiation', 'Proposal') }),
      dealOf({ stage: 'Demo' }),
    ];
    expect(measure(deals, transitionMetrics())).toMatchObject({
      deals: 3,
      withHistory: 2,
      dealsWithSkip: 1,
      dealsWithBackward: 1,
      bornClosed: 1,
      transitions: { skip: 2, backward: 1, forward: 0 },
    });
  });
});
