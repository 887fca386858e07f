import type { ClockKind } from '../../../impact/clock-comparer';
import type { ImpactFilter } from '../../../impact/impact-filter';
import type { ImpactClocks } from '../../../impact/impact-summary';
import { type FormatContext, formatNumber } from '../../../record/format';

const HEADS: readonly { kind: ClockKind; text: string }[] = [
  { kind: 'moved', text: 'Due at another time' },
  { kind: 'late', text: 'Late now' },
  { kind: 'inTime', text: 'No longer late' },
  { kind: 'started', text: 'New clock' },
  { kind: 'ended', text: 'No clock now' },
  { kind: 'unknown', text: 'Unknown' },
];

/** How many clocks of each service level the draft moves, and which records become late; each count narrows to them. */
export function ClockTable({
  clocks,
  titles,
  onFilter,
  context,
}: {
  clocks: readonly ImpactClocks[];
  titles: Readonly<Record<string, string>>;
  onFilter(more: ImpactFilter): void;
  context: FormatContext;
}) {
  if (clocks.length === 0) return null;
  return (
    <section aria-label="Clocks of service levels">
      <div class="judged-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">By service level</th>
              {HEADS.map(({ kind, text }) => (
                <th key={kind} scope="col" class="is-number">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {clocks.map((own) => (
              <tr key={own.sla}>
                <th scope="row">{titles[own.sla] ?? own.sla}</th>
                {HEADS.map(({ kind, text }) => (
                  <td key={kind} class="is-number">
                    <Count
                      count={own[kind]}
                      name={`${titles[own.sla] ?? own.sla}, ${text.toLowerCase()}`}
                      onChoose={() => onFilter({ sla: own.sla, change: kind })}
                      context={context}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {clocks.some(({ unknown }) => unknown > 0) && (
        <p class="small-text">
          Unknown: by one of the packs it can’t be told how the clock stands, such as where its start was not
          read.
        </p>
      )}
    </section>
  );
}

function Count({
  count,
  name,
  onChoose,
  context,
}: {
  count: number;
  name: string;
  onChoose(): void;
  context: FormatContext;
}) {
  const text = formatNumber(count, context, 0);
  if (count === 0) return <span class="tone-muted">{text}</span>;
  return (
    <button type="button" class="link" aria-label={`${name}: ${text}, show the records`} onClick={onChoose}>
      {text}
    </button>
  );
}
