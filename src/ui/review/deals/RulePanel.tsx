import { useState } from 'preact/hooks';
import type { RuleHit, RuleHits } from '../../../contracts/rule-hits';
import { formatNumber, plural } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { Popover } from '../Popover';
import type { RowSet } from '../row-set';
import type { RuleSource } from './connect-rules';
import type { Behind } from './FilterBar';

type State = { hits: RuleHits } | { done: number; total: number } | { problem: string };

/**
 * The rules of the pack in force that fields decide, also those in shadow mode, each with how many stored records it
 * warns of now; a press lists these.
 */
export function RulePanel({
  rows,
  source,
  context,
  onBehind,
}: {
  rows: RowSet;
  source: RuleSource;
  context: AssessContext;
  onBehind(behind: Behind): void;
}) {
  const [state, setState] = useState<State>({ done: 0, total: 0 });
  const failed = (error: unknown): void =>
    setState({ problem: error instanceof Error ? error.message : String(error) });
  const count = (): void => {
    setState({ done: 0, total: 0 });
    source.count((done, total) => setState({ done, total })).then((hits) => setState({ hits }), failed);
  };
  const list = ({ rule, title }: RuleHit): void => {
    source
      .failing(rule)
      .then((keys) => onBehind({ label: `Rule: ${title}`, mask: maskOf(rows, keys) }), failed);
  };
  return (
    <Popover label="Rules" onOpen={count}>
      {'hits' in state ? (
        <RuleList hits={state.hits} context={context} onRule={list} />
      ) : 'problem' in state ? (
        <p class="small-text tone-breach" role="alert">
          The rules were not counted: {state.problem}
        </p>
      ) : (
        <p class="small-text" role="status">
          Counting
          {state.total > 0 && <progress max={state.total} value={state.done} aria-label="Records read" />}
        </p>
      )}
    </Popover>
  );
}

function RuleList({
  hits: { hits, others, records },
  context,
  onRule,
}: {
  hits: RuleHits;
  context: AssessContext;
  onRule(hit: RuleHit): void;
}) {
  return (
    <>
      <p class="panel-note">
        {hits.length === 0
          ? 'No rule of the pack in force is decided by fields alone.'
          : `${formatNumber(records, context, 0)} ${records === 1 ? 'record' : 'records'} judged now, by fields alone.`}
      </p>
      <ul class="panel-rows" aria-label="Rules">
        {hits.map((hit) => (
          <li key={hit.rule} class="column-row">
            <button type="button" class="button quiet" disabled={hit.fails === 0} onClick={() => onRule(hit)}>
              {hit.title}
              {hit.isShadow && ' (shadow)'}
            </button>
            <span class="measure">
              {formatNumber(hit.fails, context, 0)}
              {hit.unknown > 0 && `, ${formatNumber(hit.unknown, context, 0)} unknown`}
            </span>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <details class="panel-note">
          <summary>Not counted, because fields are not enough: {plural(others.length, 'rule')}</summary>
          <ul>
            {others.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Records that were stored since the list was read are not in it. */
function maskOf(rows: RowSet, keys: readonly string[]): Uint8Array {
  const wanted = new Set(keys);
  return Uint8Array.from(rows.text('key'), (key) => Number(key !== null && wanted.has(key)));
}
