import type { FrameShape } from '../../contracts/page-service';
import type { PageReading } from '../../record/types';
import type { ChangeActions, Notice } from '../components/record-view';
import { diagnostics, recordDiagnosis } from './diagnostics';
import { dateOrderMark, type Marking, type RecordMarks, recordMarks } from './marks';
import type { KnownRecordHolder } from './session-known';
import type { SessionOptions } from './session-options';
import type { SidebarActions, SidebarState } from './sidebar-state';

/** The session as its actions need it. */
export interface ActingSession extends Omit<SessionOptions, 'onState' | 'later' | 'isAlive' | 'writes'> {
  changes: ChangeActions;
  state(): SidebarState;
  reading(): PageReading | null;
  /** Of the record that is open; null while none is. */
  key(): string | null;
  raise(notice: Notice): void;
  failed(error: unknown, kind?: 'not-saved' | 'mark-not-kept'): void;
  mark(marking: Marking): void;
  known: Pick<KnownRecordHolder, 'mark' | 'takeBack'>;
  refresh(): void;
  setFrame(shape: FrameShape): void;
  judgeAgain(): void;
}

/** What the rep can ask for, carried out on the record that is shown. */
export function createActions(session: ActingSession): SidebarActions {
  const { page, engine, store, context, mark } = session;

  /** Shows what the rep decides at once; whether it was kept. What was not is shown no longer, and that is said. */
  async function markShown(change: (marks: RecordMarks) => Marking): Promise<boolean> {
    const state = session.state();
    if (state.kind !== 'record') return false;
    const marking = change(recordMarks(store, state.view.record, context().now));
    session.known.mark(marking);
    session.refresh();
    return marking.kept.then(
      () => true,
      (error: unknown) => {
        session.known.takeBack(marking);
        session.failed(error, 'mark-not-kept');
        return false;
      },
    );
  }

  /** Shown from now on, kept or not; what is done with it says whether that is kept. */
  function typeReason(asked: string, text: string): void {
    const state = session.state();
    if (state.kind !== 'record') return;
    session.known.mark(recordMarks(store, state.view.record, context().now).typeReason(asked, text));
    session.refresh();
  }

  async function revealField(field: string): Promise<void> {
    const state = session.state();
    const record = state.kind === 'record' ? state.view.record : null;
    const answer = await page.revealField(record?.apiNames[field] ?? field);
    if (answer === 'not-found')
      session.raise({ kind: 'field-not-shown', label: record?.fields[field]?.label ?? field });
  }

  return {
    changes: session.changes,
    revealField: (field) => void revealField(field),
    readAgain: () => void page.readAgain().then(session.judgeAgain),
    restartEngine() {
      engine.restart();
      session.judgeAgain();
    },
    snooze: (rule, until) => markShown((marks) => marks.suppress(rule, 'snooze', until, null)),
    dismiss: (rule, reason) => markShown((marks) => marks.suppress(rule, 'dismiss', null, reason)),
    restore: (rule) => void markShown((marks) => marks.restore(rule)),
    typeReason,
    acknowledge: (sla) => void markShown((marks) => marks.acknowledge(sla)),
    answerDateOrder(order) {
      const reading = session.reading();
      if (!reading) return;
      mark(dateOrderMark(store, reading.identity, order));
      session.judgeAgain();
    },
    setFrame(next) {
      session.setFrame(next);
      session.saveFrame(next);
    },
    openReview: () => void store.openReview(session.key(), crypto.randomUUID()).catch(session.failed),
    openOptions: () => void session.openOptions().catch(session.failed),
    copyDiagnostics: () =>
      void session.copyText(diagnostics(session.state(), session.reading(), context().now)),
    openDiagnostics: () =>
      void session
        .openDiagnostics(recordDiagnosis(session.state(), session.reading(), context().now))
        .catch(session.failed),
  };
}
