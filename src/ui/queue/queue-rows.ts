import type { FormatContext } from '../../record/format';
import type { CrmRecord, EpochMs, FieldReading } from '../../record/types';
import type { WatchedClock } from '../../record/watch';
import { isAcknowledged } from '../../sla/watch/events';
import type { StoredContactMark } from '../../store/contact-marks';
import type { WaitingRecord } from '../../store/watch-queue';
import { sortDeadlines } from '../components/sort-deadlines';
import { mailtoOf, pageOf, telOf } from './contact-links';
import type { LeadScores } from './queue-scores';
import type { TeamOf } from './queue-teams';

/** What one record is, as far as time does not change it. */
export interface QueueLead {
  key: string;
  record: CrmRecord;
  title: string;
  /** "Recycled MQL · score 74, MQL · Acme · Demo request". */
  about: string;
  /** What weighs most in its score; null where that is not known. */
  why: string | null;
  /** When anybody last did something with it; null where that is not known. */
  activityAt: EpochMs | null;
  /** Empty: nobody has it. Null: not known. */
  owner: string | null;
  team: string | null;
  /** Null where it is no address that may be opened. */
  url: string | null;
  tel: string | null;
  mailto: string | null;
  clocks: readonly WatchedClock[];
  contact: StoredContactMark | null;
}

/** One record that waits, by the clock that needs somebody first. */
export interface QueueRow extends QueueLead {
  clock: WatchedClock;
  isAcknowledged: boolean;
  /** Only what was said of the cycle that runs. */
  contact: StoredContactMark | null;
}

export type QueueFilter = 'team' | 'mine' | 'unassigned';

export interface QueueChoice {
  filter: QueueFilter;
  /** The owner that the user says they are; null while they have not said. */
  me: string | null;
  /** Null: all teams. */
  team: string | null;
}

/** The texts of all records, which are made once for each reading of the store. */
export const queueLeads = (
  records: readonly WaitingRecord[],
  scores: LeadScores = new Map(),
  teamOf: TeamOf | null = null,
): QueueLead[] => records.map((record) => leadOf(record, scores, teamOf));

function leadOf(
  { stored, clocks, contact, handoff }: WaitingRecord,
  scores: LeadScores,
  teamOf: TeamOf | null,
): QueueLead {
  const { record, key } = stored;
  const { fields, identity } = record;
  const title = record.title || textOf(fields.name) || 'A lead without a name';
  const about = [handoff, scoreText(stored, scores), textOf(fields.company), textOf(fields.source)];
  const activity = fields.lastActivityAt;
  return {
    key,
    record,
    title,
    about: about.filter((part) => part && part !== title).join(' · '),
    why: scores.get(key)?.why ?? null,
    activityAt: activity?.state === 'value' && typeof activity.value === 'number' ? activity.value : null,
    owner: fields.owner?.state === 'empty' ? '' : textOf(fields.owner),
    team: teamOf?.(record) ?? null,
    url: pageOf(identity.url),
    tel: telOf(textOf(fields.phone)),
    mailto: mailtoOf(textOf(fields.email)),
    clocks,
    contact,
  };
}

/** As judged just now, else as it was at the last visit. */
function scoreText({ key, summary }: WaitingRecord['stored'], scores: LeadScores): string {
  const judged = scores.get(key);
  const score = judged ? judged.score : (summary?.score ?? null);
  if (score !== null) return `score ${score}${judged?.mql === 'yes' ? ', MQL' : ''}`;
  if (judged) return 'no score';
  return scores.has(key) ? 'score unknown' : 'not scored yet';
}

/** Behind a target of hours by more than this, a lead is effectively cold (domain.md § 3). */
const COLD_MS = 24 * 3_600_000;

/** Most urgent first: who can still be won before who is cold, what was not acknowledged before what was. */
export function queueRows(leads: readonly QueueLead[], now: EpochMs): QueueRow[] {
  const rows = leads.flatMap((lead) => rowOf(lead, now) ?? []);
  const deadlines = sortDeadlines(
    rows.map(({ clock }) => clock.deadline),
    now,
  );
  const place = new Map(deadlines.map((deadline, index) => [deadline, index]));
  const placeOf = ({ clock }: QueueRow): number => place.get(clock.deadline) ?? 0;
  const last = ({ isAcknowledged: isAnswered, clock }: QueueRow): number =>
    isAnswered ? 2 : Number(isCold(clock, now));
  return rows.sort((a, b) => last(a) - last(b) || placeOf(a) - placeOf(b));
}

const isCold = ({ deadline: { dueAt, targetMs }, skewMs = 0 }: WatchedClock, now: EpochMs): boolean =>
  dueAt !== null && targetMs < COLD_MS && now + skewMs - dueAt > COLD_MS;

function rowOf(lead: QueueLead, now: EpochMs): QueueRow | null {
  const open = lead.clocks.filter((clock) => !isAcknowledged(clock));
  const wanted = open.length > 0 ? open : lead.clocks;
  const [first] = sortDeadlines(
    wanted.map(({ deadline }) => deadline),
    now,
  );
  const clock = wanted.find(({ deadline }) => deadline === first);
  if (!clock) return null;
  const { startAt } = clock.deadline;
  const isOfCycle =
    lead.contact !== null && startAt !== null && lead.contact.at >= startAt - (clock.skewMs ?? 0);
  return { ...lead, clock, isAcknowledged: open.length === 0, contact: isOfCycle ? lead.contact : null };
}

const textOf = (field: FieldReading | undefined): string | null =>
  field?.state === 'value' ? field.text.trim() || null : null;

export function filterRows<Row extends Pick<QueueLead, 'owner' | 'team'>>(
  rows: readonly Row[],
  { filter, me, team }: QueueChoice,
): Row[] {
  if (filter === 'team') return rows.filter((row) => team === null || row.team === team);
  return rows.filter(({ owner }) => (filter === 'unassigned' ? owner === '' : me !== null && owner === me));
}

const sorted = (names: readonly (string | null)[]): string[] =>
  [...new Set(names.flatMap((name) => name || []))].sort((a, b) => a.localeCompare(b));

/** Owners of records that wait, by name. */
export const ownersOf = (leads: readonly Pick<QueueLead, 'owner'>[]): string[] =>
  sorted(leads.map(({ owner }) => owner));

export const teamNames = (leads: readonly Pick<QueueLead, 'team'>[]): string[] =>
  sorted(leads.map(({ team }) => team));

const WAYS = { call: 'called', email: 'e-mailed', meeting: 'had a meeting' } as const;

/** "you called 14:05, not confirmed by the CRM". */
export function contactText(
  { how, at, place }: StoredContactMark,
  formatAt: (at: EpochMs, context: FormatContext) => string,
  context: FormatContext,
): string {
  const end = place === 'crm' ? 'logged in the CRM, not read back yet' : 'not confirmed by the CRM';
  return `you ${WAYS[how]} ${formatAt(at, context)}, ${end}`;
}
