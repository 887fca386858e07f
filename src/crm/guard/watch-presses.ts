import type { StageControls, StageMove } from './stage-move';

/** A press that was kept from the page, and how to make it after all. */
export interface HeldPress {
  move: StageMove;
  /**
   * Makes the press. False when its control is gone from the page, so that nothing was pressed.
   * Pages can tell it from a press by hand, and treat it as one.
   */
  replay(): boolean;
  /** Gives the keyboard back to what was pressed. */
  focus(): void;
}

export interface WatchPressesOptions {
  win: Window & typeof globalThis;
  controls: StageControls;
  /** Whether the press has to wait for an answer. Asked for presses that save only. */
  mustWait(move: StageMove): boolean;
  /** A press was held; the page knows nothing of it. */
  onHeld(press: HeldPress): void;
  /** A press is on its way to the page. */
  onPassed(move: StageMove): void;
  signal: AbortSignal;
}

const FOCUSABLE = 'button, a[href], input, select, textarea, [tabindex]';
const POINTER = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const;

/**
 * Meets the rep's presses before the page does. Of a press that has to wait the page gets no part,
 * because some pages act on its first event. Presses that scripts make are none of ours.
 */
export function watchPresses(options: WatchPressesOptions): void {
  const { win, controls, signal } = options;
  let held: StageMove | null = null;

  function onPointer(event: MouseEvent): void {
    const target = pressed(event);
    if (!target) return;
    const { type } = event;
    const move = type === 'pointerdown' || type === 'click' ? controls.moveOf(target) : null;
    if (type === 'pointerdown') held = waiting(move);
    if (type !== 'click') {
      if (held) swallow(event);
      return;
    }
    // Keys make a click without the rest; a press that began elsewhere is no press of this control.
    const isHeld = held !== null || event.detail === 0;
    held = null;
    settle(event, target, move, isHeld, () => pressByPointer(win, target, event));
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const target = pressed(event);
    const active = target && activeOption(target);
    if (!target || (!active && isNative(target))) return;
    settle(event, target, controls.moveOf(active ?? target), true, () => pressByKey(win, target, event));
  }

  function settle(
    event: Event,
    target: Element,
    move: StageMove | null,
    isWhole: boolean,
    press: () => void,
  ): void {
    if (!move) return;
    if (!isWhole || !waiting(move)) {
      options.onPassed(move);
      return;
    }
    swallow(event);
    options.onHeld({
      move,
      replay() {
        if (!move.control.isConnected) return false;
        press();
        return true;
      },
      focus: () => target.closest<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true }),
    });
  }

  const waiting = (move: StageMove | null): StageMove | null =>
    move?.does === 'saves' && options.mustWait(move) ? move : null;

  for (const type of POINTER) win.addEventListener(type, onPointer, { capture: true, signal });
  win.addEventListener('keydown', onKey, { capture: true, signal });
}

/** The innermost element of a press by hand with the main button, in open shadow roots too. */
function pressed(event: Event): Element | null {
  if (!event.isTrusted || ('button' in event && event.button !== 0)) return null;
  const [target] = event.composedPath();
  return target && 'closest' in target ? (target as Element) : null;
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** The option that the keys of a list point at while the focus stays on its control. */
function activeOption(target: Element): Element | null {
  const id = target.getAttribute('aria-activedescendant');
  return id ? target.ownerDocument.getElementById(id) : null;
}

/** The browser makes a click of keys on these, and that is met as a click. */
const isNative = (target: Element): boolean =>
  ['a', 'button', 'input', 'select', 'summary', 'textarea'].includes(target.localName);

function pressByPointer(win: WatchPressesOptions['win'], target: Element, by: MouseEvent): void {
  const { clientX, clientY } = by;
  const init = { bubbles: true, cancelable: true, composed: true, clientX, clientY };
  target.dispatchEvent(new win.PointerEvent('pointerdown', { ...init, isPrimary: true, buttons: 1 }));
  target.dispatchEvent(new win.MouseEvent('mousedown', { ...init, detail: 1, buttons: 1 }));
  target.dispatchEvent(new win.PointerEvent('pointerup', { ...init, isPrimary: true }));
  target.dispatchEvent(new win.MouseEvent('mouseup', { ...init, detail: 1 }));
  target.dispatchEvent(new win.MouseEvent('click', { ...init, detail: 1 }));
}

function pressByKey(win: WatchPressesOptions['win'], target: Element, { key, code }: KeyboardEvent): void {
  const init = { bubbles: true, cancelable: true, composed: true, key, code };
  for (const type of ['keydown', 'keyup']) target.dispatchEvent(new win.KeyboardEvent(type, init));
}
