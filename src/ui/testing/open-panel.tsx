import type { Assessment } from '../../record/assessment';
import { RecordPanel } from '../components/RecordPanel';
import type { RecordView } from '../components/record-view';
import { mount } from './mount';
import { NOW } from './sample-findings';
import { CONTEXT, loggedActions, view } from './sample-view';

/** A record panel in a page, with what a test does to it and reads from it. */

type Extra = Partial<Omit<RecordView, 'assessment'>>;

export function openPanel(overrides: Partial<Assessment> = {}, extra: Extra = {}, isKept = true) {
  const { actions, calls } = loggedActions(isKept);
  const panel = (shown: RecordView, now = NOW) => (
    <RecordPanel view={shown} actions={actions} now={now} context={CONTEXT} header={null} keys="page" />
  );
  const first = view(overrides, extra);
  return { ...mount(panel(first)), calls, first, panel };
}
