import { useState } from 'preact/hooks';
import type { Score } from '../../record/assessment';
import type { FormatContext } from '../../record/format';
import { Icon } from './Icon';
import { ScoreParts } from './ScoreParts';
import { forecastText, stackedBar, sumText, thresholdText, unknownInputs } from './score-view';
import { useId } from './use-id';

/** The score: closed as one bar and one sum, explained as a bar a rule. */
export function ScoreSection({ score, context }: { score: Score; context: FormatContext }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const unknown = unknownInputs(score);
  const forecast = forecastText(score, context);
  const isReasonNeeded = isOpen || score.mql !== (score.shown.total >= score.threshold ? 'yes' : 'no');
  return (
    <section class="section score" aria-labelledby={id}>
      <div class="score-head">
        <h2 id={id} class="strong">
          Score
        </h2>
        <span class="score-total">{score.shown.total}</span>
        <span class="small-text">of 100 · {thresholdText(score)}</span>
      </div>
      <StackedBar score={score} />
      {isOpen && <ScoreParts score={score} context={context} />}
      <p class="score-foot small-text">
        <span>{isOpen ? forecast : sumText(score)}</span>
        <button type="button" class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide' : 'Explain'}
        </button>
      </p>
      {isReasonNeeded && <p class="small-text score-note">{score.mqlReason}</p>}
      {unknown && !isOpen && (
        <p class="small-text score-note with-icon tone-unknown">
          <Icon name="unknown" />
          {unknown}; the score counts them as 0.
        </p>
      )}
      {!isOpen && forecast && <p class="small-text score-note">{forecast}</p>}
    </section>
  );
}

function StackedBar({ score }: { score: Score }) {
  const { fit, engagement, lost } = stackedBar(score);
  return (
    <div class="stack" aria-hidden="true">
      {fit > 0 && <i style={{ width: `${fit}%` }} />}
      {engagement > 0 && <i class="engagement" style={{ width: `${engagement}%` }} />}
      {lost > 0 && <i class="lost" style={{ width: `${lost}%` }} />}
      <b style={{ left: `${score.threshold}%` }} />
    </div>
  );
}
