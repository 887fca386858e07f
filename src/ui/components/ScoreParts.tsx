import type { Score, ScorePart } from '../../record/assessment';
import type { FormatContext } from '../../record/format';
import { Icon } from './Icon';
import { exactPoints, longestPart, type ScoreGroup, scoreGroups } from './score-view';

/** A bar a rule on one scale, group totals and the total; parts always add up. */
export function ScoreParts({ score, context }: { score: Score; context: FormatContext }) {
  const scale = longestPart(score);
  return (
    <table class="parts">
      <thead class="heard">
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Bar</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      {scoreGroups(score).map((group) => (
        <Group key={group.dimension} group={group} scale={scale} context={context} />
      ))}
      <tfoot>
        <tr class="parts-total">
          <th scope="row" colSpan={2}>
            Total
          </th>
          <td>{score.shown.total}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Group({ group, scale, context }: { group: ScoreGroup; scale: number; context: FormatContext }) {
  return (
    <tbody>
      <tr class="parts-group">
        <th scope="rowgroup" colSpan={2}>
          {group.title}
        </th>
        <td>{minus(group.points)}</td>
      </tr>
      {group.rows.map((part) => (
        <Part key={part.id} part={part} scale={scale} context={context} />
      ))}
      {group.missed.length > 0 && (
        <tr class="parts-missed">
          <td colSpan={3}>No points: {group.missed.join(', ')}</td>
        </tr>
      )}
    </tbody>
  );
}

function Part({ part, scale, context }: { part: ScorePart; scale: number; context: FormatContext }) {
  if (part.outcome === 'unknown')
    return (
      <tr class="parts-unknown" title={part.evidence}>
        <th scope="row" colSpan={2}>
          <span class="with-icon">
            <Icon name="unknown" class="small" />
            <span>
              {part.label}: {part.evidence}
            </span>
          </span>
        </th>
        <td>unknown</td>
      </tr>
    );
  return (
    <tr title={`${part.evidence} · ${exactPoints(part, context)}`}>
      <th scope="row">
        {part.label} {part.decay && <span class="tone-muted measure">{part.decay}</span>}
      </th>
      <td>
        <i class={`bar-${part.dimension}`} style={{ width: `${(Math.abs(part.points) / scale) * 100}%` }} />
      </td>
      <td>{minus(part.shown)}</td>
    </tr>
  );
}

const minus = (points: number): string => String(points).replace('-', '−');
