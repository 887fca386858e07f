import { useMemo } from 'preact/hooks';
import { isOpenPipeline, totalOf } from '../../../metrics/changes/bridge-totals';
import type { DealSpan } from '../../../metrics/changes/deal-span';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { bridgeLines } from './bridge-lines';
import { type ChangesPage, changesPage, dealsWith, ownersOf } from './page-model';

const COUNTED = ['new', 'advanced', 'regressed', 'pushed', 'won', 'lost'] as const;
const HEADS = ['New', 'Advanced', 'Regressed', 'Pushed', 'Won', 'Lost'];

/** Changes by owner, in the order of the alphabet: for a talk about deals, not a ranking of people. */
export function RepTable({ page, context }: { page: ChangesPage; context: AssessContext }) {
  const owners = useMemo(() => rowsOf(page, context), [page, context]);
  return (
    <section class="by-owner" aria-label="By owner">
      <h3 class="strong">By owner</h3>
      <p class="tone-muted">In the order of the alphabet. Deals, and the closing pipeline of each.</p>
      <table class="rep-table">
        <thead>
          <tr>
            <th scope="col">Owner</th>
            {HEADS.map((head) => (
              <th key={head} scope="col" class="is-number">
                {head}
              </th>
            ))}
            <th scope="col" class="is-number">
              Closing
            </th>
          </tr>
        </thead>
        <tbody>
          {owners
            .filter(({ isThere }) => isThere)
            .map(({ owner, counts, closing }) => (
              <tr key={owner}>
                <th scope="row">{owner}</th>
                {counts.map((count, index) => (
                  <td key={HEADS[index]} class="is-number">
                    {formatNumber(count, context, 0)}
                  </td>
                ))}
                <td class="is-number">{closing}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

function rowsOf(page: ChangesPage, context: AssessContext) {
  const own = new Map<string, DealSpan[]>();
  for (const span of page.spans.spans) for (const owner of ownersAt(span)) listOf(own, owner).push(span);
  return ownersOf(page.spans).map((owner) => rowOf(page, owner, own.get(owner) ?? [], context));
}

const ownersAt = ({ opening, closing }: DealSpan): Set<string> =>
  new Set([opening, closing].flatMap(({ owner }) => (owner.isKnown && owner.value ? [owner.value] : [])));

function listOf(lists: Map<string, DealSpan[]>, owner: string): DealSpan[] {
  const list = lists.get(owner) ?? [];
  lists.set(owner, list);
  return list;
}

function rowOf(page: ChangesPage, owner: string, spans: readonly DealSpan[], context: AssessContext) {
  const own = changesPage({ ...page.spans, spans }, { ...page.scope, owner });
  const { changes } = own;
  const rows = changes.rows.filter(isOpenPipeline);
  const moneys = own.moneys.filter((money) => money !== 'deals' && money.kind === 'stated');
  return {
    owner,
    isThere: totalOf(rows).opening.count + totalOf(rows).closing.count + changes.deals.length > 0,
    counts: COUNTED.map((category) => dealsWith(own, category)),
    closing: moneys.map((money) => bridgeLines(own, money, context).closing).join(' + ') || 'none',
  };
}
