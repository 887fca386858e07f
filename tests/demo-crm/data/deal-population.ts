import type { DealPlan } from './deal-builder';
import type { Random } from './random';
import { LOSS_REASONS, OPEN_STAGE_IDS, type OpenStageId } from './vocabulary';
import type { World } from './world';

/** Average days in each stage. Negotiation averages 20, so a limit of twice that is 40. */
const AVERAGE_DAYS: Record<OpenStageId, number> = {
  qualified: 6,
  discovery: 13,
  demo: 8,
  proposal: 9,
  negotiation: 20,
};

const SUBJECTS = [
  'new rollout',
  'renewal',
  'extra seats',
  'regional team',
  'replacement',
  'trial to plan',
] as const;

/** The stages a deal goes through until `end`; now and then one is left out or visited twice. */
function path(end: number, random: Random): OpenStageId[] {
  const stages = OPEN_STAGE_IDS.slice(0, end + 1).filter(
    (_, index) => index === 0 || index === end || !random.chance(0.05),
  );
  return end >= 2 && random.chance(0.06) ? [...stages, 'discovery', ...stages.slice(-1)] : stages;
}

type Move = readonly [string, number];

/** Walks back in time from the moment the last stage ended, `endedDaysAgo` days ago. */
function walkBack(stages: readonly OpenStageId[], endedDaysAgo: number, random: Random): Move[] {
  let daysAgo = endedDaysAgo;
  const moves = stages.toReversed().map((stage): Move => {
    daysAgo += Math.max(0.1, random.skewed(AVERAGE_DAYS[stage]));
    return [stage, daysAgo];
  });
  return moves.reverse();
}

function closedStages(random: Random): Move[] {
  const won = random.chance(0.3);
  const end = won ? OPEN_STAGE_IDS.length - 1 : random.int(0, OPEN_STAGE_IDS.length - 1);
  const endedDaysAgo = random.int(3, 330) + random.next();
  return [
    ...walkBack(path(end, random), endedDaysAgo, random),
    [won ? 'closedwon' : 'closedlost', endedDaysAgo],
  ];
}

/** Most open deals are within the average, about one in six is far over it. */
function openStages(random: Random): Move[] {
  const stages = path(random.int(0, OPEN_STAGE_IDS.length - 1), random);
  const current = stages.at(-1) ?? 'qualified';
  const days = AVERAGE_DAYS[current] * (random.chance(0.16) ? 2.2 + 2 * random.next() : 1.6 * random.next());
  const before = stages.slice(0, -1);
  return [...walkBack(before, days, random), [current, Math.max(0.1, days)]];
}

function closeDatePlan(createdDaysAgo: number, random: Random): NonNullable<DealPlan['closeDates']> {
  const pushes = random.pick([0, 0, 0, 1, 1, 2, 3]);
  const target = random.int(5, 75);
  return Array.from({ length: pushes + 1 }, (_, index) => [
    target - (pushes - index) * random.int(9, 40),
    (createdDaysAgo * (pushes - index + 0.5)) / (pushes + 1),
  ]);
}

function amountPlan(revisedDaysAgo: number, random: Random): NonNullable<DealPlan['amounts']> {
  const first = random.chance(0.06) ? null : Math.max(1, Math.round(random.skewed(22))) * 1_000;
  const revised = Math.max(1, Math.round(random.skewed(24))) * 1_000;
  return random.chance(0.35)
    ? [
        [first, 0],
        [revised, revisedDaysAgo],
      ]
    : [[first, 0]];
}

/** An ordinary deal: about 45% are closed, 30% of those won. */
export function randomDealPlan(n: number, { random, companies }: World): DealPlan {
  const company = random.pick(companies);
  const closed = random.chance(0.45);
  const stages = closed ? closedStages(random) : openStages(random);
  const createdDaysAgo = stages[0]?.[1] ?? 30;
  const endedDaysAgo = closed ? (stages.at(-1)?.[1] ?? 0) : 0;
  const lost = stages.at(-1)?.[0] === 'closedlost';
  return {
    situation: 'random',
    name: `${company.name} – ${random.pick(SUBJECTS)} ${n}`,
    stages,
    amounts: amountPlan((createdDaysAgo + endedDaysAgo) / 2, random),
    closeDates: closed ? [[random.int(-20, 20), 0]] : closeDatePlan(createdDaysAgo, random),
    lastActivity: Math.min(createdDaysAgo, random.chance(0.15) ? random.int(30, 60) : random.int(0, 14)),
    nextActivity: random.chance(0.6) ? random.int(1, 12) : null,
    gapRate: 0.08,
    fields: {
      companyId: company.hubspotId,
      lossReason: lost && random.chance(0.85) ? random.pick(LOSS_REASONS) : null,
      ...(random.chance(0.25) && !closed ? { nextStep: null } : {}),
    },
  };
}
