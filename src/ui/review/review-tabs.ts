import { FIGURE_VIEWS, type FigureViewId } from './figures/figure-views';

/** The views of the review, by their links in the header and in the address. */
export type Tab = 'deals' | 'board' | 'changes' | 'speed' | 'hygiene' | FigureViewId | 'data';

export const TABS: readonly (readonly [Tab, string])[] = [
  ['deals', 'Records'],
  ['board', 'Board'],
  ['changes', 'Changes'],
  ...FIGURE_VIEWS.map(({ id, label }) => [id, label] as const),
  ['speed', 'Speed to lead'],
  ['hygiene', 'Hygiene'],
  ['data', 'Data'],
];

export const labelOf = (tab: Tab): string => TABS.find(([id]) => id === tab)?.[1] ?? tab;
