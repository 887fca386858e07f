import { csvCell } from '../../../record/csv-cell';
import type { FigureCard, FigureChart } from '../figures/figure-page';
import type { BandRow } from './band-rows';

const HEAD = ['Part', 'Row', 'Figure', 'Value', 'Unit', 'n', 'Left out', 'Why not', 'Definition', 'Claim'];

/** What the view shows as a CSV file, as spreadsheets open it: shares from 0 to 1, nothing where it is not known. */
export function speedCsv(
  cards: readonly FigureCard[],
  bands: readonly BandRow[],
  charts: readonly FigureChart[],
): string {
  const lines = [
    ...cards.map(({ metric }) => lineOf('Figures', '', metric.label, metric)),
    ...bands.map(({ band, conversion, claim }) => [
      ...lineOf('Conversion by response time', band, conversion.label, conversion),
      claim,
    ]),
    ...charts.flatMap(({ title, value, rows }) =>
      rows.map(({ label, metric }) => lineOf(title, label, value, metric)),
    ),
  ];
  const text = [HEAD, ...lines].map((cells) =>
    HEAD.map((_, index) => csvCell(cells[index] ?? null)).join(','),
  );
  return `\ufeff${text.join('\r\n')}\r\n`;
}

function lineOf(
  part: string,
  row: string,
  figure: string,
  { value, unit, n, excluded, reason, definition }: FigureCard['metric'],
): (string | number | null)[] {
  const left = excluded.map(({ reason: why, count }) => `${count}: ${why}`).join('; ');
  return [part, row, figure, value, unit, n, left, reason, definition];
}
