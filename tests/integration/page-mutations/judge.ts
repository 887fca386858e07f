import type { PageField, PageReading, PageStage } from '../../../src/record/types';

type Original = Omit<PageReading, 'readAt'>;
type ReadableField = Exclude<PageField, { state: 'unreadable' }>;

export interface Judged {
  right: number;
  /** Said to be unreadable, or not read at all. */
  unread: number;
  wrong: string[];
}

/** What a changed page may still say: the same value, that it can't be read, or nothing. */
export function judge(original: Original, changed: PageReading): Judged {
  const wrong = [...wrongFields(original, changed), ...wrongStages(original, changed)];
  if (changed.title !== null && !isSame(changed.title, original.title)) wrong.push(`title: ${changed.title}`);
  const there = Object.values(original.fields).filter(isReadable).length;
  const right = Object.entries(changed.fields).filter(
    ([name, field]) => isReadable(field) && isAllowed(original.fields[name], field),
  ).length;
  return { right, unread: Math.max(0, there - right), wrong };
}

function wrongFields(original: Original, changed: PageReading): string[] {
  return Object.entries(changed.fields).flatMap(([name, field]) =>
    isReadable(field) && !isAllowed(original.fields[name], field)
      ? [`${name}: ${JSON.stringify(field)}`]
      : [],
  );
}

function wrongStages(original: Original, { currentStage, stages }: PageReading): string[] {
  const wrong: string[] = [];
  if (currentStage && !isSame(currentStage.label, original.currentStage?.label))
    wrong.push(`stage: ${currentStage.label}`);
  if (currentStage?.id && currentStage.id !== original.currentStage?.id)
    wrong.push(`stage id: ${currentStage.id}`);
  if (stages.length > 0 && !areSameStages(stages, original.stages))
    wrong.push(`stage list: ${stages.map(({ label }) => label).join(', ')}`);
  return wrong;
}

/** All of them in their order, or none: a list that lacks a stage would make one of them skipped. */
function areSameStages(stages: PageStage[], originals: PageStage[]): boolean {
  return (
    stages.length === originals.length &&
    stages.every(({ id, label }, i) => {
      const original = originals[i];
      return isSame(label, original?.label) && (id === null || id === original?.id);
    })
  );
}

/**
 * The value of before, as saved or unsaved as before. Where the page states two values, the saved
 * and the typed one or two that conflict, what is left after one is gone may be the other.
 */
function isAllowed(before: PageField | undefined, after: ReadableField): boolean {
  if (!before) return false;
  if (before.state === 'unreadable') return before.reason === 'conflicting-values';
  const isUnchanged =
    (before.state === 'text' && after.state === 'text' && isSame(before.text, after.text)) ||
    (before.state === 'empty' && after.state === 'empty');
  return isUnchanged ? before.unsaved === after.unsaved : before.unsaved === true && !after.unsaved;
}

/** A new wrapper may part two words; what they say stays. */
const withoutSpaces = (text: string): string => text.replace(/\s/g, '');

const isSame = (a: string, b: string | null | undefined): boolean =>
  typeof b === 'string' && withoutSpaces(a) === withoutSpaces(b);

const isReadable = (field: PageField): field is ReadableField => field.state !== 'unreadable';
