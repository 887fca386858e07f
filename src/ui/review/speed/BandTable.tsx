import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { SPEED_BAND_SOURCE } from '../../../sla/speed-bands';
import type { Behind } from '../deals/FilterBar';
import { figureText } from '../figures/figure-text';
import { bandRows } from './band-rows';
import type { SpeedFigures } from './speed-figures';

const TITLE = 'Conversion by response time';

/** What came of the leads of each response time, and beside it what a source claims of it. */
export function BandTable({
  figures,
  context,
  onShow,
}: {
  figures: SpeedFigures;
  context: AssessContext;
  onShow(behind: Behind): void;
}) {
  const rows = bandRows(figures.metrics, context);
  const number = (value: number) => formatNumber(value, context, 0);
  return (
    <section class="chart speed-bands" aria-label={TITLE}>
      <h3 class="strong">{TITLE}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Response time</th>
            <th scope="col" class="is-number">
              Leads
            </th>
            <th scope="col" class="is-number">
              Converted
            </th>
            <th scope="col" class="is-number">
              n
            </th>
            <th scope="col" class="is-number">
              Here, against 1 to 24 hours
            </th>
            <th scope="col">Claim of others, against 1 to 24 hours</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ band, leads, conversion, own, claim }) => {
            const mask = figures.behind(`band.${band}`);
            return (
              <tr key={band}>
                <th scope="row">
                  {mask ? (
                    <button
                      type="button"
                      class="link"
                      onClick={() => onShow({ label: `Response time: ${band}`, mask })}
                    >
                      {band}
                    </button>
                  ) : (
                    band
                  )}
                </th>
                <td class="is-number">{number(leads)}</td>
                <td class="is-number">{leads === 0 ? '–' : figureText(conversion, context)}</td>
                <td class="is-number">{number(conversion.n)}</td>
                <td class="is-number">{own ?? '–'}</td>
                <td class="small-text">{claim ?? '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="section-note">
        Converted: won leads ÷ leads whose outcome can be read (n); leads under way count as not won. Here:
        that share ÷ the one of your own leads answered after 1 to 24 hours. A fast answer and a good lead may
        go together for other reasons. Claims: {SPEED_BAND_SOURCE}, of leads that qualified against their own
        answered after 1 to 24 hours; they say nothing of yours.
      </p>
    </section>
  );
}
