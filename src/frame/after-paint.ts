/**
 * Runs `work` once the coming frame has been painted: layout is then clean, so reading it costs
 * nothing. In a hidden tab that is when the tab is shown.
 */
export function afterPaint(win: Window, work: () => void): void {
  win.requestAnimationFrame(() => win.setTimeout(work, 0));
}
