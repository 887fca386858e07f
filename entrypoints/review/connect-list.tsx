import { render } from 'preact';
import type { AssessContext } from '../../src/record/types';
import { readSoundReview } from '../../src/store/damage/read-review';
import type { BuildProgress } from '../../src/store/review-build';
import { watchTables } from '../../src/store/watch-tables';
import { type AskTold, ToldContext } from '../../src/ui/components/told-others';
import { isOfAnotherDay } from '../../src/ui/review/another-day';
import { rehearseColumns } from '../../src/ui/review/deals/columns';
import { connectLister } from '../../src/ui/review/deals/connect-lister';
import { connectHygiene } from '../../src/ui/review/hygiene/connect-hygiene';
import { Review } from '../../src/ui/review/Review';
import { readReviewAddress } from '../../src/ui/review/review-address';
import type { ReviewProps } from '../../src/ui/review/review-props';
import { type RowSet, rowSet } from '../../src/ui/review/row-set';
import { factsOf } from '../../src/ui/review/segment-facts';
import { countStoredSpeed } from '../../src/ui/review/speed/count-speed';
import { type PlacedRows, placeRows } from '../../src/ui/review/stage-places';
import { FIRST_VIEW, type ViewState } from '../../src/ui/review/view-state';
import { judge } from './connect-engine';
import { sharedCount, strip } from './connect-strip';
import { idle } from './idle';
import { pack } from './pack-in-force';
import { settleList } from './settle-list';
import { contextNow, db } from './surroundings';

type ListedProp = 'rows' | 'isReading' | 'placed' | 'count' | 'speed' | 'context' | 'firstView';
/** What hangs on the list as it was read, and on the pack. */
type Listed = Pick<ReviewProps, ListedProp>;
/** What stays while the page lives. */
export type Standing = Omit<ReviewProps, ListedProp | 'hygiene' | 'lister'>;

const lister = connectLister(
  () => new Worker(new URL('/list-worker.js', location.origin), { name: 'leadlight-list' }),
);

const hygiene = connectHygiene({
  db,
  startWorker: () =>
    new Worker(new URL('/hygiene-worker.js', location.origin), { name: 'leadlight-hygiene' }),
  now: Date.now,
  onChange: () => show(),
  onRefresh: () => void refresh().catch(() => {}),
  onMarked: judge.tellOfMarks,
});

let place: { root: Element; standing: Standing; askTold: AskTold } | null = null;
let shown: Listed | null = null;
/** What the list is made of has been changed since it was read, by whomever. */
let isOutdated = false;
watchTables(db, ['records', 'suppressions'], () => {
  isOutdated = true;
});

/** A list is shown, and not only the place for it. */
export const isShown = (): boolean => shown !== null && !shown.isReading;

/** What the list is made of is no longer as it was read, or was read on another day, of which its ages are. */
export const hasChanged = (): boolean =>
  isOutdated || (shown !== null && isOfAnotherDay(shown.context.now, contextNow()));

/** Says where the list is shown, and with what beside it. To be called once, before anything is shown. */
export function showIn(root: Element, standing: Standing, askTold: AskTold): void {
  place = { root, standing, askTold };
}

/** Shows a list for the first time. */
export function showFirst(listed: Listed): void {
  shown = listed;
  show();
}

/** Shows what has changed about the list. */
export function show(change: Partial<Listed> = {}): void {
  if (!place || !shown) return;
  shown = { ...shown, ...change };
  const source = hygiene.source();
  render(
    <ToldContext.Provider value={place.askTold}>
      <Review {...place.standing} {...shown} lister={lister} {...(source && { hygiene: source })} />
    </ToldContext.Provider>,
    place.root,
  );
}

/** What is told while a list is read. */
export interface Reading {
  /** It is made anew, and so far. */
  onProgress?(progress: BuildProgress): void;
  /** It is up to date, and on its way. */
  onCurrent?(): void;
}

/** All that hangs on the list and the pack, made anew; where the pack places the rows comes later. */
export async function readList({ onProgress, onCurrent }: Reading = {}): Promise<Listed> {
  const context = contextNow();
  isOutdated = false;
  hygiene.beforeReading();
  const segments = await readSoundReview(db, context.now, {
    settle: () => settleList(onProgress),
    onCurrent,
    onPart: (some) => some.forEach(factsOf),
  });
  performance.mark('leadlight:review-data');
  const rows = rowSet(segments, context.now);
  hygiene.listed(rows, context);
  return listOf(rows, context);
}

const listOf = (rows: RowSet, context: AssessContext) => ({
  rows,
  placed: null,
  context,
  count: sharedCount(rows, context),
  speed: countStoredSpeed(db, rows, pack, context),
});

/**
 * The page as it will be, without its rows: all that needs none is drawn while the store reads them. Not where the
 * address names a record, which the first picture is of then.
 */
export function showReading(firstView: ViewState | null): void {
  const { tab, record } = readReviewAddress(location.hash);
  if (isShown() || record) return;
  const context = contextNow();
  const rows = rowSet([], context.now);
  showFirst({ ...listOf(rows, context), isReading: true, firstView });
  if (tab !== 'deals') return;
  lister.begin();
  rehearseColumns(rows.row(0), (firstView ?? FIRST_VIEW).columns, context);
}

/** The list can't be read: what takes its place stays. */
export function hideReading(): void {
  if (!isShown()) shown = null;
}

/** Where the pack places the rows; null when it can't be read. */
export async function placesOf(rows: RowSet): Promise<PlacedRows | null> {
  const known = await pack().catch(() => null);
  if (!known) return null;
  // Without them the pack's own days stand, as where nothing was counted.
  const limits = await import('../../src/ui/review/stored-limits')
    .then(({ storedLimits }) => storedLimits(db, known))
    .catch(() => null);
  return placeRows(rows, known.pipelines, limits);
}

/** Readings that were asked for and have not ended, the one under way and those after it. */
let readings = 0;
let last: Promise<unknown> = Promise.resolve();

/** The list is being read. */
export const isBeingRead = (): boolean => readings > 0 || !isShown();

/** The list, read again, one reading after the other: what is open, selected or counted stays. */
export function refresh(): Promise<void> {
  readings += 1;
  const reading = last.then(readAnew).finally(() => {
    readings -= 1;
  });
  last = reading.catch(() => {
    isOutdated = true;
  });
  return reading;
}

async function readAnew(): Promise<void> {
  const fresh = await readList();
  show({ ...fresh, placed: await placesOf(fresh.rows) });
  warm(fresh);
}

/** Another pack is in force: what was counted by the one before no longer holds. */
export async function refreshForPack(): Promise<void> {
  hygiene.packChanged();
  await refresh();
}

let warming = new AbortController();

/** For a list that is shown from now on. */
export function warm({ rows, context, count }: Pick<Listed, 'rows' | 'context' | 'count'>): void {
  warming.abort();
  warming = new AbortController();
  lister.warm(rows, (work) => void requestIdleCallback(work), warming.signal);
  if (rows.size > 0) idle(() => void strip.begin({ rows, context, count }));
}
