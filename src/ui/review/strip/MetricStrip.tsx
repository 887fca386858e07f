import { useEffect, useState } from 'preact/hooks';
import type { AssessContext } from '../../../record/types';
import { Icon } from '../../components/Icon';
import { clockOrDay } from '../../components/when';
import { isStated, whyNoFigure } from '../figures/figure-text';
import { isStripFolded, keepStripFolded } from './fold-choice';
import type { StripSource, StripState } from './strip-source';
import {
  flaggedWords,
  STRIP_CELLS,
  type StripCell,
  type StripPlace,
  type StripWords,
  scopeWords,
  stripWords,
} from './strip-words';

interface StripProps {
  source: StripSource;
  /** How many records the list has, whichever are shown; null until they are read. */
  records: number | null;
  context: AssessContext;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  onOpen(place: StripPlace): void;
  onFlagged(): void;
}

/** The figures of all records in one line over the list; each opens where it is explained. */
export function MetricStrip({ source, records, context, storage, onOpen, onFlagged }: StripProps) {
  const [state, setState] = useState(source.state);
  const [isFolded, setFolded] = useState(() => isStripFolded(storage));
  useEffect(() => source.follow(setState), [source]);
  const fold = (): void => {
    setFolded(!isFolded);
    keepStripFolded(storage, !isFolded);
  };
  const scope = scopeWords(records, state.figures?.records ?? null, context);
  return (
    <section class={`strip ${isFolded ? 'is-folded' : ''}`} aria-label={`Figures of ${scope}`}>
      <div class="strip-scope small-text">
        <button
          type="button"
          class="strip-fold"
          aria-expanded={!isFolded}
          title={isFolded ? 'Show the figures' : 'Fold the figures away'}
          onClick={fold}
        >
          <Icon name={isFolded ? 'right' : 'down'} class="small" />
          <span>
            Figures <span class="strip-of">of {scope}</span>
          </span>
        </button>
        {!isFolded && <p class="strip-when">{whenText(state, context)}</p>}
      </div>
      {!isFolded && (
        <ul class="strip-figures">
          {STRIP_CELLS.map((cell) => (
            <li key={cell.id}>
              <StripButton
                cell={cell}
                state={state}
                context={context}
                onPress={() => (cell.place ? onOpen(cell.place) : onFlagged())}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** When the figures were counted; that they are still to be, or why they were not. */
function whenText({ figures, problem }: StripState, context: AssessContext): string {
  if (problem && !figures) return 'not counted';
  if (!figures) return 'being counted';
  return `as of ${clockOrDay(figures.at, context.now, context)}`;
}

/** Sums of several currencies are written smaller, so that there is room for the note below. */
const TONE: Record<StripWords['kind'], string> = { one: '', apart: 'is-apart', unknown: 'tone-unknown' };

function StripButton({
  cell,
  state,
  context,
  onPress,
}: {
  cell: StripCell;
  state: StripState;
  context: AssessContext;
  onPress(): void;
}) {
  const words = wordsOf(cell, state, context);
  return (
    <button
      type="button"
      class="strip-figure"
      title={words ? titleOf(cell, words, state) : undefined}
      onClick={onPress}
    >
      <span class="strip-label small-text">{cell.label}</span>
      <span class="heard">: </span>
      <span class={`strip-value measure ${words ? TONE[words.kind] : ''}`}>
        {words ? words.value : <Wait problem={state.problem} />}
      </span>
      <span class="heard">. </span>
      <span class="strip-note small-text">{words?.note}</span>
    </button>
  );
}

function Wait({ problem }: { problem: string | null }) {
  if (problem) return <span class="tone-unknown">unknown</span>;
  return (
    <span class="strip-wait">
      <span class="heard">not counted yet</span>
    </span>
  );
}

function wordsOf({ id }: StripCell, state: StripState, context: AssessContext): StripWords | null {
  if (id === 'flagged') return state.flagged && flaggedWords(state.flagged, context);
  return state.figures && stripWords(id, state.figures, context);
}

/** What may be cut off in the line, and what it means. */
function titleOf({ id }: StripCell, { value, note }: StripWords, { figures }: StripState): string {
  if (id === 'flagged')
    return `${value}: ${note}. Records with an open breach, warning or info; the age is that of the record, as it is not stored since when it is flagged. Lists them.`;
  const metric = figures?.metrics[id];
  const why = metric && !isStated(metric) ? whyNoFigure(metric) : `${value}: ${note}.`;
  return `${why ?? ''} ${metric?.definition ?? ''}`.trim();
}
