import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { Icon } from '../../components/Icon';
import { sumsText } from '../sums-text';
import { lineProps, type RowPlace } from './DealRow';
import type { RowGroup } from './groups';

/** The heading of a group with its count and sums; Enter and the arrows fold it. */
export function GroupRow({
  group,
  isFolded,
  context,
  ...place
}: RowPlace & { group: RowGroup; isFolded: boolean; context: AssessContext }) {
  return (
    <tr
      {...lineProps(place)}
      class="group"
      aria-level={1}
      aria-expanded={!isFolded}
      onClick={() => place.run({ do: 'open' }, place.line)}
    >
      <td class="cell cut" colSpan={99}>
        <Icon name={isFolded ? 'right' : 'down'} class="small" />
        <span class="strong cut" title={group.heading}>
          {group.heading}
        </span>
        <span class="tone-muted measure">
          {formatNumber(group.count, context, 0)} {group.count === 1 ? 'record' : 'records'} ·{' '}
          {sumsText(group, context)}
        </span>
      </td>
    </tr>
  );
}
