import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordFingerprint } from '../../record/fingerprint';
import type { Suppression } from '../../record/visit';
import { finding, NOW, passing, unknownFinding } from '../testing/sample-findings';
import { assessment, record } from '../testing/sample-view';
import { isAllClear, putAwayWith, selectWarnings } from './select-warnings';

const fingerprint = recordFingerprint(record());

const snooze = (rule: string, extra: Partial<Suppression> = {}): Suppression => ({
  rule,
  kind: 'snooze',
  until: NOW + 1,
  reason: null,
  at: NOW - 1,
  fingerprint,
  ...extra,
});

const select = (findings = [finding()], suppressions: Suppression[] = [], extra: object = {}) =>
  selectWarnings(assessment({ findings, ...extra }), suppressions, NOW, fingerprint);

describe('selectWarnings', () => {
  it('shows the most severe first and folds what exceeds the noise budget', () => {
    const findings = (['info', 'warning', 'breach', 'warning'] as const).map((severity, index) =>
      finding({ rule: `r${index}`, severity }),
    );
    const { active, folded } = select(findings, [], { noiseBudget: 3 });
    expect(active.map(({ rule }) => rule)).toEqual(['r2', 'r1', 'r3']);
    expect(folded.map(({ rule }) => rule)).toEqual(['r0']);
  });

  it('keeps unknown apart from passes and fails', () => {
    const { active, unknown, passes } = select([finding(), unknownFinding(), passing('a')]);
    expect([active.length, unknown.length, passes.length]).toEqual([1, 1, 1]);
  });

  it('does not count a rule as passed that leaves something unknown', () => {
    expect(select([passing('a'), unknownFinding({ rule: 'a' })]).passes).toEqual([]);
  });

  it('puts a snoozed warning away until its time', () => {
    expect(select([finding()], [snooze('stale-by-stage')]).snoozed).toHaveLength(1);
    const over = select([finding()], [snooze('stale-by-stage', { until: NOW })]);
    expect([over.snoozed.length, over.active.length]).toEqual([0, 1]);
  });

  it('ends a snooze when the record has moved, but not a dismissal', () => {
    const moved = recordFingerprint(record({ stage: { id: null, label: 'Proposal' } }));
    const marks = [
      snooze('a', { fingerprint: moved }),
      snooze('b', { kind: 'dismiss', until: null, reason: 'migrated', fingerprint: moved }),
    ];
    const { active, dismissed } = select([finding({ rule: 'a' }), finding({ rule: 'b' })], marks);
    expect(active.map(({ rule }) => rule)).toEqual(['a']);
    expect(dismissed.map(({ finding: { rule } }) => rule)).toEqual(['b']);
  });

  it('tells what goes with a finding that is put away: all that its rule finds open', () => {
    const own = finding({ rule: 'fields', title: 'Needed next' });
    const findings = [
      finding({ rule: 'fields', title: 'Missing' }),
      own,
      unknownFinding({ rule: 'fields', title: 'Not checked' }),
      passing('fields', 'Filled'),
      finding({ rule: 'other' }),
    ];
    const gone = select(findings, [snooze('fields')]).snoozed.map(({ finding: { title } }) => title);
    expect(gone.sort()).toEqual(['Missing', 'Needed next', 'Not checked']);
    expect(putAwayWith(own, { findings }).map(({ title }) => title)).toEqual(['Missing', 'Not checked']);
  });

  it('says nothing of a rule that passes now, although it is snoozed', () => {
    const { snoozed, passes } = select([passing('stale-by-stage')], [snooze('stale-by-stage')]);
    expect([snoozed.length, passes.length]).toEqual([0, 1]);
  });

  it('counts the rules that ran: unknown and skipped ones did not', () => {
    const skippedRules = [{ rule: 'pushes', reason: 'did not finish' }];
    const { rulesRun, rulesTotal } = select([finding(), passing('a'), unknownFinding()], [], {
      skippedRules,
    });
    expect([rulesRun, rulesTotal]).toEqual([2, 4]);
  });

  it('loses no finding, whatever is put away', () => {
    const outcome = fc.constantFrom('fail' as const, 'unknown' as const, 'pass' as const);
    fc.assert(
      fc.property(fc.array(outcome), fc.array(fc.nat(9)), fc.nat(5), (outcomes, away, noiseBudget) => {
        const findings = outcomes.map((each, index) => finding({ rule: `r${index}`, outcome: each }));
        const all = select(
          findings,
          away.map((index) => snooze(`r${index}`)),
          { noiseBudget },
        );
        const shown = [...all.active, ...all.folded, ...all.unknown, ...all.passes];
        const putAway = [...all.snoozed, ...all.dismissed].map((entry) => entry.finding);
        expect(new Set([...shown, ...putAway])).toEqual(new Set(findings));
        expect(shown.length + putAway.length).toBe(findings.length);
      }),
    );
  });
});

describe('isAllClear', () => {
  it('needs every rule to have passed', () => {
    expect(isAllClear(select([passing('a'), passing('b')]))).toBe(true);
  });

  it.each([
    ['nothing applies', select([])],
    ['one is unknown', select([passing('a'), unknownFinding()])],
    ['one is snoozed', select([passing('a'), finding()], [snooze('stale-by-stage')])],
    ['an unknown one is dismissed', select([unknownFinding()], [snooze('deal-desk', { kind: 'dismiss' })])],
    ['one was skipped', select([passing('a')], [], { skippedRules: [{ rule: 'x', reason: '' }] })],
  ])('is never said when %s', (_, selection) => expect(isAllClear(selection)).toBe(false));
});
