import { percent } from '../../../calibration/leaks';
import type { SuggestedPart } from '../../../calibration/suggestion-parts';
import { joinWords } from '../../../record/format';

/** One suggested change, to be taken or left, with the evidence for it. */
export function PartRow({
  part,
  isTaken,
  onToggle,
}: {
  part: SuggestedPart;
  isTaken: boolean;
  onToggle(): void;
}) {
  return (
    <li class="judged-part">
      <label>
        <input type="checkbox" checked={isTaken} onChange={onToggle} />
        <span class="strong">{titleOf(part)}</span>
      </label>
      <Evidence part={part} />
    </li>
  );
}

function titleOf(part: SuggestedPart): string {
  switch (part.kind) {
    case 'points':
      return `Points by ${part.table.label}`;
    case 'removed':
      return `Remove “${part.label}” (${signed(part.points)})`;
    case 'threshold':
      return `Threshold ${part.before} → ${part.after}`;
    case 'weights':
      return `Shares of fit and engagement: ${part.before.fit} and ${part.before.engagement} → ${part.after.fit} and ${part.after.engagement}`;
    case 'minimums':
      return `Minimums of fit and engagement → ${part.fit} and ${part.engagement}`;
    case 'records':
      return `Score ${joinWords(part.after)} records only`;
  }
}

function Evidence({ part }: { part: SuggestedPart }) {
  switch (part.kind) {
    case 'points':
      return (
        <div class="judged-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{part.table.label}</th>
                <th scope="col" class="is-number">
                  Points
                </th>
                <th scope="col" class="is-number">
                  Cases
                </th>
                <th scope="col" class="is-number">
                  Won
                </th>
              </tr>
            </thead>
            <tbody>
              {part.table.rows.map(({ level, points, n, won, rate }) => (
                <tr key={level}>
                  <th scope="row">{level}</th>
                  <td class="is-number">{signed(points)}</td>
                  <td class="is-number">{n}</td>
                  <td class="is-number">
                    {won} ({percent(rate)})
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'removed':
      return <p class="small-text">{part.reason}</p>;
    case 'threshold':
      return <p class="small-text">80% of the won cases reach it by the learned points.</p>;
    case 'weights':
      return <p class="small-text">So that one point of a signal is one point of the score.</p>;
    case 'minimums':
      return <p class="small-text">Past outcomes teach no minimum.</p>;
    case 'records':
      return (
        <p class="small-text">
          It was learned from these only; the draft scores {joinWords(part.before)} too.
        </p>
      );
  }
}

const signed = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(points)}`;
