import type { Group, Metric } from '../../../metrics';
import type { AnswerMetrics } from '../../../metrics/leads/answers';
import { formatIsoDate, formatZone } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { FigureCard, FigureChart } from '../figures/figure-page';
import type { Usual } from '../figures/figure-text';
import type { SpeedFigures } from './speed-figures';

const SPEED: Usual = { low: null, high: 5, text: 'Ideal under 5 minutes' };
const SLA: Usual = { low: 0.9, high: null, text: 'Target 90%' };

const NO_FORM = 'No lead of this period has a form with a time.';

/** The figures of the view (domain.md § 3, weekly measures), in the order in which they are read. */
export function speedCards({ metrics }: SpeedFigures): FigureCard[] {
  const card = (metric: Metric, usual: Usual | null = null): FigureCard => ({ metric, usual });
  return [
    card(metrics.response.median, SPEED),
    card(metrics.response.mean, SPEED),
    card(metrics.insideSla, SLA),
    card(metrics.systemDelay.median),
    card(metrics.repDelay.median),
  ];
}

/** Hours are by the viewer's clock; reps are shown to a viewer who asked for them. */
export function speedCharts(
  { metrics }: SpeedFigures,
  { context, isByRep }: { context: AssessContext; isByRep: boolean },
): FigureChart[] {
  const zone = formatZone(context.now, context);
  const hours = metrics.byHour.map(({ hour, contactRate, insideSla }) => {
    const name = String(hour).padStart(2, '0');
    return { name, label: `${name}:00`, contactRate, insideSla };
  });
  const weeks = [...metrics.byWeek].reverse();
  return [
    {
      title: `Contact rate by hour of the form (${zone})`,
      value: 'Contact rate',
      none: NO_FORM,
      rows: hours.map(({ name, label, contactRate }) => ({
        label,
        metric: contactRate,
        usual: null,
        behind: `contactRate.${name}`,
      })),
    },
    {
      title: `Inside the SLA by hour of the form (${zone})`,
      value: 'Inside the SLA',
      none: NO_FORM,
      rows: hours.map(({ name, label, insideSla }) => ({
        label,
        metric: insideSla,
        usual: SLA,
        behind: `insideSla.hour.${name}`,
      })),
    },
    ...groupCharts('week of the form', 'week', weeks, (key) =>
      key ? `from ${formatIsoDate(key, context)}` : 'no day',
    ),
    ...(isByRep ? groupCharts('rep', 'rep', metrics.byRep, (key) => key ?? 'no owner') : []),
  ];
}

function groupCharts(
  by: string,
  id: 'week' | 'rep',
  groups: readonly Group<AnswerMetrics>[],
  labelOf: (key: string | null) => string,
): FigureChart[] {
  return [
    {
      title: `Median speed to lead by ${by}`,
      value: 'Minutes',
      none: NO_FORM,
      rows: groups.map(({ key, result }) => ({
        label: labelOf(key),
        metric: result.median,
        usual: null,
        behind: `${id}.${key}.median`,
      })),
    },
    {
      title: `Inside the SLA by ${by}`,
      value: 'Inside the SLA',
      none: NO_FORM,
      rows: groups.map(({ key, result }) => ({
        label: labelOf(key),
        metric: result.insideSla,
        usual: SLA,
        behind: `${id}.${key}.insideSla`,
      })),
    },
  ];
}
