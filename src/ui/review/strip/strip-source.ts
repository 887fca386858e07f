import type { AssessContext } from '../../../record/types';
import type { StoredFigureStrip } from '../../../store/figure-strip';
import type { CountFigures } from '../figures/FiguresView';
import type { RowSet } from '../row-set';
import { type Flagged, flaggedOf } from './flagged';
import { readStripFigures, type StripFigures, stripFigures, stripSource } from './strip-figures';

export interface StripState {
  /** Null while none are known; those of an earlier count until the new ones are there. */
  figures: StripFigures | null;
  flagged: Flagged | null;
  /** Why the last count failed. */
  problem: string | null;
}

/** What the strip is shown from. */
export interface StripSource {
  state(): StripState;
  /** Told of each change until the returned function is called. */
  follow(onChange: (state: StripState) => void): () => void;
}

/** A list as it was read. */
export interface StripList {
  rows: RowSet;
  context: AssessContext;
  /** Shared with the views of figures, so that neither counts what the other has counted. */
  count: CountFigures;
}

export interface StripStore {
  /** What was kept, which pack judges, and how many records are stored. */
  read(): Promise<{ kept: StoredFigureStrip | null; pack: string; records: number }>;
  keep(strip: StoredFigureStrip, records: number): Promise<unknown>;
}

/** When work is done for which nobody waits. */
export interface StripMoments {
  /** Nobody has scrolled or typed for a while. */
  whenQuiet(): Promise<void>;
  /** The page has nothing to draw just now. */
  whenIdle(): Promise<void>;
}

/** Up to so many records are counted in a moment, and nothing is waited for. */
const FEW = 5000;

const NOTHING: StripState = { figures: null, flagged: null, problem: null };

/**
 * The figures over the list. What was kept is shown at once; where it is of other records, another pack or another day
 * it is counted anew when the page is left alone, with rests while it is not.
 */
export function followStrip(store: StripStore, { whenQuiet, whenIdle }: StripMoments) {
  const followers = new Set<(state: StripState) => void>();
  let state = NOTHING;
  let working = new AbortController();

  function set(change: Partial<StripState>): void {
    state = { ...state, ...change };
    for (const tell of followers) tell(state);
  }

  async function show({ rows, context, count }: StripList, signal: AbortSignal): Promise<void> {
    const { kept, pack, records } = await store.read();
    if (signal.aborted) return;
    set({ figures: readStripFigures(kept?.figures), problem: null });
    await whenIdle();
    set({ flagged: flaggedOf(rows) });
    const of = await stripSource(rows, pack, context, whenIdle);
    if (signal.aborted) return;
    if (state.figures && kept?.of === of) return;
    const isFew = rows.size < FEW;
    if (!isFew) await whenQuiet();
    const counted = await count(isFew ? () => {} : whenQuiet, signal);
    if (signal.aborted) return;
    const figures = stripFigures(counted, rows.size, context.now);
    set({ figures });
    await store.keep({ of, figures }, records);
  }

  const source: StripSource = {
    state: () => state,
    follow(onChange) {
      followers.add(onChange);
      onChange(state);
      return () => void followers.delete(onChange);
    },
  };
  return {
    source,
    /** To be called once a list is shown, and for each that takes its place. */
    async begin(list: StripList): Promise<void> {
      working.abort(new Error('Another list is shown.'));
      const own = new AbortController();
      working = own;
      await show(list, own.signal).catch((error: unknown) => {
        if (own.signal.aborted) return;
        set({ problem: error instanceof Error ? error.message : String(error) });
      });
    },
  };
}
