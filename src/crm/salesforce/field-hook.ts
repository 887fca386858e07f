import type { ObjectKind } from '../../record/types';
import { closestAcross } from '../page/shadow';
import { SALESFORCE_OBJECT } from './url';
import { isOfRecord } from './visible-record';

/** The one hook that both layouts carry (crm.md): object and API name, whatever is drawn inside. */
export const FIELD_HOOK = '[data-target-selection-name^="sfdc:RecordField."]';
const HOOK = /^sfdc:RecordField\.(\w+)\.(\w+)$/;

/** What Salesforce calls the object that a hook is about; null when it states none. */
export const ownerOf = (hook: Element): string | null =>
  HOOK.exec(hook.getAttribute('data-target-selection-name') ?? '')?.[1] ?? null;

/** The API name a hook states, or null when it belongs to another object or record. */
export function apiNameOf(hook: Element, object: ObjectKind, record: Element): string | null {
  const [, owner, apiName] = HOOK.exec(hook.getAttribute('data-target-selection-name') ?? '') ?? [];
  if (owner !== SALESFORCE_OBJECT[object] || !apiName) return null;
  return isOfRecord(hook, record) ? apiName : null;
}

/** How the field is laid out, for diagnostics. */
export function layoutOf(hook: Element): 'Page layout' | 'Dynamic Forms' {
  return closestAcross(hook, 'flexipage-field') ? 'Dynamic Forms' : 'Page layout';
}
