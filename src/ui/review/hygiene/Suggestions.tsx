import { useState } from 'preact/hooks';
import { SIMILAR_WORDS } from '../../../hygiene/merge/merge-words';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { RowSet } from '../row-set';
import type { MarkNotSame } from './DuplicateGroup';
import { RecordLink } from './RecordLink';
import { nameAt } from './record-names';
import type { ReviewSuggestion } from './review-audit';

const STEP = 10;

/** Pairs with similar names: to look at only, never counted as duplicates. */
export function Suggestions({
  suggestions,
  total,
  rows,
  context,
  onNotSame,
}: {
  /** The most similar ones of `total`. */
  suggestions: readonly ReviewSuggestion[];
  total: number;
  rows: RowSet;
  context: AssessContext;
  onNotSame: MarkNotSame;
}) {
  const [most, setMost] = useState(STEP);
  const number = (value: number) => formatNumber(value, context, 0);
  if (suggestions.length === 0) return null;
  return (
    <section aria-label="Similar names">
      <h4 class="strong hygiene-sub">Similar names, to look at: {number(total)}</h4>
      <p class="section-note">
        They share one key, and their names are nearly alike. They are not counted.
        {total > suggestions.length && ` Listed: the ${number(suggestions.length)} most alike.`}
      </p>
      <ul class="groups">
        {suggestions.slice(0, most).map((pair) => (
          <Suggestion key={pair.keys.join(' ')} pair={pair} rows={rows} onNotSame={onNotSame} />
        ))}
      </ul>
      {suggestions.length > most && (
        <p>
          <button type="button" class="button" onClick={() => setMost(most + STEP)}>
            Show {number(Math.min(STEP, suggestions.length - most))} more of {number(suggestions.length)}{' '}
            pairs
          </button>
        </p>
      )}
    </section>
  );
}

function Suggestion({
  pair: { keys, places, shared, similar, similarity },
  rows,
  onNotSame,
}: {
  pair: ReviewSuggestion;
  rows: RowSet;
  onNotSame: MarkNotSame;
}) {
  const [one, other] = [nameAt(rows, keys[0], places[0]), nameAt(rows, keys[1], places[1])];
  const text = `${one.title} and ${other.title} are kept apart.`;
  return (
    <li class="group-card">
      <p class="group-why">
        Same {SIMILAR_WORDS[shared]}, similar {SIMILAR_WORDS[similar]} ({Math.floor(similarity * 100)}% alike)
      </p>
      <ul class="group-records">
        <li>
          <RecordLink record={one} />
        </li>
        <li>
          <RecordLink record={other} />
          <button
            type="button"
            class="button compact"
            aria-label={`${other.title} is not the same as ${one.title}`}
            onClick={() => onNotSame([keys], text)}
          >
            Not the same
          </button>
        </li>
      </ul>
    </li>
  );
}
