import { type DateContext, type Moment, parseDateTime } from '../values/parse-date';
import { type Parsed, unparsed } from '../values/parsed';

/** The field whose text is "user, date time"; there is no own field for the time on default layouts. */
export const CREATED_BY = 'CreatedById';

/**
 * The time behind the user's name. Names and dates may both hold commas ("Doe, Jane, Dec 18, 2026,
 * 2:26 PM"), so the longest part after a comma that is a date as a whole counts.
 */
export function parseCreatedBy(text: string, context: DateContext): Parsed<Moment> {
  for (let comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', comma + 1)) {
    const read = parseDateTime(text.slice(comma + 1), context);
    if (read.ok || read.reason !== 'not-a-date') return read;
  }
  return unparsed('not-a-date');
}
