import { useMemo, useState } from 'preact/hooks';
import type { SuggestedScore } from '../../../calibration/suggested-pack';
import { type SuggestedPart, suggestionParts, withParts } from '../../../calibration/suggestion-parts';
import { plural } from '../../../record/format';
import { diffPacks } from '../../../rule-packs/diff';
import type { RulePack } from '../../../rule-packs/schema';
import type { StudioPanelProps } from '../draft';
import { changedText } from '../judged/edit-json';
import { lineDiff, withContext } from '../judged/line-diff';
import { PartRow } from './PartRow';

type Suggested = Extract<SuggestedScore, { state: 'suggested' }>;

/** A suggested score part by part, each with what it rests on, then as words and as text. */
export function SuggestionReview({
  suggestion,
  panel: { draft, replace },
}: {
  suggestion: Suggested;
  panel: StudioPanelProps;
}) {
  const { pack, text } = draft;
  const parts = useMemo(() => (pack ? suggestionParts(pack, suggestion) : []), [pack, suggestion]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const taken = new Set(parts.map(({ id }) => id).filter((id) => !left.has(id)));
  const proposed = useMemo(
    () => (pack ? proposal(text, withParts(pack, suggestion, taken), pack) : null),
    [pack, text, suggestion, left],
  );
  if (!pack || !proposed)
    return <p class="tone-warning">Mend the draft first; then this can be taken over.</p>;
  if (parts.length === 0) return <p>The draft scores as suggested already.</p>;
  const toggle = ({ id }: SuggestedPart): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const changes = diffPacks(pack, proposed.pack);
  return (
    <>
      <ul aria-label="Suggested changes">
        {parts.map((part) => (
          <PartRow key={part.id} part={part} isTaken={taken.has(part.id)} onToggle={() => toggle(part)} />
        ))}
      </ul>
      {taken.size < parts.length && (
        <p class="tone-warning">
          The estimate above is for all parts together. With some left out, run the backtest again on what you
          take.
        </p>
      )}
      <details class="judged-table">
        <summary class="small-text">In words: {plural(changes.length, 'change')}</summary>
        <ul class="judged-list">
          {changes.map(({ sentence }) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
      <TextDiff before={text} after={proposed.text} />
      <button
        type="button"
        class="button primary"
        disabled={taken.size === 0}
        onClick={() => replace(proposed.text, `${plural(taken.size, 'suggested change')} from history`)}
      >
        Put {plural(taken.size, 'change')} into the draft
      </button>
    </>
  );
}

/** The draft's own text with the parts in it that the suggestion changes. */
function proposal(text: string, next: RulePack, pack: RulePack) {
  const added = Object.entries(next.fields).filter(([name]) => !Object.hasOwn(pack.fields, name));
  const changed = changedText(text, [
    ...added.map(([name, value]) => ({ path: ['fields', name], value })),
    { path: ['scoring'], value: next.scoring },
  ]);
  return { pack: next, text: changed };
}

function TextDiff({ before, after }: { before: string; after: string }) {
  const lines = withContext(lineDiff(before, after));
  return (
    <details class="judged-table">
      <summary class="small-text">As text</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
      <pre class="judged-lines" tabIndex={0}>
        {lines.map((line, at) => {
          if (!line) return <span key={at}>{'  …\n'}</span>;
          if (line.kind === 'same') return <span key={at}>{`  ${line.text}\n`}</span>;
          return line.kind === 'added' ? (
            <ins key={at}>{`+ ${line.text}`}</ins>
          ) : (
            <del key={at}>{`− ${line.text}`}</del>
          );
        })}
      </pre>
    </details>
  );
}
