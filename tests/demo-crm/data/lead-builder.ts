import type { DemoLead, DemoSignal } from '../model';
import { leadActivities } from './activities';
import { hubspotId, salesforceId } from './ids';
import { createPersonName, JOB_TITLES } from './people';
import { DAY, HOUR, MINUTE, provableTime, SECOND } from './time';
import { SOURCES } from './vocabulary';
import { pickRep, type World } from './world';

type Person = Pick<
  DemoLead,
  'firstName' | 'lastName' | 'email' | 'phone' | 'company' | 'jobTitle' | 'industry' | 'employees' | 'country'
>;

/** A lead in short hand: durations in milliseconds, counted from the form unless said otherwise. */
export interface LeadPlan {
  situation: string;
  /** Before `now`; null when no form is known. */
  formAgo: number | null;
  formName?: string;
  /** From the form to the assignment; null while the lead waits in the queue. */
  assignedAfter?: number | null;
  /** From the form to the first rep contact; null while there is none. */
  contactAfter?: number | null;
  convertedAfter?: number;
  /** Age of a lead without a form, in days. */
  ageInDays?: number;
  status?: DemoLead['leadStatus'];
  lifecycle?: DemoLead['lifecycleStage'];
  /** Kind, days before now, what was looked at. */
  signals?: readonly (readonly [kind: string, daysAgo: number, detail?: string])[];
  person?: Partial<Person>;
  custom?: DemoLead['custom'];
  companyIndex?: number;
}

const latestOf = (signals: readonly DemoSignal[], kind: string): number | null =>
  signals.findLast((signal) => signal.kind === kind)?.at ?? null;

const countOf = (signals: readonly DemoSignal[], kind: string): number =>
  signals.filter((signal) => signal.kind === kind).length;

/** What marketing tools write into the CRM from a person's signals; signals are oldest first. */
function engagementFields(signals: readonly DemoSignal[]): DemoLead['custom'] {
  return {
    demoRequestedAt: latestOf(signals, 'demo-request'),
    trialStartedAt: latestOf(signals, 'free-trial'),
    pricingLastViewedAt: latestOf(signals, 'pricing-page'),
    caseStudyViewedAt: latestOf(signals, 'case-study'),
    webinarAttendedAt: latestOf(signals, 'webinar-attended'),
    emailClicks: countOf(signals, 'email-click'),
    lastEmailClickAt: latestOf(signals, 'email-click'),
    blogViews: countOf(signals, 'blog-visit'),
    lastEngagementAt: signals.at(-1)?.at ?? null,
    techStack: null,
    rejectionReason: null,
    recycledAt: null,
  };
}

function createPerson(
  world: World,
  companyIndex: number | undefined,
): Person & { annualRevenue: number | null } {
  const { random, companies } = world;
  const company = companies[companyIndex ?? random.int(0, companies.length - 1)] ?? companies[0];
  const { firstName, lastName } = createPersonName(random);
  return {
    firstName,
    lastName,
    email: `${firstName}.${lastName}@${company.domain}`.toLowerCase(),
    phone: random.chance(0.8) ? `+1 555 01${random.int(10, 99)}` : null,
    company: company.name,
    jobTitle: random.pick(JOB_TITLES),
    industry: company.industry,
    employees: company.employees,
    annualRevenue: company.annualRevenue,
    country: company.country,
  };
}

/** Turns a plan into the `n`th lead of the org. */
export function buildLead(n: number, plan: LeadPlan, world: World): DemoLead {
  const { now, random } = world;
  const formAt = plan.formAgo === null ? null : now - plan.formAgo;
  const start = formAt ?? now - (plan.ageInDays ?? 20) * DAY;
  const after = (delay: number | null | undefined) => (delay == null ? null : start + delay);
  const firstContactAt = after(plan.contactAfter);
  const createdAt = provableTime(start, random);
  const formName = plan.formName ?? 'Contact sales';
  const signals: DemoSignal[] = (plan.signals ?? [])
    .map(([kind, daysAgo, detail = '']) => ({ kind, at: Math.round(now - daysAgo * DAY), detail }))
    .concat(formAt === null ? [] : [{ kind: 'form', at: formAt, detail: formName }])
    .sort((a, b) => a.at - b.at);
  const assignedAfter = plan.assignedAfter === undefined ? random.int(5, 45) * SECOND : plan.assignedAfter;
  return {
    hubspotId: hubspotId('lead', n),
    hubspotContactId: hubspotId('contact', n),
    salesforceId: salesforceId('00Q', n),
    ...createPerson(world, plan.companyIndex),
    ...plan.person,
    source: random.pick(SOURCES),
    leadStatus: plan.status ?? (firstContactAt === null ? 'NEW' : 'IN_PROGRESS'),
    lifecycleStage: plan.lifecycle ?? 'marketingqualifiedlead',
    ownerId: assignedAfter === null ? null : pickRep(world).hubspotId,
    createdAt,
    formSubmittedAt: formAt,
    formName: formAt === null ? null : formName,
    assignedAt: after(assignedAfter),
    firstContactAt,
    convertedAt: after(plan.convertedAfter),
    signals,
    activities: leadActivities(firstContactAt, now - 10 * MINUTE, random).filter((entry) => entry.at <= now),
    custom: { ...engagementFields(signals), ...plan.custom },
    situation: plan.situation,
  };
}

/** Days before now of an early afternoon whose date proves the day/month order of a page. */
export const provableDaysAgo = ({ now, random }: World): number =>
  (now - provableTime(now - 2 * HOUR, random)) / DAY;
