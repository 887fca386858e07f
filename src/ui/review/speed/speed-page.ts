import type { Group, Metric } from '../../../metrics';
import type { AnswerMetrics } from '../../../metrics/leads/answers';
import { type TargetRange, targetRange } from '../../../metrics/target-ranges';
import { formatIsoDate, formatZone } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { FigureCard, FigureChart } from '../figures/figure-page';
import type { SpeedFigures } from './speed-figures';

const NO_FORM = 'No lead of this period has a form with a time.';

/** The figures of the view (domain.md § 3, weekly measures), in the order in which they are read. */
export function speedCards({ metrics, targets }: SpeedFigures): FigureCard[] {
  const speed = targetRange('speedToLeadMinutes', targets);
  const card = (metric: Metric, usual: TargetRange | null = null): FigureCard => ({ metric, usual });
  return [
    card(metrics.response.median, speed),
    card(metrics.response.mean, speed),
    card(metrics.insideSla, targetRange('insideSla', targets)),
    card(metrics.systemDelay.median),
    card(metrics.repDelay.median),
  ];
}

/** Hours are by the viewer's clock; reps are shown to a viewer who asked for them. */
export function speedCharts(
  { metrics, targets }: SpeedFigures,
  { context, isByRep }: { context: AssessContext; isByRep: boolean },
): FigureChart[] {
  const zone = formatZone(context.now, context);
  const inside = targetRange('insideSla', targets);
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
        usual: inside,
        behind: `insideSla.hour.${name}`,
      })),
    },
    ...groupCharts('week of the form', 'week', weeks, inside, (key) =>
      key ? `from ${formatIsoDate(key, context)}` : 'no day',
    ),
    ...(isByRep ? groupCharts('rep', 'rep', metrics.byRep, inside, (key) => key ?? 'no owner') : []),
  ];
}

function groupCharts(
  by: string,
  id: 'week' | 'rep',
  groups: readonly Group<AnswerMetrics>[],
  inside: TargetRange | null,
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
        behind: `${id}.${key ?? ''}.median`,
      })),
    },
    {
      title: `Inside the SLA by ${by}`,
      value: 'Inside the SLA',
      none: NO_FORM,
      rows: groups.map(({ key, result }) => ({
        label: labelOf(key),
        metric: result.insideSla,
        usual: inside,
        behind: `${id}.${key ?? ''}.insideSla`,
      })),
    },
  ];
}
