import { useState } from 'preact/hooks';
import type { ImpactFilter } from '../../../impact/impact-filter';
import type { ImpactCount, ImpactGroup, ImpactSummary } from '../../../impact/impact-summary';
import { type FormatContext, formatNumber } from '../../../record/format';
import { gainText } from './money-text';

const WIDTH = 120;
const FEW = 12;

const HEADS: Record<ImpactGroup, { title: string; none: string }> = {
  rule: { title: 'By rule', none: 'unknown rule' },
  team: { title: 'By team', none: 'no team known' },
  stage: { title: 'By stage', none: 'stage unknown' },
  owner: { title: 'By owner', none: 'owner unknown' },
};

/** Gains and losses by rule, team, stage and owner; a row narrows all else to it. */
export function GroupTables({
  summary: { groups },
  titles,
  onFilter,
  context,
}: {
  summary: ImpactSummary;
  titles: Readonly<Record<string, string>>;
  onFilter(more: ImpactFilter): void;
  context: FormatContext;
}) {
  const nameOf = (group: ImpactGroup, key: string | null): string =>
    key === null ? HEADS[group].none : group === 'rule' ? (titles[key] ?? key) : key;
  return (
    <div class="judged-two">
      {(['rule', 'team', 'stage', 'owner'] as const)
        .filter((group) => groups[group].length > 0)
        .map((group) => (
          <GroupTable
            key={group}
            title={HEADS[group].title}
            counts={groups[group]}
            nameOf={(key) => nameOf(group, key)}
            onChoose={(key) => onFilter(group === 'rule' ? { rule: key ?? '' } : { [group]: key })}
            context={context}
          />
        ))}
    </div>
  );
}

function GroupTable({
  title,
  counts,
  nameOf,
  onChoose,
  context,
}: {
  title: string;
  counts: readonly ImpactCount[];
  nameOf(key: string | null): string;
  onChoose(key: string | null): void;
  context: FormatContext;
}) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? counts : counts.slice(0, FEW);
  const largest = Math.max(1, ...counts.map(({ gained, lost }) => Math.max(gained, lost)));
  return (
    <section aria-label={title}>
      <div class="judged-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col" class="is-number">
                Warnings
              </th>
              <th scope="col" class="is-number">
                Records
              </th>
              <td aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {shown.map((count) => (
              <tr key={count.key ?? ''}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => onChoose(count.key)}>
                    {nameOf(count.key)}
                  </button>
                </th>
                <td class="is-number">{gainText(count.gained, count.lost, context)}</td>
                <td class="is-number">{formatNumber(count.records, context, 0)}</td>
                <td aria-hidden="true">
                  <Bars count={count} largest={largest} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {counts.length > shown.length && (
        <button type="button" class="link" onClick={() => setOpen(true)}>
          Show all {counts.length}
        </button>
      )}
    </section>
  );
}

/** Gains are solid, losses an outline below: to be told apart without colour. */
function Bars({ count: { gained, lost }, largest }: { count: ImpactCount; largest: number }) {
  const length = (value: number): number => (value / largest) * (WIDTH - 1);
  return (
    <svg
      class="impact-bars"
      viewBox={`0 0 ${WIDTH} 16`}
      height={16}
      preserveAspectRatio="none"
      role="presentation"
    >
      {gained > 0 && <rect class="figure-bar" x="0" y="1" height="6" width={Math.max(1, length(gained))} />}
      {lost > 0 && <rect class="impact-lost" x="0.5" y="9.5" height="5" width={Math.max(1, length(lost))} />}
    </svg>
  );
}
