import type { ComponentType } from 'preact';
import type { StudioPanelProps } from './draft';

/** A tab of the studio beside "Edit". Its code is fetched when it is opened. */
export interface StudioPanel {
  /** As in the address: "#try-it". */
  id: string;
  title: string;
  load(): Promise<ComponentType<StudioPanelProps>>;
}

/**
 * The panels in the order of their tabs: one line each, such as
 * `{ id: 'try-it', title: 'Try it', load: () => import('./try-it/TryIt').then(({ TryIt }) => TryIt) }`.
 * A panel gets the height of the window below the tabs, scrolls by itself and brings its own style
 * sheet. It is shown for a draft that is no valid pack, too: `draft.pack` is null then.
 */
export const PANELS: readonly StudioPanel[] = [
  {
    id: 'try-it',
    title: 'Try it',
    load: () => import('./try-it/TryItPanel').then(({ TryItPanel }) => TryItPanel),
  },
  {
    id: 'backtest',
    title: 'Backtest',
    load: () => import('./backtest/BacktestPanel').then(({ BacktestPanel }) => BacktestPanel),
  },
  {
    id: 'impact',
    title: 'Impact',
    load: () => import('./impact/ImpactPanel').then(({ ImpactPanel }) => ImpactPanel),
  },
  {
    id: 'publish',
    title: 'Publish',
    load: () => import('./publish/PublishPanel').then(({ PublishPanel }) => PublishPanel),
  },
  {
    id: 'feedback',
    title: 'Feedback',
    load: () => import('./feedback/FeedbackPanel').then(({ FeedbackPanel }) => FeedbackPanel),
  },
];
