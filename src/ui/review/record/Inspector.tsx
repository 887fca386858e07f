import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AssessContext, CrmRecord, EpochMs } from '../../../record/types';
import { Banner } from '../../components/Banner';
import { Icon } from '../../components/Icon';
import { RecordPanel } from '../../components/RecordPanel';
import type { RecordView } from '../../components/record-view';
import { useKeptFocus } from '../../components/use-kept-focus';
import type { ReviewRow } from '../review-row';
import { RecordFacts } from './RecordFacts';
import { RecordHistory } from './RecordHistory';
import { recordPage } from './record-address';
import type { LoadScoreAhead } from './ScoreAhead';
import { storedActions, useStoredRecord } from './use-stored-record';

/** What the review page can do to a stored record; resolves when it is kept. */
export interface ReviewActions {
  snooze(view: RecordView, rule: string, until: EpochMs): Promise<void>;
  dismiss(view: RecordView, rule: string, reason: string): Promise<void>;
  restore(view: RecordView, rule: string): Promise<void>;
  typeReason(view: RecordView, asked: string, text: string): Promise<void>;
  acknowledge(view: RecordView, sla: string): Promise<void>;
  scoreAhead: LoadScoreAhead;
}

/** Assesses the stored copy of a record; rejects when it is gone or can't be judged. */
export type LoadRecord = (key: string) => Promise<RecordView>;

/** The stored copy of the selected record, in the same view as the sidebar's. */
export function Inspector({
  row,
  now,
  context,
  load,
  actions,
  onClose,
}: {
  row: ReviewRow;
  now: EpochMs;
  context: AssessContext;
  load: LoadRecord;
  actions: ReviewActions;
  onClose(): void;
}) {
  const box = useRef<HTMLElement>(null);
  const { key } = row;
  const [current, reload] = useStoredRecord(key, load, context.now);
  const [page, setPage] = useState<Page>('Warnings');
  const isRead = current !== null;
  // The head is drawn anew with each of these, and whatever in it had the focus is gone.
  useLayoutEffect(() => takeFocus(box.current, 'h2'), [key, isRead]);
  useLayoutEffect(() => takeFocus(box.current, '[aria-pressed="true"]'), [page]);
  // What had it may be gone from the record as it is read again.
  useKeptFocus('.inspector h2');
  const header = (
    <>
      <InspectorHeader
        row={row}
        record={current && 'view' in current ? current.view.record : null}
        context={context}
        onClose={onClose}
      />
      <PageChoice page={page} onPage={setPage} />
    </>
  );
  return (
    <aside ref={box} class="inspector" aria-label="Record">
      {current && 'view' in current && page === 'History' ? (
        <div class="record">
          {header}
          <div class="record-body">
            <RecordHistory view={current.view} context={context} scoreAhead={actions.scoreAhead} />
          </div>
        </div>
      ) : current && 'view' in current ? (
        <RecordPanel
          key={key}
          view={current.view}
          actions={storedActions(current.view, actions, reload)}
          now={now}
          context={context}
          header={header}
          keys="inside"
        />
      ) : (
        <div class="record">
          {header}
          <div class="record-body">
            {current && 'problem' in current && (
              <Banner icon="breach" tone="breach" title="This record could not be checked." isUrgent>
                {current.problem}
              </Banner>
            )}
          </div>
        </div>
      )}
    </aside>
  );
}

/** Only where nothing else has the focus. */
function takeFocus(box: HTMLElement | null, selector: string): void {
  if (document.activeElement === document.body) box?.querySelector<HTMLElement>(selector)?.focus();
}

const PAGES = ['Warnings', 'History'] as const;
type Page = (typeof PAGES)[number];

function PageChoice({ page, onPage }: { page: Page; onPage(page: Page): void }) {
  return (
    <div class="page-choice">
      {PAGES.map((name) => (
        <button
          key={name}
          type="button"
          class="nav-item"
          aria-pressed={name === page}
          onClick={() => onPage(name)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function InspectorHeader({
  row,
  record,
  context,
  onClose,
}: {
  row: ReviewRow;
  record: CrmRecord | null;
  context: AssessContext;
  onClose(): void;
}) {
  const title = row.title ?? 'Record without a name';
  return (
    <>
      <header class="inspector-head">
        <h2 class="strong cut" title={title} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" class="icon-button" aria-label="Close record" title="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <RecordFacts row={row} record={record} context={context}>
        <a class="link" href={recordPage(row.key)}>
          Own page
        </a>
      </RecordFacts>
    </>
  );
}
