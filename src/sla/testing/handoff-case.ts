import { compileCondition } from '../../conditions/compile-condition';
import type { PackSla } from '../../pack-parts/slas';
import type { Deadline } from '../../record/assessment';
import type { AssessContext, CrmRecord, HistoryEntry } from '../../record/types';
import type { PackContext } from '../../rule-kinds/define';
import { TEST_PACK } from '../../rule-kinds/testing/pack-context';
import { empty, filled, lead, moment, stage } from '../../rule-kinds/testing/record-builder';
import { compileSla } from '../../rule-packs/compile-sla';
import { slaDeadline } from '../deadline';
import { deadlineStateAt } from '../deadline-state';
import { calendar } from './calendars';

export const HOUR = 3_600_000;
export const at = (iso: string): number => Date.parse(iso);

export const LONDON = calendar({ id: 'london', label: 'London', zone: 'Europe/London', teams: ['UK Sales'] });
export const MORNINGS = calendar({
  id: 'mornings',
  label: 'Mornings',
  hours: { mon: [['08:00', '12:00']], tue: [['08:00', '12:00']] },
  owners: ['Sam Sample'],
});
export const CALENDARS = { default: 'office', teamField: 'team', list: [calendar(), LONDON, MORNINGS] };
export const PACK: PackContext = { ...TEST_PACK, parts: { calendars: CALENDARS } };

export const SLA: PackSla = {
  id: 'mql-contact',
  kind: 'handoff',
  title: 'MQL: first contact',
  appliesTo: ['lead'],
  start: 'mqlAt',
  startLabel: 'the MQL',
  stop: 'contactedAt',
  stopLabel: 'first contact',
  clock: 'business',
  targetMinutes: 240,
  escalation: [],
};

/** A Friday, 16:00 in Berlin: two open hours are left that day. */
export const FRIDAY = '2026-11-20T15:00Z';
export const BASE = {
  mqlAt: moment(FRIDAY),
  contactedAt: empty(),
  owner: filled('Kim Example'),
  team: empty(),
};

export interface Case {
  sla?: Partial<PackSla>;
  fields?: CrmRecord['fields'];
  rows?: HistoryEntry[];
  now?: string;
  zone?: string;
  pack?: PackContext;
}

export function deadlineOf({
  sla = {},
  fields = {},
  rows = [],
  now = '2026-11-20T16:00Z',
  zone = 'Europe/Berlin',
  pack = PACK,
}: Case) {
  const context: AssessContext = { now: at(now), zone, locale: 'en-GB' };
  const compile = (condition: Parameters<typeof compileCondition>[0]) =>
    compileCondition(condition, (name) => pack.field(name).type);
  const policy = compileSla({ ...SLA, ...sla }, compile, pack.parts.calendars);
  const record = lead({ ...BASE, ...fields }, { history: rows, stage: stage('Demo') });
  return slaDeadline(policy, record, context, pack);
}

export function clock(entry: Case): Deadline {
  const deadline = deadlineOf(entry);
  if (!deadline) throw new Error('No clock runs.');
  return deadline;
}

export const state = (entry: Case) => deadlineStateAt(clock(entry), at(entry.now ?? '2026-11-20T16:00Z'));
export const due = (entry: Case): string | null => {
  const { dueAt } = clock(entry);
  return dueAt === null ? null : new Date(dueAt).toISOString().slice(0, 16);
};
