import { describe, expect, it } from 'vitest';
import type { CrmRecord } from '../record/types';
import { at, deal, history, stage } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import { packContext } from '../rule-packs/pack-context';
import { stageBefore } from './stage-before';

const { placeOf, pipelines } = packContext(bundledPack);
const AT = at('2026-11-10T09:00:00Z');
const CLOSED: [string, string] = ['2026-11-10T10:00:00Z', 'Closed Won'];
const OPEN = (pipelines[0]?.stages ?? []).filter(({ kind }) => kind === 'open').map(({ label }) => label);
const [first = '', second = '', ...later] = OPEN;

/** Won, with the times of entry that its columns state; `never`: blank ones. */
const entered = (times: readonly [string, string][], never: readonly string[] = []): CrmRecord =>
  deal({
    stage: stage('Closed Won'),
    stages: [],
    history: history('stage', 'export', ...times, CLOSED),
    neverEntered: never,
  });

describe('the stage before the outcome', () => {
  it('is the one that the last move went away from', () => {
    const moved = deal({
      stages: [stage('Demo', 'demo')],
      history: history('stage', 'crm', ['2026-11-10T10:00:00Z', 'Closed Won', 'demo']),
    });
    expect(stageBefore(moved, AT, placeOf)).toEqual({ stage: stage('Demo', 'demo') });
  });

  it('is the one entered last where each open stage tells its time, or that it was never entered', () => {
    const times: [string, string][] = [
      ['2026-10-01', first],
      ['2026-11-01', second],
    ];
    expect(stageBefore(entered(times, later), AT, placeOf)).toEqual({ stage: { id: null, label: second } });
  });

  it.each(later)('is not known where the export has no column of %s', (missing) => {
    const times: [string, string][] = [
      ['2026-10-01', first],
      ['2026-11-01', second],
    ];
    const rest = later.filter((name) => name !== missing);
    expect(stageBefore(entered(times, rest), AT, placeOf)).toEqual({ why: 'no-time' });
  });

  it('is not known where the time of an earlier stage is missing: deals go back too', () => {
    expect(stageBefore(entered([['2026-11-01', second]], later), AT, placeOf)).toEqual({ why: 'no-time' });
  });

  it('is not known where two stages were entered at the same time', () => {
    const times: [string, string][] = [
      ['2026-11-01', first],
      ['2026-11-01', second],
    ];
    expect(stageBefore(entered(times, later), AT, placeOf)).toEqual({ why: 'tied' });
  });

  it('is not known without a move, whatever came before', () => {
    const open = deal({ history: history('stage', 'crm', ['2026-11-01', second, first]) });
    expect(stageBefore(open, AT, placeOf)).toEqual({ why: 'no-move' });
    expect(stageBefore(entered([]), AT, placeOf)).toEqual({ why: 'no-move' });
  });

  it('is told by a history without gaps, whatever columns of times there are', () => {
    const both = deal({
      history: [
        ...history('stage', 'export', ['2026-11-01', second, first]),
        ...history('stage', 'export', CLOSED),
      ],
    });
    expect(stageBefore(both, AT, placeOf)).toEqual({ stage: { id: null, label: second } });
  });
});

describe('with stages that the pack does not know', () => {
  const nowhere = () => null;
  const listed = (stages: readonly string[]) => ({
    ...entered([['2026-11-01', 'Alpha']], ['Beta']),
    stages: stages.map((name) => stage(name)),
  });

  it('goes by the list of the record', () => {
    const known = listed(['Alpha', 'Beta', 'Closed Won']);
    expect(stageBefore(known, AT, nowhere)).toEqual({ stage: stage('Alpha') });
    expect(stageBefore(listed(['Alpha', 'Gamma']), AT, nowhere)).toEqual({ why: 'no-time' });
  });

  it('is not known without any list', () => {
    expect(stageBefore(listed([]), AT, nowhere)).toEqual({ why: 'no-time' });
  });
});
