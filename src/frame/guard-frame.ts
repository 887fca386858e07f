/** The frame of the guard's questions, over the whole page. */
export interface GuardFrame {
  frame(): HTMLIFrameElement | null;
  /** Shows it and gives it the keyboard. False when the page has removed it. */
  open(): boolean;
  /** Shows a small part of it in the corner, and leaves the keyboard where it is. */
  openNote(): boolean;
  close(): void;
}

/** Above the CRMs' own modals, from which a stage can be saved. */
const LAYER = 2_147_483_000;
const CORNER = {
  right: '12px',
  bottom: '12px',
  width: '380px',
  'max-width': 'calc(100vw - 24px)',
  height: '120px',
};

/**
 * Mounts guard.html in a closed shadow root beside the page's body, like the sidebar. It lies over the
 * whole page from the start and is only made visible, so that a question is drawn in one frame.
 */
export function mountGuardFrame(win: Window, src: string, signal: AbortSignal): GuardFrame {
  const { document } = win;
  const host = document.createElement('leadlight-guard');
  const iframe = document.createElement('iframe');
  iframe.src = src;
  iframe.setAttribute('aria-label', 'Leadlight');
  iframe.allow = '';
  // The scheme of the frame's own page: another one here would make its ground opaque.
  iframe.style.cssText =
    'display:block;border:0;width:100%;height:100%;color-scheme:light dark;background:transparent';
  host.attachShadow({ mode: 'closed' }).append(iframe);

  /** All important: the page's own style sheets match every element, this one included. */
  function draw(place: 'hidden' | 'page' | 'corner'): boolean {
    const style = {
      all: 'initial',
      position: 'fixed',
      display: 'block',
      ...(place === 'corner' ? CORNER : { inset: '0' }),
      'z-index': String(LAYER),
      visibility: place === 'hidden' ? 'hidden' : 'visible',
      'pointer-events': place === 'hidden' ? 'none' : 'auto',
    };
    host.removeAttribute('style');
    for (const [property, value] of Object.entries(style))
      host.style.setProperty(property, value, 'important');
    return host.isConnected;
  }

  for (const orphan of document.querySelectorAll('leadlight-guard')) orphan.remove();
  draw('hidden');
  document.documentElement.append(host);
  signal.addEventListener('abort', () => host.remove(), { once: true });

  return {
    frame: () => (host.isConnected ? iframe : null),
    open() {
      const isThere = draw('page');
      iframe.focus();
      return isThere;
    },
    openNote: () => draw('corner'),
    close: () => void draw('hidden'),
  };
}
