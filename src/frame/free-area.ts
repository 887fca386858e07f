/** The part of the viewport's right edge that the CRM's own fixed bars leave free, in CSS pixels. */
export interface FreeArea {
  top: number;
  bottom: number;
}

const MAX_BAR_SHARE = 0.35;

/**
 * Finds the CRM's fixed or sticky bars at the top and bottom of the right edge (global header,
 * utility bar), so that the sidebar stands between them instead of over their controls.
 * One layout read; call it on mount, navigation and resize only.
 */
export function measureFreeArea(win: Window, ignore: Element | null): FreeArea {
  const x = win.innerWidth - 40;
  const top = barAt(win, x, 1, ignore);
  const bottom = barAt(win, x, win.innerHeight - 2, ignore);
  return {
    top: top && top.top <= 0 ? Math.max(0, top.bottom) : 0,
    bottom: bottom && bottom.bottom >= win.innerHeight ? Math.max(0, win.innerHeight - bottom.top) : 0,
  };
}

function barAt(win: Window, x: number, y: number, ignore: Element | null): DOMRect | null {
  for (const hit of win.document.elementsFromPoint(x, y)) {
    if (hit === ignore) continue;
    for (
      let element: Element | null = hit;
      element && element !== win.document.body;
      element = element.parentElement
    ) {
      const { position } = win.getComputedStyle(element);
      if (position !== 'fixed' && position !== 'sticky') continue;
      const box = element.getBoundingClientRect();
      if (box.height <= win.innerHeight * MAX_BAR_SHARE) return box;
    }
  }
  return null;
}
