import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { Icon } from '../../components/Icon';
import { figureText, type Standing, standing, whyNoFigure } from '../figures/figure-text';
import { usualText } from '../figures/usual';
import type { ChangesPage } from './page-model';
import { targetsOf } from './targets';

const ICON: Record<Standing, 'descending' | 'ok' | 'ascending'> = {
  below: 'descending',
  within: 'ok',
  above: 'ascending',
};

/** Figures of the changes beside what the pack or the field expects of them. */
export function TargetLines({ page, context }: { page: ChangesPage; context: AssessContext }) {
  return (
    <section class="tiles changes-targets" aria-label="Against targets">
      {targetsOf(page).map(({ metric, usual }) => {
        const place = standing(metric.value, usual);
        return (
          <article key={metric.id} class="tile" aria-label={metric.label}>
            <h3 class="small-text">{metric.label}</h3>
            <p class={`tile-value ${metric.value === null ? 'tone-unknown' : ''}`}>
              {figureText(metric, context)}
            </p>
            <p class="small-text tile-note">
              {metric.value === null ? whyNoFigure(metric) : `n = ${formatNumber(metric.n, context, 0)}`}
            </p>
            {usual && (
              <p class="small-text with-icon tile-note">
                {place && <Icon name={ICON[place]} class="small" />}
                {usualText(usual, context)}
                {place && `: ${place}`}
              </p>
            )}
            <p class="small-text tile-note">{metric.definition}</p>
          </article>
        );
      })}
    </section>
  );
}
