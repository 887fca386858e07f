import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AssessContext, EpochMs } from '../../../record/types';
import { Banner } from '../../components/Banner';
import { Icon } from '../../components/Icon';
import { RecordPanel } from '../../components/RecordPanel';
import type { RecordActions, RecordView } from '../../components/record-view';
import { amountText } from '../amount-text';
import type { ReviewRow } from '../review-row';
import { RecordHistory } from './RecordHistory';
import type { LoadScoreAhead } from './ScoreAhead';

/** What the review page can do to a stored record; resolves when it is kept. */
export interface ReviewActions {
  snooze(view: RecordView, rule: string, until: EpochMs): Promise<void>;
  dismiss(view: RecordView, rule: string, reason: string): Promise<void>;
  restore(view: RecordView, rule: string): Promise<void>;
  acknowledge(view: RecordView, sla: string): Promise<void>;
  scoreAhead: LoadScoreAhead;
}

/** Assesses the stored copy of a record; rejects when it is gone or can't be judged. */
export type LoadRecord = (key: string) => Promise<RecordView>;

type Loaded = { key: string; view: RecordView } | { key: string; problem: string };

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
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const { key } = row;
  const reload = useCallback(() => {
    let isStale = false;
    const show = (next: Loaded): void => {
      if (!isStale) setLoaded(next);
    };
    load(key).then(
      (view) => show({ key, view }),
      (error: unknown) => show({ key, problem: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isStale = true;
    };
  }, [key, load]);
  useEffect(reload, [reload]);
  const [page, setPage] = useState<Page>('Warnings');
  const current = loaded?.key === key ? loaded : null;
  // The head is drawn anew with each of these, and whatever in it had the focus is gone.
  useLayoutEffect(() => takeFocus(box.current, 'h2'), [current]);
  useLayoutEffect(() => takeFocus(box.current, '[aria-pressed="true"]'), [page]);
  const header = (
    <>
      <InspectorHeader row={row} context={context} onClose={onClose} />
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

/** No page stands beside a stored record: nothing to jump to and nothing to read again. */
function storedActions(view: RecordView, actions: ReviewActions, reload: () => void): RecordActions {
  const kept = (work: Promise<void>): void => void work.finally(reload);
  return {
    revealField: null,
    readAgain: null,
    openOptions: null,
    answerDateOrder: null,
    snooze: (rule, until) => kept(actions.snooze(view, rule, until)),
    dismiss: (rule, reason) => kept(actions.dismiss(view, rule, reason)),
    restore: (rule) => kept(actions.restore(view, rule)),
    acknowledge: (sla) => kept(actions.acknowledge(view, sla)),
  };
}

function InspectorHeader({
  row,
  context,
  onClose,
}: {
  row: ReviewRow;
  context: AssessContext;
  onClose(): void;
}) {
  const { title, amount, currency, stage, owner, url } = row;
  const facts = [
    ...(row.object === 'deal' ? [`amount ${amountText(amount, currency, context)}`] : []),
    stage ?? 'stage unknown',
    owner ?? 'owner unknown',
  ];
  return (
    <>
      <header class="inspector-head">
        <h2 class="strong cut" title={title ?? undefined} tabIndex={-1}>
          {title ?? 'Record without a name'}
        </h2>
        <button type="button" class="icon-button" aria-label="Close record" title="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <p class="inspector-facts small-text">
        <span class="cut">{facts.join(' · ')}</span>
        <a class="link" href={url} target="_blank" rel="noreferrer">
          Open in CRM
        </a>
      </p>
    </>
  );
}
