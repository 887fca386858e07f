import { formatCount, formatDay, formatDayTime } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { RecordView } from '../../components/record-view';
import { MarksLog } from './MarksLog';
import { type LoadScoreAhead, ScoreAhead } from './ScoreAhead';
import { type StageStay, stageStays, timelineOf } from './timeline';
import { WriteLog } from './WriteLog';

/** What is known of a record's past: its stages, its changes, and what its reps put away. */
export function RecordHistory({
  view,
  context,
  scoreAhead,
}: {
  view: RecordView;
  context: AssessContext;
  scoreAhead: LoadScoreAhead;
}) {
  const { score } = view.assessment;
  const stays = stageStays(view.record, context.now);
  const isDeal = view.record.identity.object === 'deal';
  const changes = timelineOf(view.record, context);
  return (
    <section class="record-history" aria-label="History">
      {(isDeal || stays.length > 0) && <h3 class="section-title">Stages</h3>}
      {stays.length > 0 ? (
        <StageBars stays={stays} context={context} />
      ) : (
        isDeal && (
          <p class="section-note">
            No stage change is known. Leadlight notes one when it sees the record again.
          </p>
        )
      )}
      <h3 class="section-title">Changes</h3>
      {changes.length > 0 ? (
        <ol class="changes">
          {changes.map((change) => (
            <li key={`${change.at} ${change.field} ${change.to}`}>
              <span class="tone-muted small-text">
                {formatDay(change.at, context)} · {change.source}
                {change.by && `, ${change.by}`}
              </span>
              <span>
                <span class="strong">{change.field}</span>: {change.from} → {change.to}
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <p class="section-note">No change is known.</p>
      )}
      {score && <ScoreAhead view={view} score={score} context={context} load={scoreAhead} />}
      <h3 class="section-title">Put away</h3>
      <MarksLog view={view} context={context} />
      <GuardLog view={view} context={context} />
      <WriteLog view={view} context={context} />
    </section>
  );
}

function StageBars({ stays, context }: { stays: readonly StageStay[]; context: AssessContext }) {
  const longest = Math.max(1, ...stays.map(({ days }) => days ?? 0));
  return (
    <table class="stays">
      <thead class="heard">
        <tr>
          <th scope="col">Stage</th>
          <th scope="col">Chart</th>
          <th scope="col">Time in it</th>
          <th scope="col">Since</th>
        </tr>
      </thead>
      <tbody>
        {stays.map(({ stage, from, days, isCurrent }) => (
          <tr key={`${stage} ${from}`}>
            <th scope="row" class="cut" title={stage}>
              {stage}
            </th>
            <td class="stay" aria-hidden="true">
              <span
                class={`stay-bar ${isCurrent ? 'is-current' : ''}`}
                style={{ width: `${(100 * (days ?? 0)) / longest}%` }}
              />
            </td>
            <td class="measure">
              {days === null ? 'unknown' : formatCount(days, 'day', context)}
              {isCurrent && ' so far'}
            </td>
            <td class="tone-muted small-text measure">{from === null ? '' : formatDay(from, context)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Moves on which the rep went on although something was short of the stage. */
function GuardLog({ view: { guardLog = [] }, context }: { view: RecordView; context: AssessContext }) {
  if (guardLog.length === 0) return null;
  return (
    <>
      <h3 class="section-title">Went on</h3>
      <ol class="changes">
        {guardLog.toReversed().map(({ ask, at, from, to, findings, reason }) => (
          <li key={ask}>
            <span class="tone-muted small-text">{formatDayTime(at, context)}</span>
            <span>
              <span class="strong">
                {from} → {to}
              </span>{' '}
              {reason === null ? 'without a reason' : `because: ${reason}`} ({findings.join('; ')})
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
