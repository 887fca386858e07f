import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Scope } from '../../../metrics/changes/standing';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { Behind } from '../deals/FilterBar';
import type { RowSet } from '../row-set';
import { BriefView } from './BriefView';
import { ChangesOverview } from './ChangesOverview';
import { ChangesTools } from './ChangesTools';
import { changesPage } from './page-model';
import { betweenOf, betweenText, FIRST_CHOICE, type PeriodChoice } from './periods';
import type { ChangesSource, Spans } from './stored-spans';
import { useSpans } from './use-spans';

interface ChangesProps {
  rows: RowSet;
  source: ChangesSource;
  context: AssessContext;
  onShow(behind: Behind): void;
}

/** What changed between two days: the bridge of the pipeline, the deals behind it, and a brief of it. */
export function ChangesView({ rows, source, context, onShow }: ChangesProps) {
  const { kept, lastVisit } = source;
  const [choice, setChoice] = useState<PeriodChoice>(kept.choice ?? FIRST_CHOICE);
  const [scope, setScope] = useState<Scope>(kept.scope ?? {});
  const [isBrief, setBrief] = useState(kept.isBrief ?? false);
  // What is judged meanwhile moves no deal: the closing instant stays while the view is open.
  const [now] = useState(context.now);
  const options = { now, zone: context.zone, lastVisit };
  const between = useMemo(() => betweenOf(choice, options), [choice, now, context.zone, lastVisit]);
  const { state, again } = useSpans(source.read, between);
  const spans = state && 'spans' in state ? state.spans : null;
  // With the picture: a reload right after it finds the same.
  useLayoutEffect(() => {
    Object.assign(kept, { choice, scope, isBrief });
    source.keep?.({ choice, scope, isBrief });
  }, [kept, choice, scope, isBrief]);
  return (
    <main class="changes-page">
      <ChangesTools
        choice={choice}
        options={options}
        spans={spans}
        scope={scope}
        isBrief={isBrief}
        onChoice={setChoice}
        onScope={setScope}
        onBrief={setBrief}
      />
      {!between && (
        <p class="section-note" role="alert">
          The second day lies before the first, or both lie ahead. Choose two days up to today.
        </p>
      )}
      {between && state && 'done' in state && (
        <Reading done={state.done} stop={state.stop} rows={rows} context={context} />
      )}
      {between && state && 'problem' in state && (
        <section class="review-empty">
          <h2>The changes were not counted</h2>
          <p role="alert">{state.problem}</p>
          <p>
            <button type="button" class="button" onClick={again}>
              Count again
            </button>
          </p>
        </section>
      )}
      {between && spans && (
        <Counted
          spans={spans}
          scope={scope}
          isBrief={isBrief}
          now={now}
          rows={rows}
          context={context}
          onShow={onShow}
        />
      )}
    </main>
  );
}

function Reading({
  done,
  stop,
  rows,
  context,
}: {
  done: number;
  stop(): void;
} & Pick<ChangesProps, 'rows' | 'context'>) {
  return (
    <section class="review-empty">
      <h2>Counting</h2>
      <p>
        <progress max={rows.size} value={Math.min(done, rows.size)} aria-label="Records read" />
      </p>
      <p class="measure">
        {formatNumber(done, context, 0)} of {formatNumber(rows.size, context, 0)} records read
      </p>
      <button type="button" class="button" onClick={stop}>
        Stop
      </button>
    </section>
  );
}

function Counted({
  spans,
  scope,
  isBrief,
  now,
  rows,
  context,
  onShow,
}: { spans: Spans; scope: Scope; isBrief: boolean; now: number } & Omit<ChangesProps, 'source'>) {
  const page = useMemo(() => changesPage(spans, scope), [spans, scope]);
  const period = betweenText(spans.between, now, context);
  if (spans.pipelines.length === 0)
    return (
      <section class="review-empty">
        <h2>The stages are not known</h2>
        <p>The rule pack names the stages. Reload this page once a pack is in force.</p>
      </section>
    );
  return isBrief ? (
    <BriefView page={page} rows={rows} period={period} context={context} onShow={onShow} />
  ) : (
    <ChangesOverview page={page} rows={rows} period={period} context={context} onShow={onShow} />
  );
}
