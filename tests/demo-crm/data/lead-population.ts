import type { LeadPlan } from './lead-builder';
import type { Random } from './random';
import { DAY, HOUR, MINUTE, SECOND } from './time';

/** How soon reps answer, as upper ends of the response bands (domain.md § 3). */
function responseTime(random: Random): number {
  const dice = random.next();
  if (dice < 0.42) return random.int(40, 295) * SECOND;
  if (dice < 0.58) return random.int(5, 10) * MINUTE;
  if (dice < 0.72) return random.int(10, 30) * MINUTE;
  if (dice < 0.8) return random.int(30, 60) * MINUTE;
  return random.int(1, 40) * HOUR;
}

const SIGNAL_KINDS = [
  'pricing-page',
  'case-study',
  'webinar-attended',
  'email-click',
  'email-click',
  'email-open',
  'blog-visit',
  'blog-visit',
  'whitepaper',
] as const;

function signals(ageInDays: number, random: Random): NonNullable<LeadPlan['signals']> {
  return Array.from({ length: random.int(0, 9) }, () => [
    random.pick(SIGNAL_KINDS),
    random.next() * (ageInDays + 20),
  ]);
}

/** Where a lead ended up: status, lifecycle stage and, for a good fifth, the conversion. */
function outcome(ageInDays: number, random: Random): Partial<LeadPlan> {
  const dice = random.next();
  if (ageInDays > 12 && dice < 0.22)
    return { convertedAfter: random.int(2, 11) * DAY, status: 'OPEN_DEAL', lifecycle: 'opportunity' };
  if (dice < 0.4) return { status: 'CONNECTED', lifecycle: 'salesqualifiedlead' };
  if (dice < 0.55)
    return {
      status: 'UNQUALIFIED',
      lifecycle: 'lead',
      custom: { rejectionReason: random.pick(['FIT-01', 'FIT-02', 'FIT-03', 'ENG-01', 'QUAL-01']) },
    };
  return { status: random.pick(['IN_PROGRESS', 'ATTEMPTED_TO_CONTACT']) };
}

/** An ordinary lead of the last two months; one in ten never filled in a form. */
export function randomLeadPlan(random: Random): LeadPlan {
  const ageInDays = 0.5 + random.next() * 60;
  const tech = random.pick(['Salesforce, Slack', 'HubSpot', 'Otherco Suite (fictitious)', null]);
  const base = { situation: 'random', signals: signals(ageInDays, random) };
  if (random.chance(0.1))
    return { ...base, formAgo: null, ageInDays, lifecycle: 'lead', custom: { techStack: tech } };
  const form = {
    formAgo: Math.round(ageInDays * DAY),
    formName: random.pick(['Contact sales', 'Request a demo']),
  };
  if (random.chance(0.12)) return { ...base, ...form, custom: { techStack: tech } };
  const contactAfter = Math.min(responseTime(random), form.formAgo - HOUR);
  const ended = outcome(ageInDays, random);
  return {
    ...base,
    ...form,
    contactAfter,
    assignedAfter: Math.min(
      contactAfter,
      random.chance(0.15) ? random.int(5, 40) * MINUTE : random.int(3, 60) * SECOND,
    ),
    ...ended,
    custom: { techStack: tech, ...ended.custom },
  };
}
