import { browser } from 'wxt/browser';
import { isExtensionAlive } from './extension-life';
import { savedFrameShape } from './frame-shape';
import type { FrameShape } from './page-service';

/** Dragging asks for a new place on every frame, of which the last is enough; opening and closing counts at once. */
const SAVE_DRAG_MS = 200;

export interface FrameMemory {
  /** As it was when last seen on this CRM, or by default when the browser does not tell. */
  load(): Promise<FrameShape>;
  save(shape: FrameShape): void;
}

/** The place of the sidebar's frame, remembered under `name` beyond the end of `win`. */
export function rememberFrame(win: Window, name: string): FrameMemory {
  let saving: ReturnType<typeof setTimeout> | undefined;
  let unsaved: FrameShape | null = null;
  let savedState: FrameShape['state'] | undefined;

  function store(): void {
    if (unsaved && isExtensionAlive()) void browser.storage.local.set({ [name]: unsaved }).catch(() => {});
    unsaved = null;
  }

  win.addEventListener('pagehide', store);
  return {
    async load() {
      const stored = await browser.storage.local.get(name).catch((): Record<string, unknown> => ({}));
      return savedFrameShape(stored[name]);
    },
    save(shape) {
      clearTimeout(saving);
      unsaved = shape;
      if (shape.state === savedState) saving = setTimeout(store, SAVE_DRAG_MS);
      else store();
      savedState = shape.state;
    },
  };
}
