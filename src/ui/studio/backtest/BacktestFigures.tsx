import type { BacktestReport } from '../../../impact/backtest-report';
import { type FormatContext, formatNumber } from '../../../record/format';
import { BarFigure } from '../judged/BarFigure';
import { ratioText, shareText } from './report-text';

/** Lift by tenth, and what became of each band of points. */
export function BacktestFigures({ report, context }: { report: BacktestReport; context: FormatContext }) {
  const { deciles, bands, n, positives } = report;
  const share = n > 0 ? positives / n : 0;
  const whole = (value: number): string => formatNumber(value, context, 0);
  return (
    <div class="judged-figures">
      <BarFigure
        title="Lift by tenth, best scores first"
        bars={deciles.map(({ decile, lift }) => ({
          label: String(decile),
          value: lift,
          text: lift === null ? '?' : formatNumber(lift, context, 1),
        }))}
        mark={{ value: 1, text: 'chance' }}
        head={['Tenth', 'Cases', 'Won', 'Won share', 'Lift', 'Of all won, so far']}
      >
        {deciles.map(({ decile, n: cases, won, rate, lift, wonSoFar }) => (
          <tr key={decile}>
            <th scope="row">{decile}</th>
            <td class="is-number">{formatNumber(cases, context)}</td>
            <td class="is-number">{formatNumber(won, context)}</td>
            <td class="is-number">{shareText(rate, context)}</td>
            <td class="is-number">{ratioText(lift, context)}</td>
            <td class="is-number">{shareText(wonSoFar, context)}</td>
          </tr>
        ))}
      </BarFigure>
      <BarFigure
        title="Won share by points"
        bars={bands.map(({ from, rate, rateLow, rateHigh }) => ({
          label: String(from),
          value: rate,
          text: rate === null ? '–' : whole(rate * 100),
          low: rateLow,
          high: rateHigh,
        }))}
        mark={{ value: share, text: `the won share of all, ${shareText(share, context)}` }}
        head={['Points', 'Cases', 'Won', 'Won share', '95% interval']}
      >
        {bands.map(({ from, to, n: cases, won, rate, rateLow, rateHigh }) => (
          <tr key={from}>
            <th scope="row">
              {from} to {to}
            </th>
            <td class="is-number">{whole(cases)}</td>
            <td class="is-number">{whole(won)}</td>
            <td class="is-number">{rate === null ? 'no cases' : shareText(rate, context)}</td>
            <td class="is-number">
              {rate === null ? '' : `${shareText(rateLow, context)} to ${shareText(rateHigh, context)}`}
            </td>
          </tr>
        ))}
      </BarFigure>
    </div>
  );
}
