import type { DemoCompany, DemoData, DemoDeal, DemoLead, DemoOwner } from '../model';
import { withAmbiguousDates } from './ambiguous-dates';
import { buildDeal } from './deal-builder';
import { randomDealPlan } from './deal-population';
import { DEAL_PLANS } from './deal-situations';
import { buildLead, provableDaysAgo } from './lead-builder';
import { randomLeadPlan } from './lead-population';
import { LEAD_PLANS } from './lead-situations';
import { createCompanies, createOwners } from './people';
import { createRandom } from './random';
import { DEAL_SITUATIONS, LEAD_SITUATIONS } from './showcase';
import { DAY } from './time';
import { PARTNER_PIPELINE, SALES_PIPELINE } from './vocabulary';
import type { World } from './world';

export const PORTAL_ID = '24680135';
export const MY_DOMAIN = 'leadlight-demo';

export interface DemoOptions {
  seed?: number;
  /** Epoch ms that all times are relative to. */
  now: number;
  /** How many, the show cases included; never fewer than those. */
  deals?: number;
  leads?: number;
}

function atLeastOne<T>(list: T[]): [T, ...T[]] {
  const [first, ...rest] = list;
  if (first === undefined) throw new Error('The demo org needs at least one of each.');
  return [first, ...rest];
}

function createDeals(count: number, world: World): DemoDeal[] {
  const shown = DEAL_SITUATIONS.map((situation, index) => {
    const deal = buildDeal(index + 1, { situation, ...DEAL_PLANS[situation] }, world);
    return situation === 'ambiguous-dates' ? withAmbiguousDates(deal, world.now) : deal;
  });
  const rest = Math.max(0, count - shown.length);
  return shown.concat(
    Array.from({ length: rest }, (_, index) => {
      const n = shown.length + index + 1;
      return buildDeal(n, randomDealPlan(n, world), world);
    }),
  );
}

/** Leads in the first day of their life get one older signal: its date proves the page's date order. */
function createLeads(count: number, world: World): DemoLead[] {
  const shown = LEAD_SITUATIONS.map((situation, index) => {
    const plan = { situation, ...LEAD_PLANS[situation] };
    const isNew = plan.formAgo !== null && plan.formAgo < 2 * DAY;
    const older = isNew ? ([['case-study', provableDaysAgo(world)]] as const) : [];
    return buildLead(
      index + 1,
      { ...plan, signals: [...older, ...('signals' in plan ? (plan.signals ?? []) : [])] },
      world,
    );
  });
  const recycled = shown.find((lead) => lead.situation === 'recycled');
  if (recycled) recycled.custom.recycledAt = world.now - 70 * DAY;
  const rest = Math.max(0, count - shown.length);
  return shown.concat(
    Array.from({ length: rest }, (_, index) =>
      buildLead(shown.length + index + 1, randomLeadPlan(world.random), world),
    ),
  );
}

/** The made-up org: every situation of the show-case lists first, then a believable crowd. */
export function createDemoData({ seed = 1, now, deals = 320, leads = 320 }: DemoOptions): DemoData {
  const random = createRandom(seed);
  const owners: DemoOwner[] = createOwners();
  const companies: DemoCompany[] = createCompanies(random);
  const world: World = { now, random, owners: atLeastOne(owners), companies: atLeastOne(companies) };
  return {
    now,
    portalId: PORTAL_ID,
    myDomain: MY_DOMAIN,
    owners,
    companies,
    pipelines: [SALES_PIPELINE, PARTNER_PIPELINE],
    deals: createDeals(deals, world),
    leads: createLeads(leads, world),
  };
}
