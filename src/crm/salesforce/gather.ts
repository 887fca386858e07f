import type { RecordIdentity } from '../../record/types';
import type { SavedTexts } from '../adapter';
import { READ_LIMITS } from '../limits';
import { collectFields } from '../page/fields';
import type { LabelledField } from '../page/labels';
import type { Finder } from '../page/shadow';
import { isShown } from '../page/shown';
import { apiNameOf, FIELD_HOOK, layoutOf } from './field-hook';
import { salesforceField } from './field-value';
import { LABEL_ROW, labelRow } from './label-rows';
import { PATH_ITEM } from './path-steps';
import { SALESFORCE_OBJECT } from './url';
import { isOfRecord } from './visible-record';

/** What one pass over a record's hooks found. */
export interface Gathered {
  collector: ReturnType<typeof collectFields>;
  layouts: Set<string>;
  pathItems: Element[];
  labelled: LabelledField[];
}

/** One query for everything, open shadow roots included. */
export function gather(
  record: Element,
  find: Finder,
  { object }: RecordIdentity,
  saved: SavedTexts,
): Gathered {
  const collector = collectFields();
  const layouts = new Set<string>();
  const pathItems: Element[] = [];
  const labelled: LabelledField[] = [];
  const hooks = new Map<string, Element[]>();
  let taken = 0;
  for (const element of find.all(record, `${FIELD_HOOK}, ${PATH_ITEM}, ${LABEL_ROW}`)) {
    if (element.matches(PATH_ITEM)) {
      if (isOfRecord(element, record)) pathItems.push(element);
      continue;
    }
    if (!element.matches(FIELD_HOOK)) {
      const found = labelRow(element, record, SALESFORCE_OBJECT[object], find);
      if (found) labelled.push(found);
      continue;
    }
    const apiName = apiNameOf(element, object, record);
    if (!apiName) continue;
    const drawn = hooks.get(apiName);
    if (drawn) drawn.push(element);
    else hooks.set(apiName, [element]);
    taken += 1;
    if (taken > READ_LIMITS.fieldNodes) break;
  }
  addHooked(hooks, (apiName, hook) => {
    layouts.add(layoutOf(hook));
    return collector.add(apiName, salesforceField(hook, find, saved.get(apiName)));
  });
  return { collector, layouts, pathItems, labelled };
}

/** Field by field until one is not taken any more. */
function addHooked(
  hooks: ReadonlyMap<string, Element[]>,
  add: (apiName: string, hook: Element) => boolean,
): void {
  for (const [apiName, drawn] of hooks) for (const hook of shownAmong(drawn)) if (!add(apiName, hook)) return;
}

/**
 * Of a field or title drawn several times, the shown ones: a hidden one may be left of an earlier
 * visit. All of them when none is shown, as in a closed tab of the record.
 */
export function shownAmong(twins: Element[]): Element[] {
  if (twins.length < 2) return twins;
  const shown = twins.filter(isShown);
  return shown.length > 0 ? shown : twins;
}
