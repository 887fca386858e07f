import { useEffect, useRef } from 'preact/hooks';
import type { AssessContext } from '../../../record/types';
import { Banner } from '../../components/Banner';
import { RecordPanel } from '../../components/RecordPanel';
import { useKeptFocus } from '../../components/use-kept-focus';
import type { ReviewRow } from '../review-row';
import type { LoadRecord, ReviewActions } from './Inspector';
import { RecordFacts } from './RecordFacts';
import { RecordHistory } from './RecordHistory';
import { LIST_PAGE } from './record-address';
import { storedActions, useStoredRecord } from './use-stored-record';

interface PageProps {
  row: ReviewRow;
  context: AssessContext;
  load: LoadRecord;
  actions: ReviewActions;
}

/** Back to the list, whichever view was shown before. */
function AllRecords() {
  return (
    <a class="link small-text" href={LIST_PAGE}>
      All records
    </a>
  );
}

export const recordTitle = ({ title }: Pick<ReviewRow, 'title'>): string => title ?? 'Record without a name';

/** A record by itself, under an address of its own: its warnings beside all that is known of its past. */
export function RecordPage({ row, context, load, actions }: PageProps) {
  const [loaded, reload] = useStoredRecord(row.key, load, context.now);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [row.key]);
  useKeptFocus('.record-page h2');
  return (
    <main class="record-page">
      <header class="record-page-head">
        <AllRecords />
        <h2 ref={heading} class="strong" tabIndex={-1}>
          {recordTitle(row)}
        </h2>
        <RecordFacts
          row={row}
          record={loaded && 'view' in loaded ? loaded.view.record : null}
          context={context}
        />
      </header>
      {loaded && 'problem' in loaded && (
        <Banner icon="breach" tone="breach" title="This record could not be checked." isUrgent>
          {loaded.problem}
        </Banner>
      )}
      {loaded && 'view' in loaded && (
        <div class="record-page-parts">
          <section class="record-page-now" aria-label="Now">
            <RecordPanel
              key={row.key}
              view={loaded.view}
              actions={storedActions(loaded.view, actions, reload)}
              now={context.now}
              context={context}
              header={null}
              keys="inside"
            />
          </section>
          <div class="record-page-past record-body">
            <RecordHistory view={loaded.view} context={context} scoreAhead={actions.scoreAhead} />
          </div>
        </div>
      )}
    </main>
  );
}

/** The address of a record that is not, or no longer, on this device. */
export function NoSuchRecord() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main class="review-empty">
      <h2 ref={heading} tabIndex={-1}>
        This record is not stored on this device
      </h2>
      <p>It was never opened here, was deleted after its retention, or the address is cut off.</p>
      <p>
        <AllRecords />
      </p>
    </main>
  );
}
