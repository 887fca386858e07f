import type { DemoChange, DemoDeal } from '../model';
import { dealActivities, lastActivityAt, lastContactedAt, nextActivityAt } from './activities';
import { dealFields } from './deal-fields';
import { hubspotId, salesforceId } from './ids';
import { DAY, HOUR, isoDate, MINUTE, provableTime } from './time';
import { DEAL_TYPES, SOURCES } from './vocabulary';
import { pickRep, type World } from './world';

type Source = DemoChange<string>['source'];

/**
 * A deal in short hand. Days count back from `now` and may be fractions; the first entry of each
 * list happens when the deal is created, whatever its days say.
 */
export interface DealPlan {
  situation: string;
  name: string;
  pipelineId?: string;
  /** Stage id, days ago, and who moved it when that was not a person. */
  stages: readonly (readonly [stageId: string, daysAgo: number, source?: Source])[];
  /** Amount and when it was set. Default: one random amount. */
  amounts?: readonly (readonly [amount: number | null, daysAgo: number])[];
  /** Close date as days from now (null: blank) and when it was set. */
  closeDates?: readonly (readonly [daysFromNow: number | null, daysAgo: number, source?: Source])[];
  /** Days ago of the last activity; null for none at all. */
  lastActivity?: number | null;
  /** Days from now of the open task; null for none. */
  nextActivity?: number | null;
  /** Chance of a hole in any one field of the stages reached. */
  gapRate?: number;
  custom?: DemoDeal['custom'];
  fields?: Partial<
    Pick<
      DemoDeal,
      'nextStep' | 'lossReason' | 'source' | 'type' | 'forecastCategory' | 'currency' | 'companyId'
    >
  >;
}

const FORECASTS: Record<string, string> = {
  demo: 'Best Case',
  proposal: 'Best Case',
  negotiation: 'Commit',
  closedwon: 'Closed',
  closedlost: 'Omitted',
  partnerwon: 'Closed',
  partnerlost: 'Omitted',
};

const isClosed = (stageId: string) => /(won|lost)$/.test(stageId);

/** Turns a plan into the `n`th deal of the org. */
export function buildDeal(n: number, plan: DealPlan, world: World): DemoDeal {
  const { now, random } = world;
  const owner = pickRep(world);
  const firstEntry = now - (plan.stages[0]?.[1] ?? 30) * DAY;
  const createdAt = provableTime(firstEntry, random);
  const changes = <T>(steps: readonly (readonly [T, number, Source?])[]): DemoChange<T>[] =>
    steps.map(([value, daysAgo, source = 'CRM_UI'], index) => ({
      at: index === 0 ? createdAt : Math.round(now - daysAgo * DAY),
      value,
      source,
      userId: source === 'CRM_UI' ? owner.hubspotId : null,
    }));

  const stageHistory = changes(plan.stages);
  const lastMove = stageHistory.at(-1);
  const stageId = lastMove?.value ?? '';
  const closed = isClosed(stageId);
  const amountHistory = changes(plan.amounts ?? [[random.int(8, 95) * 500, 0]]);
  const closeDateHistory = changes(plan.closeDates ?? [[random.int(10, 80), 0]]).map((change) => ({
    ...change,
    value: change.value === null ? null : isoDate(now + change.value * DAY),
  }));
  if (closed && lastMove) closeDateHistory.push({ ...lastMove, value: isoDate(lastMove.at) });

  const lastDone = plan.lastActivity === undefined ? random.int(1, 12) : plan.lastActivity;
  const lastLogged =
    lastDone === null ? null : Math.max(createdAt + HOUR, now - Math.round(lastDone * DAY) - 2 * HOUR);
  const last = closed ? (lastMove?.at ?? null) : lastLogged;
  const next = closed || plan.nextActivity == null ? null : now + plan.nextActivity * DAY;
  const activities = dealActivities({ from: createdAt, last, next }, random);
  return {
    hubspotId: hubspotId('deal', n),
    salesforceId: salesforceId('006', n),
    name: plan.name,
    companyId: (world.companies.find(({ name }) => plan.name.includes(name)) ?? random.pick(world.companies))
      .hubspotId,
    ownerId: owner.hubspotId,
    pipelineId: plan.pipelineId ?? 'default',
    stageId,
    amount: amountHistory.at(-1)?.value ?? null,
    currency: 'USD',
    closeDate: closeDateHistory.at(-1)?.value ?? null,
    createdAt,
    stageHistory,
    amountHistory,
    closeDateHistory,
    ownerAssignedAt: createdAt + random.int(1, 50) * MINUTE,
    nextStep: closed
      ? null
      : random.pick(['Send the summary', 'Agree on the pilot scope', 'Meet procurement']),
    lastActivityAt: lastActivityAt(activities),
    lastContactedAt: lastContactedAt(activities),
    nextActivityAt: nextActivityAt(activities, now),
    forecastCategory: FORECASTS[stageId] ?? 'Pipeline',
    type: random.pick(DEAL_TYPES),
    source: random.pick(SOURCES),
    lossReason: null,
    custom: {
      ...dealFields(
        plan.stages.map(([id]) => id),
        random,
        plan.gapRate ?? 0,
      ),
      ...plan.custom,
    },
    activities,
    situation: plan.situation,
    ...plan.fields,
  };
}
