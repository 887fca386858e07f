import type { Metric } from '../../../metrics';
import { NOT_ADDED_UP } from '../../../metrics/money';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { Icon } from '../../components/Icon';
import type { Behind } from '../deals/FilterBar';
import { useAskedFigure } from '../strip/asked-figure';
import { asOfDays } from './as-of-days';
import type { FiguresBehind } from './count-figures';
import { exactText } from './exact-text';
import { fieldsRead } from './fields-read';
import type { FigureCard } from './figure-page';
import {
  apartTexts,
  figureText,
  isStated,
  leftOutText,
  type Standing,
  standing,
  whyNoFigure,
  whyNoFigureShort,
} from './figure-text';
import { type TileSpend, withMonths } from './tile-spend';
import { usualText } from './usual';

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
  spend,
  onShow,
}: {
  card: FigureCard;
  figures: FiguresBehind;
  context: AssessContext;
  /** Of a figure of cost: what it rests on, and where that is given. */
  spend?: TileSpend | null;
  onShow(behind: Behind): void;
}) {
  const mask = figures.behind(metric.id);
  const place = standing(metric.value, usual);
  const said = (why: string | null): string | null => (spend && why ? withMonths(why, context) : why);
  const read = fieldsRead(metric, mask, context);
  const counted = read ? null : countText(metric, context);
  const note = isStated(metric) ? counted : said(whyNoFigureShort(metric));
  const tile = useAskedFigure(metric.id);
  return (
    <article ref={tile} class="tile" aria-label={metric.label} tabIndex={-1}>
      <h3 class="small-text">{metric.label}</h3>
      <Value metric={metric} context={context} />
      {note && <p class="small-text tile-note">{note}</p>}
      {read && <p class={`small-text tile-note ${read.isWhole ? '' : 'tone-unknown'}`}>{read.text}</p>}
      {spend?.note && <p class="small-text tile-note">{spend.note}</p>}
      {usual && (
        <p class="small-text with-icon tile-note">
          {place && <Icon name={STANDING[place].icon} class="small" />}
          {usualText(usual, context)}
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
        {spend?.onGive && (
          <button
            type="button"
            class="link"
            aria-label={`${spend.verb} for ${metric.label}`}
            onClick={spend.onGive}
          >
            {spend.verb}
          </button>
        )}
        <Details metric={metric} figures={figures} context={context} lines={spend?.lines ?? []} />
      </div>
    </article>
  );
}

/** Of mixed currencies, the figure of each. */
function Value({ metric, context }: { metric: Metric; context: AssessContext }) {
  const apart = metric.value === null ? apartTexts(metric, context) : [];
  if (apart.length === 0)
    return (
      <p class={`tile-value ${metric.value === null ? 'tone-unknown' : ''}`}>{figureText(metric, context)}</p>
    );
  return (
    <ul class="tile-apart">
      {apart.map((text) => (
        <li key={text} class="tile-value">
          {text}
        </li>
      ))}
    </ul>
  );
}

/** "n = 1,739 · 193 left out"; of a figure made of others, what was left out of each. */
function countText(metric: Metric, context: AssessContext): string {
  const counted = `n = ${formatNumber(metric.n, context, 0)}`;
  return [counted, leftOutText(metric, context)].filter(Boolean).join(' · ');
}

function Details({
  metric,
  figures,
  context,
  lines,
}: {
  metric: Metric;
  figures: FiguresBehind;
  context: AssessContext;
  lines: readonly string[];
}) {
  const { asOf } = figures;
  const exact = exactText(metric, context);
  return (
    <details>
      <summary>
        Definition<span class="heard"> of {metric.label}</span>
      </summary>
      <p>{metric.definition}</p>
      {exact !== figureText(metric, context) && <p>To two decimals: {exact}.</p>}
      {metric.reason?.endsWith(NOT_ADDED_UP) && <p>{whyNoFigure(metric)}</p>}
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
      {lines.length > 0 && (
        <>
          <p>Spend:</p>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {asOf && <p>Records as of {asOfDays(asOf, context)}.</p>}
    </details>
  );
}
