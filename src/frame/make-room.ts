/** The space that the CRM page leaves to the sidebar on the right. */
export interface Room {
  /** Narrows the page by `width` pixels; 0 gives everything back. */
  reserve(width: number): void;
  /**
   * For app shells that fill the viewport with fixed boxes and so ignore the margin: makes the body
   * the containing block of those boxes. Reads the layout: call it after a paint.
   */
  adapt(): void;
}

const SHELL_SHARE = 0.9;

/** Narrows by a margin on the root element, which pages that flow follow by themselves. */
export function createRoom(win: Window): Room {
  const { documentElement: root } = win.document;
  let reserved = 0;
  let isContained = false;

  function release(): void {
    root.style.removeProperty('margin-right');
    for (const property of ['contain', 'min-height']) win.document.body?.style.removeProperty(property);
    isContained = false;
  }

  return {
    reserve(width) {
      if (width === reserved) return;
      reserved = width;
      if (width === 0) release();
      else root.style.setProperty('margin-right', `${width}px`, 'important');
    },
    adapt() {
      const { body } = win.document;
      if (reserved === 0 || isContained || !body || !isFixedShell(win, body)) return;
      body.style.setProperty('contain', 'layout', 'important');
      body.style.setProperty('min-height', '100vh', 'important');
      isContained = true;
    },
  };
}

/** A shell whose top-level boxes are fixed to the whole viewport, and whose document does not scroll. */
function isFixedShell(win: Window, body: HTMLElement): boolean {
  if (body.scrollHeight > win.innerHeight + 1) return false;
  return [...body.children].some((child) => {
    if (win.getComputedStyle(child).position !== 'fixed') return false;
    return child.getBoundingClientRect().height >= win.innerHeight * SHELL_SHARE;
  });
}
