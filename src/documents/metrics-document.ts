import type { ObjectKind } from '../record/types';
import { METRICS_SET_UP } from './guidance/metrics';
import { blocks, heading, list, md, paragraph, table } from './markdown';
import { type DashboardView, dashboardViews } from './metrics-catalogue';
import { fieldsSection, head, labels, missing, setUpSection } from './parts';
import type { Sheet } from './sheet';

const ALL: readonly ObjectKind[] = ['lead', 'contact', 'deal'];

/** The dashboard specification: three views, each metric with definition, target and source fields. */
export function metricsDocument(sheet: Sheet): string {
  const { pack } = sheet;
  const speed = pack.slas.find(
    ({ kind, targetMinutes }) => kind === 'speed-to-lead' && targetMinutes !== undefined,
  );
  const views = dashboardViews(speed?.targetMinutes ?? null, pack.targets);
  const outside = views.flatMap(({ metrics }) => metrics.flatMap((metric) => metric.outside ?? []));
  return blocks(
    head(
      sheet,
      'Metrics dashboard',
      'What the dashboard of marketing, of sales and of the executives shows, how each figure is counted, and what it is held against. Two people who follow these definitions get the same number.',
    ),
    readingSection(),
    ...views.map((view) => viewSection(sheet, view)),
    stagesSection(sheet),
    fieldsSection(
      sheet,
      views.flatMap(({ metrics }) => metrics.flatMap(({ fields }) => fields)),
      ALL,
    ),
    setUpSection(sheet, METRICS_SET_UP),
    missing([
      md`Figures from outside the CRM: ${[...new Set(outside)].join('; ')}.`,
      pack.targets?.length
        ? null
        : 'Targets of your own: ranges named here are what is usual (benchmarks), not what was agreed.',
      speed ? null : 'A speed-to-lead service level: 5 minutes is assumed.',
    ]),
  );
}

const readingSection = (): string =>
  blocks(
    heading(2, 'How to read a figure'),
    list([
      '“Deal” stands for opportunities as well.',
      'Every figure states what it is counted on. A share of four records says little.',
      'Records that can’t be judged are left out and counted, with the reason. A value that is not known is never taken as 0.',
      'Nothing is stated where there is nothing to count: no 0 ÷ 0.',
      'Amounts in several currencies are shown apart; none is converted.',
      'Whoever is in a later lifecycle stage is taken to have passed the earlier ones.',
    ]),
  );

function viewSection(sheet: Sheet, { title, about, metrics }: DashboardView): string {
  return blocks(
    heading(2, `View: ${title}`),
    paragraph(about),
    table(
      ['Metric', 'Definition', 'Target or usual range', 'Source fields', 'From outside'],
      metrics.map(({ label, definition, target, fields, outside }) => [
        label,
        definition,
        target ?? '–',
        labels(sheet, fields),
        outside ?? '–',
      ]),
    ),
  );
}

/** Which stages count as what: the outcome of every figure about won and lost rests on it. */
function stagesSection({ pack }: Sheet): string {
  return blocks(
    heading(2, 'Stages and outcomes'),
    table(
      ['Pipeline', 'Open', 'Won', 'Lost'],
      pack.pipelines.map(({ label, stages }) => [
        label,
        ...(['open', 'won', 'lost'] as const).map(
          (kind) =>
            stages
              .filter((stage) => stage.kind === kind)
              .map((stage) => stage.label)
              .join(', ') || '–',
        ),
      ]),
    ),
    pack.lifecycle
      ? paragraph(
          `Lifecycle stages in their order: ${pack.lifecycle.stages.map(({ label }) => label).join(', ')}.`,
        )
      : '',
  );
}
