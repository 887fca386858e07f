import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Deadline } from '../../record/assessment';
import { recordFingerprint } from '../../record/fingerprint';
import type { FormatContext } from '../../record/format';
import { recordKey } from '../../record/record-key';
import type { CrmRecord, EpochMs } from '../../record/types';
import { ChangesSection } from './ChangesSection';
import { CountdownSection } from './CountdownSection';
import { Dock } from './Dock';
import { Footer } from './Footer';
import { HandoffSection } from './HandoffSection';
import { useKeyCommands } from './keyboard';
import { LiveRegion } from './LiveRegion';
import { nextStep } from './next-step';
import { RecordBanners } from './RecordBanners';
import { RecordOverlay } from './RecordOverlay';
import { dataState } from './record-footer';
import type { RecordActions, RecordView } from './record-view';
import { ScoreSection } from './ScoreSection';
import { selectWarnings } from './select-warnings';
import { sortDeadlines } from './sort-deadlines';
import { TaskList } from './TaskList';
import { Toast } from './Toast';
import { useKeptFocus } from './use-kept-focus';
import { useRecordUi } from './use-record-ui';
import { CLOSED_FOLDS, cardsInSight, WarningList } from './WarningList';

/** Where keys go on working: the current card, or all of them. */
const KEPT_FOCUS = ['.record .is-current .card-actions button', '.record > .record-body'];

export interface RecordPanelProps {
  view: RecordView;
  actions: RecordActions;
  now: EpochMs;
  context: FormatContext;
  /** Name and buttons of the view this record stands in. */
  header: ComponentChildren;
  /** Keys are heard on the whole page, or only while the focus is inside. */
  keys: 'page' | 'inside';
}

/**
 * One record as the sidebar and the review page show it: banners, clocks, score, warnings, the
 * next step and the state of the data. Give it a key per record, so that nothing opened on one
 * record stays open on the next.
 */
export function RecordPanel({ view, actions, now, context, header, keys }: RecordPanelProps) {
  const { record, assessment, suppressions, acknowledged } = view;
  const body = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [folds, setFolds] = useState(CLOSED_FOLDS);
  const fingerprint = useMemo(() => recordFingerprint(record), [record]);
  const selection = selectWarnings(assessment, suppressions, now, fingerprint);
  const ui = useRecordUi(view, cardsInSight(selection, folds), actions, context, () => body.current);
  useKeyCommands(ui.run, keys === 'inside' ? () => panel.current : undefined);
  useKeptFocus(...KEPT_FOCUS);
  const step = nextStep(view, selection, now, context);
  return (
    <div ref={panel} class="record">
      {header}
      <div ref={body} class="record-body" tabIndex={-1}>
        <RecordBanners view={view} selection={selection} actions={actions} now={now} context={context} />
        {sortDeadlines(runningClocks(view), now).map((deadline) => (
          <CountdownSection
            key={deadline.sla}
            deadline={deadline}
            now={now}
            context={context}
            acknowledgedAt={acknowledged[deadline.sla]}
            owner={ownerName(record)}
            onAcknowledge={() => actions.acknowledge(deadline.sla)}
            recordKey={recordKey(record.identity)}
            name={record.title ?? ''}
            reassignment={assessment.reassignment ?? null}
            onSuggestion={
              view.writes?.access === 'on' && actions.changes
                ? (suggestion) => ui.show({ kind: 'change', suggestion, waiting: null })
                : undefined
            }
          />
        ))}
        <HandoffSection view={view} actions={actions} ui={ui} now={now} context={context} />
        {assessment.score && <ScoreSection score={assessment.score} context={context} />}
        <WarningList
          record={record}
          assessment={assessment}
          selection={selection}
          ui={ui}
          actions={actions}
          access={view.writes?.access ?? 'none'}
          now={now}
          context={context}
          folds={folds}
          onFolds={setFolds}
        />
        <TaskList view={view} actions={actions} ui={ui} now={now} context={context} />
        <ChangesSection view={view} actions={actions} ui={ui} context={context} />
      </div>
      <div class="toast-place">{ui.toast && <Toast message={ui.toast} onClose={ui.closeToast} />}</div>
      {step && <Dock step={step} onJump={actions.revealField} />}
      <Footer {...dataState(view, now, context)} pack={assessment.pack} />
      <RecordOverlay
        ui={ui}
        record={record}
        assessment={assessment}
        changes={actions.changes}
        now={now}
        context={context}
      />
      <LiveRegion deadlines={assessment.deadlines} now={now} message={ui.toast?.text ?? null} />
    </div>
  );
}

/** Without the open ones that an answer to an MQL has ended. */
function runningClocks({ assessment: { deadlines }, handoff }: RecordView): Deadline[] {
  const { kept = null, stopped = [] } = handoff ?? {};
  if (!kept) return deadlines;
  return deadlines.filter(
    ({ sla, startAt, metAt }) =>
      !stopped.includes(sla) || metAt !== null || startAt === null || startAt > kept.at,
  );
}

/** Clocks name who answers for the record; who looks at it is not known. */
function ownerName({ fields: { owner } }: CrmRecord): string {
  return owner?.state === 'value' ? owner.text : 'Owner';
}
