import { decidingKeys } from './blank';
import { type Control, controlOf } from './control';
import { type Schema, schemaFor } from './schema';

export interface Column {
  key: string;
  control: Control;
  isOptional: boolean;
  /** Stated, not edited: it decides what the rest of the entry is. */
  isFixed: boolean;
}

/** Keys that tell entries apart, the most telling first. */
const FIRST = [
  'label',
  'title',
  'name',
  'date',
  'period',
  'mode',
  'severity',
  'owner',
  'team',
  'amount',
  'currency',
  'points',
  'targetMinutes',
  'kind',
  'type',
  'action',
  'method',
];
const CELLS = new Set(['text', 'number', 'choice', 'switch', 'plain']);
const MOST = 4;

/** What of an entry stands in its row; the rest shows when it is opened. */
export function columnsOf(item: Schema): Column[] {
  const { properties = {}, required = [] } = schemaFor(item, undefined);
  const deciding = decidingKeys(item);
  const columns = Object.entries(properties).flatMap(([key, schema]): Column[] => {
    const control = controlOf(schema, key);
    const isCell = CELLS.has(control.kind) && !(control.kind === 'text' && control.isLong);
    const isFixed = deciding.includes(key);
    return isCell && (key !== 'id' || !('label' in properties || 'title' in properties))
      ? [{ key, control, isFixed, isOptional: !required.includes(key) }]
      : [];
  });
  const rank = ({ key, isFixed }: Column): number => {
    if (isFixed) return FIRST.indexOf('severity') + 0.5;
    const known = FIRST.indexOf(key);
    return (known < 0 ? FIRST.length : known) + (required.includes(key) || known >= 0 ? 0 : 50);
  };
  return columns.sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
}

/** The key of the condition that an entry hangs on; null without one. */
export function conditionKey(item: Schema): string | null {
  const { properties = {} } = schemaFor(item, undefined);
  return properties.when && controlOf(properties.when, 'when').kind === 'condition' ? 'when' : null;
}
