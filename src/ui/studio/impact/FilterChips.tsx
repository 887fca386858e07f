import type { ImpactFilter } from '../../../impact/impact-filter';
import { Icon } from '../../components/Icon';

/** What the counts and the list are narrowed to, each with the way back. */
export function FilterChips({
  filter,
  titles,
  onFilter,
}: {
  filter: ImpactFilter;
  titles: Readonly<Record<string, string>>;
  onFilter(filter: ImpactFilter): void;
}) {
  const chips = chipsOf(filter, titles);
  if (chips.length === 0) return null;
  return (
    <p class="judged-chips">
      {chips.map(({ key, text }) => (
        <button
          key={key}
          type="button"
          class="button compact"
          aria-label={`Show all again: ${text}`}
          onClick={() => onFilter(without(filter, key))}
        >
          {text}
          <Icon name="close" class="small" />
        </button>
      ))}
    </p>
  );
}

const CHANGES: Record<NonNullable<ImpactFilter['change']>, string> = {
  gained: 'With a new warning',
  lost: 'With a warning gone',
  score: 'Across the threshold',
  late: 'Late now',
  inTime: 'No longer late',
  moved: 'Due at another time',
  started: 'With a new clock',
  ended: 'Without the clock now',
  unknown: 'Clock unknown',
};

function chipsOf(filter: ImpactFilter, titles: Readonly<Record<string, string>>) {
  const { rule, team, stage, owner, sla, change } = filter;
  const chips: { key: keyof ImpactFilter; text: string }[] = [];
  if (rule !== undefined) chips.push({ key: 'rule', text: `Rule: ${titles[rule] ?? rule}` });
  if (team !== undefined) chips.push({ key: 'team', text: `Team: ${team ?? 'none known'}` });
  if (stage !== undefined) chips.push({ key: 'stage', text: `Stage: ${stage ?? 'unknown'}` });
  if (owner !== undefined) chips.push({ key: 'owner', text: `Owner: ${owner ?? 'unknown'}` });
  if (sla !== undefined) chips.push({ key: 'sla', text: `Service level: ${titles[sla] ?? sla}` });
  if (change !== undefined) chips.push({ key: 'change', text: CHANGES[change] });
  return chips;
}

function without(filter: ImpactFilter, key: keyof ImpactFilter): ImpactFilter {
  const { [key]: _, ...kept } = filter;
  return kept;
}
