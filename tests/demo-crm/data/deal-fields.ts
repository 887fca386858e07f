import { DEAL_FIELDS } from './custom-fields';
import type { Random } from './random';
import { COMPETITORS, OPEN_STAGE_IDS } from './vocabulary';

type CustomValues = Record<string, string | number | null>;

/** What a rep would have filled in by the time a deal is in a stage (domain.md § 5). */
const FILLED_BY_STAGE: Record<string, (random: Random) => CustomValues> = {
  qualified: (random) => ({
    primaryContact: random.pick(['Ada Sampleton', 'Bruno Testerly', 'Cleo Dummond']),
    fitScore: random.int(35, 95),
  }),
  discovery: (random) => ({
    painPoints: random.pick(['Manual forecasts', 'Leads answered too late', 'No view of the pipeline']),
    currentSolution: random.pick(['Spreadsheets', 'In-house tool', 'Otherco Suite (fictitious)']),
    timeline: random.pick(['This quarter', 'Next quarter', 'Before their renewal']),
  }),
  demo: (random) => ({
    technicalRequirements: random.pick([
      'Single sign-on',
      'EU hosting',
      'Salesforce and HubSpot side by side',
    ]),
    decisionMakers: random.pick(['CRO and CFO', 'VP Sales', 'Head of operations']),
  }),
  proposal: (random) => ({
    pricingSheet: random.pick([
      'Team plan, 40 seats',
      'Business plan, 120 seats',
      'Business plan, 300 seats',
    ]),
    paymentTerms: random.chance(0.8) ? 'Net 30' : 'Net 60',
    stakeholderMap: random.pick(['Champion: operations; buyer: finance', 'Champion: sales; buyer: CRO']),
    discount: random.pick([0, 0, 5, 8, 12, 18, 22]),
  }),
  negotiation: (random) => ({
    redlines: random.pick(['Liability cap', 'Data processing terms', 'None so far']),
    approvalChain: random.pick(['CFO, then legal', 'CRO signs alone', 'Procurement, legal, CFO']),
  }),
  closedwon: () => ({ signedContract: 'Signed copy on file' }),
  closedlost: (random) => ({ competitor: random.chance(0.5) ? random.pick(COMPETITORS) : null }),
};

const EMPTY: CustomValues = Object.fromEntries(DEAL_FIELDS.map((field) => [field.name, null]));

/** Values for the stages a deal has been in; `gapRate` is the chance that any one of them is still empty. */
export function dealFields(visited: readonly string[], random: Random, gapRate: number): CustomValues {
  const furthest = Math.max(-1, ...visited.map((id) => (OPEN_STAGE_IDS as readonly string[]).indexOf(id)));
  const reached = [
    ...OPEN_STAGE_IDS.slice(0, furthest + 1),
    ...visited.filter((id) => id.startsWith('closed')),
  ];
  const values = { ...EMPTY };
  for (const stage of reached)
    for (const [name, value] of Object.entries(FILLED_BY_STAGE[stage]?.(random) ?? {}))
      values[name] = random.chance(gapRate) ? null : value;
  return values;
}
