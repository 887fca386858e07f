import type { Metric } from '../../../metrics';
import { formatDay, formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { Icon } from '../../components/Icon';
import type { Behind } from '../deals/FilterBar';
import type { FiguresBehind } from './count-figures';
import type { FigureCard } from './figure-page';
import { figureText, type Standing, standing, whyNoFigure } from './figure-text';

const STANDING: Record<Standing, { icon: 'descending' | 'ok' | 'ascending'; word: string }> = {
  below: { icon: 'descending', word: 'below' },
  within: { icon: 'ok', word: 'within' },
  above: { icon: 'ascending', word: 'above' },
};

/** One figure: value, what it is counted on, how it stands, and on demand what it means and leaves out. */
export function FigureTile({
  card: { metric, usual },
  figures,
  context,
  onShow,
}: {
  card: FigureCard;
  figures: FiguresBehind;
  context: AssessContext;
  onShow(behind: Behind): void;
}) {
  const mask = figures.behind(metric.id);
  const place = standing(metric.value, usual);
  return (
    <article class="tile" aria-label={metric.label}>
      <h3 class="small-text">{metric.label}</h3>
      <p class={`tile-value ${metric.value === null ? 'tone-unknown' : ''}`}>{figureText(metric, context)}</p>
      <p class="small-text tile-note">
        {metric.value === null ? whyNoFigure(metric, context) : countText(metric, context)}
      </p>
      {usual && (
        <p class="small-text with-icon tile-note">
          {place && <Icon name={STANDING[place].icon} class="small" />}
          {usual.text}
          {place && `: ${STANDING[place].word}`}
        </p>
      )}
      <div class="tile-links small-text">
        {mask && (
          <button
            type="button"
            class="link"
            aria-label={`Show the records behind ${metric.label}`}
            onClick={() => onShow({ label: `Behind ${metric.label}`, mask })}
          >
            Show records
          </button>
        )}
        <Details metric={metric} figures={figures} context={context} />
      </div>
    </article>
  );
}

/** "n = 1,739 · 193 left out". */
function countText({ n, excluded }: Metric, context: AssessContext): string {
  const left = excluded.reduce((sum, { count }) => sum + count, 0);
  const counted = `n = ${formatNumber(n, context, 0)}`;
  return left > 0 ? `${counted} · ${formatNumber(left, context, 0)} left out` : counted;
}

function Details({
  metric,
  figures,
  context,
}: {
  metric: Metric;
  figures: FiguresBehind;
  context: AssessContext;
}) {
  const { asOf } = figures;
  return (
    <details>
      <summary>
        Definition<span class="heard"> of {metric.label}</span>
      </summary>
      <p>{metric.definition}</p>
      {metric.excluded.length > 0 && (
        <>
          <p>Left out:</p>
          <ul>
            {metric.excluded.map(({ reason, count }) => (
              <li key={reason}>
                {formatNumber(count, context, 0)}: {reason}
              </li>
            ))}
          </ul>
        </>
      )}
      {asOf && (
        <p>
          Records as of {formatDay(asOf.from, context)} to {formatDay(asOf.to, context)}.
        </p>
      )}
    </details>
  );
}
