import { deleteView, openWithView, renameView, savedViews, saveView } from '../../src/store/review-views';
import type { NamedView, ViewKeeper } from '../../src/ui/review/deals/ViewsPanel';
import { keptBehind, keptChanges, keptView } from '../../src/ui/review/kept-view';
import { readView, type ViewState } from '../../src/ui/review/view-state';
import { db } from './surroundings';

const then = (work: Promise<void>): Promise<NamedView[]> => work.then(() => savedViews(db));

/** Views of the list, under names. */
export const keeper: ViewKeeper = {
  all: () => savedViews(db),
  save: (name, view) => then(saveView(db, { name, view })),
  remove: (name) => then(deleteView(db, name)),
  rename: (name, next) => then(renameView(db, name, next)),
  openWith: (name) => then(openWithView(db, name)),
};

/** The list as it stands in this tab. */
export const tabView = keptView(sessionStorage, localStorage, () => crypto.randomUUID());

/** The records behind a figure that the list is limited to in this tab. */
export const tabBehind = keptBehind(sessionStorage, localStorage, () => crypto.randomUUID());

/** What the view of changes shows in this tab. */
export const tabChanges = keptChanges(sessionStorage, localStorage, () => crypto.randomUUID());

/** The view that the review opens with: the tab's own before any saved one; null for all records, also when views can't be read. */
export async function firstView(): Promise<ViewState | null> {
  const own = tabView.read();
  if (own) return own;
  const views = await savedViews(db).catch(() => []);
  const first = views.find(({ isFirst }) => isFirst);
  return first ? readView(first.view) : null;
}
