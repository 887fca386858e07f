import { confusionAt, ratesOf } from '../../../calibration/threshold';
import type { BacktestReport } from '../../../impact/backtest-report';
import { type FormatContext, formatNumber } from '../../../record/format';
import { useId } from '../../components/use-id';
import type { StudioPanelProps } from '../draft';
import { changedText } from '../judged/edit-json';
import { ratioText, shareText } from './report-text';

/** A threshold to move, with what each would have meant. All of it is counted here: nothing is judged again. */
export function ThresholdPart({
  report,
  threshold,
  onThreshold,
  panel: { draft, replace },
  context,
}: {
  report: BacktestReport;
  threshold: number;
  onThreshold(threshold: number): void;
  panel: Pick<StudioPanelProps, 'draft' | 'replace'>;
  context: FormatContext;
}) {
  const id = useId();
  const { curve, suggestedThreshold, spread, n } = report;
  const counts = confusionAt(curve, threshold);
  const { precision, recall, lift } = ratesOf(counts);
  const number = (value: number): string => formatNumber(value, context, 0);
  const reached = counts.truePositives + counts.falsePositives;
  const perRepWeek = n > 0 && spread.weeks > 0 ? reached / (spread.reps * spread.weeks) : null;
  const current = draft.pack?.scoring.threshold;
  return (
    <section aria-label="Threshold">
      <h3 class="strong">Threshold</h3>
      <div class="judged-slider">
        <label for={id}>From {threshold} points</label>
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          value={threshold}
          onInput={(event) => onThreshold(event.currentTarget.valueAsNumber)}
        />
        {suggestedThreshold !== null && suggestedThreshold !== threshold && (
          <button type="button" class="button compact" onClick={() => onThreshold(clamp(suggestedThreshold))}>
            {clamp(suggestedThreshold)}: 80% of the won reach it
          </button>
        )}
        {current !== undefined && current !== threshold && (
          <button
            type="button"
            class="button compact"
            onClick={() =>
              replace(
                changedText(draft.text, [{ path: ['scoring', 'threshold'], value: threshold }]),
                `Threshold ${threshold}`,
              )
            }
          >
            Put {threshold} into the draft
          </button>
        )}
      </div>
      <dl class="judged-tiles" aria-live="polite">
        <Tile name="Precision" value={shareText(precision, context)} note="of those who reach it, won" />
        <Tile name="Recall" value={shareText(recall, context)} note="of the won, reach it" />
        <Tile name="Lift" value={ratioText(lift, context)} note="1 is chance" />
        <Tile
          name="Reach it per rep and week"
          value={perRepWeek === null ? 'unknown' : formatNumber(perRepWeek, context, 1)}
          note={
            spread.weeks > 0
              ? `${number(spread.reps)} reps, ${number(spread.weeks)} weeks`
              : 'no owners or dates were read'
          }
        />
      </dl>
      <div class="judged-scroll">
        <table>
          <caption class="heard">Counts at {threshold} points</caption>
          <thead>
            <tr>
              <th scope="col">At {threshold}</th>
              <th scope="col" class="is-number">
                Won
              </th>
              <th scope="col" class="is-number">
                Lost
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Reach it</th>
              <td class="is-number">{number(counts.truePositives)} right</td>
              <td class="is-number">{number(counts.falsePositives)} false alarms</td>
            </tr>
            <tr>
              <th scope="row">Stay below</th>
              <td class="is-number">{number(counts.falseNegatives)} missed</td>
              <td class="is-number">{number(counts.trueNegatives)} right</td>
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

const clamp = (value: number): number => Math.min(100, Math.max(0, value));

function Tile({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd class="small-text">{note}</dd>
    </div>
  );
}
