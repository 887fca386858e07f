import type { FieldDefinition } from '../record/field-map';
import type { AssessContext, DateOrder, KnownRecord, PageReading } from '../record/types';
import type { Formats } from './field-values';
import { inferDateOrder, inferDecimalMark } from './values/infer-formats';
import { knownLanguages } from './values/lexicon';

/** Fields that the CRM itself writes dates into; free text could hold anyone's. */
const DATE_NAME =
  /(?:date|_at|timestamp)(?:__c)?$|^hs_(?:v2_)?date_|^notes_(?:last|next)_|^(?:Created|LastModified)ById$/i;

export interface PageFormats {
  formats: Formats;
  /** The order this page's dates prove by themselves; null when they prove none, or two. */
  provenDateOrder: DateOrder | null;
}

/**
 * How this page writes dates and numbers: what its own texts prove, else what is known of the
 * user. Relative days count from when the page was read. Edits are no evidence, because a form
 * may hold another format than the page shows.
 */
export function pageFormats(
  reading: PageReading,
  definitions: ReadonlyMap<string, FieldDefinition>,
  known: KnownRecord | null,
  context: AssessContext,
): PageFormats {
  const dates: string[] = [];
  const numbers: string[] = [];
  for (const [apiName, field] of Object.entries(reading.fields)) {
    if (field.state !== 'text' || field.unsaved) continue;
    const type = definitions.get(apiName)?.type;
    if (type === 'date' || type === 'datetime' || (!type && DATE_NAME.test(apiName))) dates.push(field.text);
    if (type === 'money' || type === 'number') numbers.push(field.text);
  }
  const inferred = inferDateOrder(dates);
  const provenDateOrder = inferred === 'conflict' ? null : inferred;
  const order = inferred === 'conflict' ? null : (inferred ?? known?.dateOrder ?? null);
  return {
    provenDateOrder,
    formats: {
      now: reading.readAt,
      zone: context.zone,
      order,
      languages: knownLanguages([reading.language, context.locale]),
      decimal: inferDecimalMark(numbers),
    },
  };
}
