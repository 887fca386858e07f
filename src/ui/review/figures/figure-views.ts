/** The three views of domain.md § 8. */
export type FigureViewId = 'marketing' | 'sales' | 'executive';

export const FIGURE_VIEWS: readonly { id: FigureViewId; label: string }[] = [
  { id: 'marketing', label: 'Marketing' },
  { id: 'sales', label: 'Sales' },
  { id: 'executive', label: 'Executive' },
];
