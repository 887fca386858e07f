import type { PageField, PageReading } from '../../record/types';
import { unreadable } from './fields';

/** How long after the last change an equal value in the same place counts as the new record's own. */
export const SETTLE_MS = 1_000;

interface Leftover {
  text: string;
  element: Element | undefined;
}

export interface Sifted {
  /** The reading without what may still belong to the record before. */
  reading: PageReading;
  /** True once nothing is left of the record before; the guard has done its work then. */
  isOver: boolean;
  /** Milliseconds until the page counts as settled; null while it shows nothing of the new record yet. */
  settlesIn: number | null;
}

export interface LeftoverGuard {
  sift(reading: PageReading, at: number): Sifted;
}

/**
 * After in-app navigation the URL names the new record while the page may still draw the old one.
 * A field that goes on showing the old text in the same element is held back as loading until it
 * is drawn anew, or until other fields have changed and the page then kept still.
 */
export function guardLeftovers(
  before: PageReading,
  fieldElements: () => ReadonlyMap<string, Element>,
): LeftoverGuard {
  const leftovers = new Map<string, Leftover>();
  const elements = fieldElements();
  for (const [name, field] of Object.entries(before.fields))
    if (field.state === 'text') leftovers.set(name, { text: field.text, element: elements.get(name) });
  let changedAt: number | null = null;
  let previous = '';

  function dropFresh(reading: PageReading, at: number): void {
    const drawn = fieldElements();
    for (const [name, leftover] of leftovers)
      if (!isLeftover(reading.fields[name], drawn.get(name), leftover)) leftovers.delete(name);
    const now = JSON.stringify(reading.fields);
    if (previous !== '' && previous !== now) changedAt = at;
    previous = now;
  }

  return {
    sift(reading, at) {
      const count = leftovers.size;
      dropFresh(reading, at);
      if (leftovers.size < count) changedAt = at;
      const settlesIn = changedAt === null ? null : changedAt + SETTLE_MS - at;
      if (settlesIn !== null && settlesIn <= 0) leftovers.clear();
      if (leftovers.size === 0) return { reading, isOver: true, settlesIn: null };
      return { reading: heldBack(reading, before, leftovers), isOver: false, settlesIn };
    },
  };
}

function isLeftover(field: PageField | undefined, drawn: Element | undefined, leftover: Leftover): boolean {
  return field?.state === 'text' && field.text === leftover.text && drawn === leftover.element;
}

function heldBack(
  reading: PageReading,
  before: PageReading,
  leftovers: ReadonlyMap<string, Leftover>,
): PageReading {
  const fields: PageReading['fields'] = {};
  for (const [name, field] of Object.entries(reading.fields))
    fields[name] = leftovers.has(name) ? unreadable(field.label, 'loading') : field;
  return {
    ...reading,
    state: 'loading',
    fields,
    title: reading.title === before.title ? null : reading.title,
    currentStage: reading.currentStage?.label === before.currentStage?.label ? null : reading.currentStage,
  };
}
