import type { PageField } from '../../record/types';
import type { KnownLabels } from '../adapter';
import type { FieldCollector } from './fields';

/** A field that the page names by its label only. */
export interface LabelledField {
  label: string;
  field: PageField;
}

/** A label as one compares it: single blanks, without the colon or star that some places add. */
export const foldLabel = (label: string): string => label.replace(/\s+/g, ' ').replace(/^[* ]+|[*: ]+$/g, '');

/** Adds the labels that stand beside fields read by hook; a label of two fields names neither. */
export function learnLabels(labels: Map<string, string | null>, fields: Record<string, PageField>): void {
  for (const [name, { label, confidence }] of Object.entries(fields)) {
    const folded = label && confidence !== 'label' ? foldLabel(label) : '';
    if (folded === '') continue;
    const before = labels.get(folded);
    labels.set(folded, before === undefined || before === name ? name : null);
  }
}

/**
 * Adds fields by their labels, as far as earlier readings or other fields of this page prove which
 * field that is. Unreadable ones add nothing; what is read by hook keeps precedence.
 */
export function addByLabel(
  collector: FieldCollector,
  found: readonly LabelledField[],
  labels: KnownLabels,
): void {
  if (found.length === 0) return;
  const known = new Map(labels);
  learnLabels(known, collector.fields);
  for (const { label, field } of found) {
    const name = known.get(foldLabel(label));
    if (!name || field.state === 'unreadable') continue;
    collector.add(name, { ...field, label, confidence: 'label' });
  }
}
