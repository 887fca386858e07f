import { findOwner, findStage } from '../data/lookup';
import { DAY } from '../data/time';
import type { DemoActivity, DemoData, DemoDeal, DemoLead } from '../model';
import type { Look } from './field-view';
import { translate } from './labels';
import type { ActivityView } from './view';

interface Happening {
  at: number;
  kind: string;
  title: string;
  detail: string;
  isOpen: boolean;
}

const MAX_SHOWN = 40;

const DONE_TITLES: Record<DemoActivity['kind'], string> = {
  call: 'Call logged',
  email: 'Email sent',
  meeting: 'Meeting held',
  note: 'Note',
  task: 'Task completed',
};

const SIGNAL_TITLES: Record<string, string> = {
  form: 'Form submission',
  'pricing-page': 'Viewed the pricing page',
  'case-study': 'Viewed a case study',
  'webinar-attended': 'Attended a webinar',
  'email-click': 'Clicked a link in an email',
  'blog-visit': 'Read a blog page',
  'demo-request': 'Requested a demo',
  'free-trial': 'Started a trial',
};

function ofActivity(entry: DemoActivity): Happening {
  const inbound = entry.kind === 'email' ? 'Email received' : DONE_TITLES[entry.kind];
  const title = entry.done ? (entry.outbound ? DONE_TITLES[entry.kind] : inbound) : 'Task';
  return { at: entry.at, kind: entry.kind, title, detail: entry.subject, isOpen: !entry.done };
}

const MOVED_BY = {
  CRM_UI: '',
  API: ' through the API',
  IMPORT: ' by an import',
  AUTOMATION_PLATFORM: ' by a workflow',
  INTEGRATION: ' by an integration',
} as const;

function stageMoves(deal: DemoDeal, data: DemoData, look: Look): Happening[] {
  const moves = deal.stageHistory.filter((change, i, all) => i > 0 && change.value !== all[i - 1]?.value);
  return moves.map((change) => {
    const owner = findOwner(data, change.userId);
    const label = translate(findStage(data, change.value)?.label ?? change.value, look.options.lang);
    const who = owner ? `${owner.firstName} ${owner.lastName} moved` : 'Moved';
    const detail = `${who} it to ${label}${MOVED_BY[change.source]}`;
    return { at: change.at, kind: 'stage', title: 'Stage changed', detail, isOpen: false };
  });
}

function isDeal(record: DemoDeal | DemoLead): record is DemoDeal {
  return 'stageHistory' in record;
}

function happenings(record: DemoDeal | DemoLead, data: DemoData, look: Look): Happening[] {
  const logged = record.activities.map(ofActivity);
  if (isDeal(record)) return [...logged, ...stageMoves(record, data, look)];
  const signals = record.signals.map(({ kind, at, detail }) => ({
    at,
    kind: 'signal',
    title: SIGNAL_TITLES[kind] ?? kind,
    detail,
    isOpen: false,
  }));
  return [...logged, ...signals];
}

/** Relative on the last two days, as both CRMs write it: "Today at 2:26 PM". */
function whenOf(at: number, now: number, { format, options }: Look): string {
  const day = format.dayOf(at);
  const isHubspot = options.crm === 'hubspot';
  const time = isHubspot ? `${format.time(at)} ${format.offset(at)}` : format.time(at);
  const join = (name: string) => (isHubspot ? `${name} at ${time}` : `${time} | ${name}`);
  if (day === format.dayOf(now)) return join('Today');
  if (day === format.dayOf(now - DAY)) return join('Yesterday');
  return join(format.day(at));
}

/** The timeline: open tasks first, then what happened, newest first. */
export function activityViews(
  record: DemoDeal | DemoLead,
  data: DemoData,
  now: number,
  look: Look,
): ActivityView[] {
  const all = happenings(record, data, look).sort(
    (a, b) => Number(b.isOpen) - Number(a.isOpen) || (a.isOpen ? a.at - b.at : b.at - a.at),
  );
  return all.slice(0, MAX_SHOWN).map(({ at, kind, title, detail, isOpen }) => ({
    kind,
    title,
    detail,
    when: whenOf(at, now, look),
    group: isOpen ? 'Upcoming & Overdue' : look.format.month(at),
  }));
}
