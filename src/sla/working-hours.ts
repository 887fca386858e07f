import { knownValue } from '../conditions/read-field';
import type { PackCalendar, PackCalendars } from '../pack-parts/calendars';
import { PLACE_WORDS } from '../record/place-words';
import type { AssessContext, CrmRecord } from '../record/types';
import type { PackContext } from '../rule-kinds/define';
import { type BusinessTime, businessTime } from './business-time';
import { inViewersZone } from './local-calendar';
import type { SlaPolicy } from './policy';

/** Whose hours count on a record, ready for arithmetic. */
export interface WorkingHours {
  calendar: PackCalendar;
  time: BusinessTime;
}

type Chosen = { calendar: PackCalendar } | { why: string };

/** The hours of an SLA; `why` is a sentence. Without business clocks in it there is nothing to choose. */
export function workingHours(
  policy: SlaPolicy,
  record: CrmRecord,
  { zone }: Pick<AssessContext, 'zone'>,
  pack: PackContext,
): WorkingHours | { why: string } | null {
  if (policy.clock !== 'business' && policy.escalation.every(({ clock }) => clock !== 'business'))
    return null;
  const chosen = chooseCalendar(policy.calendar, record, pack);
  if ('why' in chosen) return chosen;
  const calendar = inViewersZone(chosen.calendar, zone);
  const time = businessTime(calendar);
  return time
    ? { calendar, time }
    : {
        why: `This browser does not know the time zone ${calendar.zone} of ${calendar.label}, so no clock runs.`,
      };
}

/** The calendar named; else that of the record's owner, else of its team, else the default. */
function chooseCalendar(id: string | null, record: CrmRecord, pack: PackContext): Chosen {
  const { calendars } = pack.parts;
  if (!calendars) return missing('calendars');
  if (id !== null) return byId(calendars, id);
  const { teamField } = calendars;
  return (
    findBy('owners', 'owner', calendars, record, pack) ??
    (teamField === undefined ? null : findBy('teams', teamField, calendars, record, pack)) ??
    byId(calendars, calendars.default)
  );
}

const missing = (what: string): Chosen => ({ why: `The rule pack has no ${what}, so no clock runs.` });

function byId({ list }: PackCalendars, id: string): Chosen {
  const calendar = list.find((entry) => entry.id === id);
  return calendar ? { calendar } : missing(`calendar “${id}”`);
}

/** Names are compared without regard to capitals and to blanks around them. */
const nameKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** The calendar whose list has the name in a field; null when none has; unknown when it can't be read. */
function findBy(
  list: 'owners' | 'teams',
  field: string,
  calendars: PackCalendars,
  record: CrmRecord,
  pack: PackContext,
): Chosen | null {
  const named = calendars.list.filter((calendar) => (calendar[list] ?? []).length > 0);
  if (named.length === 0) return null;
  const { label, type } = pack.field(field);
  const known = knownValue(record, field, type);
  if (known.state === 'empty') return null;
  const { show, there } = PLACE_WORDS[record.coverage];
  if (known.state === 'unknown')
    return {
      why: `${label} ${known.why}, so it can’t be told whose business hours count. ${show} ${label} ${there}.`,
    };
  const key = nameKey(String(known.value));
  const calendar = named.find((entry) => entry[list]?.some((name) => nameKey(name) === key));
  return calendar ? { calendar } : null;
}
