import { describe, expect, it } from 'vitest';
import type { ObjectKind, PageField, PageStage } from '../../record/types';
import { settleStage } from './path';

const stage = (label: string): PageStage => ({ id: label.toLowerCase(), label });
const stages = ['Discovery', 'Demo', 'Proposal'].map(stage);

function settle(object: ObjectKind, current: string | null, field: PageField | null) {
  const name = object === 'lead' ? 'Status' : 'StageName';
  const path = { currentStage: current === null ? null : stage(current), stages, isWhole: true };
  return settleStage(object, [path], field ? { [name]: field } : {});
}

const shown = (text: string): PageField => ({ label: 'Stage', state: 'text', text });

describe('Path and stage field', () => {
  it('agree by label or by API value', () => {
    expect(settle('deal', 'Demo', shown('Demo'))).toEqual({ currentStage: stage('Demo'), stages });
    expect(settle('lead', 'Demo', shown('demo'))).toEqual({ currentStage: stage('Demo'), stages });
  });

  it('give the Path’s word where the field is not shown or being edited', () => {
    expect(settle('deal', 'Demo', null).currentStage).toEqual(stage('Demo'));
    expect(settle('deal', 'Demo', { ...shown('Proposal'), unsaved: true }).currentStage).toEqual(
      stage('Demo'),
    );
  });

  it('give the field’s word where the Path marks no step', () => {
    expect(settle('deal', null, shown('Proposal'))).toEqual({ currentStage: stage('Proposal'), stages });
  });

  it('give none when both are about stages and disagree', () => {
    expect(settle('deal', 'Demo', shown('Proposal'))).toEqual({ currentStage: null, stages });
  });

  it('give the field’s word, without a list, where the Path follows another field', () => {
    expect(settle('deal', 'Demo', shown('Pilot'))).toEqual({
      currentStage: { id: null, label: 'Pilot' },
      stages: [],
    });
  });

  it('list no stages where the Path lacks some', () => {
    const path = { currentStage: stage('Demo'), stages, isWhole: false };
    expect(settleStage('deal', [path], { StageName: shown('Demo') })).toEqual({
      currentStage: stage('Demo'),
      stages: [],
    });
  });

  it('give the Path that lists the field’s word, of several; none where no field tells them apart', () => {
    const other = { currentStage: stage('Commit'), stages: [stage('Commit')], isWhole: true };
    const path = { currentStage: stage('Demo'), stages, isWhole: true };
    expect(settleStage('deal', [other, path], { StageName: shown('Demo') }).currentStage).toEqual(
      stage('Demo'),
    );
    expect(settleStage('deal', [other, path], {})).toEqual({ currentStage: null, stages: [] });
  });

  it('give no stage to a contact', () => {
    expect(settle('contact', 'Demo', null)).toEqual({ currentStage: null, stages: [] });
  });
});
