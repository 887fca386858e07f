import { DEFAULT_FRAME, FRAME_WIDTH, type FrameShape } from '../contracts/page-service';
import { afterPaint } from './after-paint';
import { type FreeArea, measureFreeArea } from './free-area';
import { createRoom } from './make-room';

/** The sidebar's frame in the CRM page. */
export interface SidebarFrame {
  frame(): HTMLIFrameElement | null;
  /** Shown while a record is open; without one it takes no room and catches no clicks. */
  setVisible(isVisible: boolean): void;
  setShape(shape: FrameShape): void;
  destroy(): void;
}

export interface SidebarFrameOptions {
  win: Window;
  /** Address of sidebar.html. */
  src: string;
  /** Told when the page kept removing the frame and Leadlight stopped putting it back. */
  onGivenUp(): void;
}

/** Below the CRMs' own headers, menus and modals (100 and up), above their content. */
const LAYER = 90;
const MAX_REMOUNTS = 5;

/**
 * Mounts sidebar.html in a closed shadow root beside the page's body: page scripts reach
 * neither the frame nor its window (frames in a shadow tree are not in `window.frames`).
 * A page that removes the frame gets it back a few times, then is left alone.
 */
export function mountSidebarFrame({ win, src, onGivenUp }: SidebarFrameOptions): SidebarFrame {
  const { document } = win;
  const host = document.createElement('leadlight-sidebar');
  const iframe = document.createElement('iframe');
  let shape: FrameShape = DEFAULT_FRAME;
  let isVisible = false;
  let remounts = 0;
  let drawn = '';
  let free: FreeArea = { top: 0, bottom: 0 };
  let viewport = { width: win.innerWidth, height: win.innerHeight };
  const room = createRoom(win);

  iframe.src = src;
  iframe.setAttribute('aria-label', 'Leadlight');
  // For buttons that copy. The origin can't be named: the address is one that leads to the extension's own.
  iframe.allow = 'clipboard-write *';
  // The scheme of the frame's own page: another one here would make the ground of the collapsed tab opaque.
  iframe.style.cssText =
    'display:block;border:0;width:100%;height:100%;color-scheme:light dark;background:transparent';
  host.attachShadow({ mode: 'closed' }).append(iframe);

  /** Writes only: reading the page's layout in the middle of its work would force it to lay out. */
  function draw(): void {
    const isPanel = shape.state === 'panel';
    const tabTop = free.top + clampTab(shape.tabTop, viewport.height - free.top - free.bottom);
    const style = {
      all: 'initial',
      position: 'fixed',
      display: 'block',
      right: '0',
      top: `${isPanel ? free.top : tabTop}px`,
      ...(isPanel ? { bottom: `${free.bottom}px` } : { height: `${TAB_HEIGHT}px` }),
      width: `${frameWidth()}px`,
      'z-index': String(LAYER),
      visibility: isVisible ? 'visible' : 'hidden',
    };
    const text = JSON.stringify(style);
    if (text !== drawn) setStyle(host, style);
    drawn = text;
    const pushes = isVisible && (shape.state === 'tab' || shape.dock === 'push');
    room.reserve(pushes && viewport.width > frameWidth() * 2 ? frameWidth() : 0);
  }

  /** Looks at the page right after it was painted, when its layout is at hand for free. */
  function measure(): void {
    if (!host.isConnected) return;
    viewport = { width: win.innerWidth, height: win.innerHeight };
    if (!isVisible) return;
    room.adapt();
    free = measureFreeArea(win, host);
    draw();
  }

  function frameWidth(): number {
    return shape.state === 'panel' ? clampWidth(shape.width, viewport.width) : FRAME_WIDTH.tab;
  }

  function place(): void {
    draw();
    afterPaint(win, measure);
  }

  const resize = (): void => afterPaint(win, measure);
  const guard = new MutationObserver(() => {
    if (host.isConnected) return;
    remounts += 1;
    if (remounts > MAX_REMOUNTS) {
      destroy();
      onGivenUp();
      return;
    }
    document.documentElement.append(host);
  });

  function destroy(): void {
    guard.disconnect();
    win.removeEventListener('resize', resize);
    room.reserve(0);
    host.remove();
  }

  for (const orphan of document.querySelectorAll('leadlight-sidebar')) orphan.remove();
  draw();
  document.documentElement.append(host);
  guard.observe(document.documentElement, { childList: true });
  win.addEventListener('resize', resize);

  return {
    frame: () => (host.isConnected ? iframe : null),
    setVisible(next) {
      if (next === isVisible) return;
      isVisible = next;
      place();
    },
    setShape(next) {
      shape = next;
      place();
    },
    destroy,
  };
}

const TAB_HEIGHT = 104;

/** All important: the page's own style sheets match every element, this one included. */
function setStyle(element: HTMLElement, style: Record<string, string>): void {
  element.removeAttribute('style');
  for (const [property, value] of Object.entries(style))
    element.style.setProperty(property, value, 'important');
}

function clampWidth(width: number, viewport: number): number {
  return Math.min(Math.max(width, FRAME_WIDTH.min), FRAME_WIDTH.max, viewport);
}

function clampTab(top: number, room: number): number {
  return Math.max(0, Math.min(top, room - TAB_HEIGHT));
}
