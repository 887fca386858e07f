import { dashboardViews } from '../../src/documents/metrics-catalogue';
import { metricsReport } from '../../src/metrics';
import { markdownTable, withParts } from './filled-page';

const USUAL_SPEED_TO_LEAD = 5;

/** docs/metrics.md with the definitions that the code itself gives, and the keys of the JSON form. */
export function metricsPage(page: string): string {
  const parts = dashboardViews(USUAL_SPEED_TO_LEAD).map(({ title, metrics }) => [
    title.toLowerCase(),
    markdownTable(
      ['Metric', 'Definition', 'Target or usual range'],
      metrics.map(({ label, definition, target }) => [label, definition, target ?? '–']),
    ),
  ]);
  return withParts(page, { ...Object.fromEntries(parts), json: jsonKeys() });
}

/** The figures of `leadlight metrics --json`, from metrics of no deals at all. */
function jsonKeys(): string {
  const { definitions } = metricsReport([], { now: 0 });
  return markdownTable(
    ['Key', 'Unit', 'Definition'],
    definitions.map(({ metric, unit, definition }) => [`\`${metric}\``, unit, definition]),
  );
}
