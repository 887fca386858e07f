import type { DealPlan } from './deal-builder';
import type { DealSituation } from './showcase';

type Plan = Omit<DealPlan, 'situation'>;
type Stages = DealPlan['stages'];

/** One stage after the other, the last one entered `daysAgo` days before now. */
const upTo = (stage: string, daysAgo: number): Stages => {
  const order = ['qualified', 'discovery', 'demo', 'proposal', 'negotiation', 'closedwon'];
  const path = order.slice(0, order.indexOf(stage) + 1);
  return path.map((id, index) => [id, daysAgo + (path.length - 1 - index) * 9] as const);
};

/** Warnings of the pipeline rules: each plan breaks exactly what its name says (domain.md § 5). */
export const PIPELINE_SITUATIONS = {
  'negotiation-troubled': {
    name: 'Brindlewick Freight – 120 seats',
    stages: [
      ['qualified', 96],
      ['discovery', 81],
      ['proposal', 66],
      ['negotiation', 46.1],
    ],
    amounts: [
      [36_000, 0],
      [48_000, 64],
    ],
    closeDates: [
      [-50, 0],
      [-18, 55],
      [14, 25],
      [46, 6],
    ],
    lastActivity: 9,
    custom: { redlines: null, approvalChain: null, discount: 24 },
    fields: { nextStep: null, source: 'Organic search' },
  },
  'all-clear': {
    name: 'Quillmoor Analytics – team plan',
    stages: upTo('proposal', 4.1),
    amounts: [[18_000, 0]],
    closeDates: [[25, 0]],
    lastActivity: 1,
    nextActivity: 3,
    custom: {
      discount: 5,
      paymentTerms: 'Net 30',
      redlines: 'None so far',
      approvalChain: 'CRO signs alone',
    },
    fields: { nextStep: 'Walk through the proposal on the next call' },
  },
  stale: {
    name: 'Fenwhistle Clinics – pilot group',
    stages: upTo('discovery', 33.1),
    closeDates: [[30, 0]],
  },
  'skipped-stage': {
    name: 'Ostrander Foundry – fast lane',
    stages: [
      ['qualified', 20],
      ['proposal', 3.1],
    ],
  },
  regressed: {
    name: 'Plumhollow Ledgers – second look',
    stages: [...upTo('proposal', 16), ['discovery', 5.1]],
  },
  'moved-by-import': {
    name: 'Zanderby Outfitters – imported list',
    stages: [...upTo('discovery', 18), ['negotiation', 2.1, 'IMPORT']],
    custom: { painPoints: null, technicalRequirements: null },
  },
  'stale-escalated': {
    name: 'Fenwhistle Freight – waiting for legal',
    stages: upTo('negotiation', 71.1),
    closeDates: [[10, 0]],
  },
  'pushed-trivially': {
    name: 'Quillmoor Clinics – one week later',
    stages: upTo('proposal', 6.1),
    closeDates: [
      [20, 0],
      [22, 3],
    ],
  },
  'pulled-in': {
    name: 'Ostrander Analytics – sooner than planned',
    stages: upTo('negotiation', 8.1),
    closeDates: [
      [40, 0],
      [15, 2],
    ],
  },
  'silent-push': {
    name: 'Plumhollow Foundry – moved without a word',
    stages: upTo('proposal', 12.1),
    closeDates: [
      [-4, 0],
      [33, 4],
    ],
    lastActivity: 29,
  },
  'close-date-passed': {
    name: 'Zanderby Ledgers – overdue',
    stages: upTo('demo', 7.1),
    closeDates: [[-9, 0]],
  },
  inactive: {
    name: 'Brindlewick Outfitters – gone quiet',
    stages: [
      ['qualified', 70],
      ['discovery', 12.1],
    ],
    lastActivity: 41,
  },
  'moved-by-workflow': {
    name: 'Quillmoor Freight – moved by a workflow',
    stages: [...upTo('demo', 10), ['proposal', 1.1, 'AUTOMATION_PLATFORM']],
  },
  'moved-by-api': {
    name: 'Fenwhistle Analytics – moved by an integration',
    stages: [...upTo('discovery', 10), ['proposal', 2.1, 'API']],
  },
  'lost-from-qualified': {
    name: 'Ostrander Clinics – not a project',
    stages: [
      ['qualified', 40],
      ['closedlost', 31],
    ],
    fields: { lossReason: 'No budget' },
  },
  reopened: {
    name: 'Plumhollow Freight – back again',
    stages: [...upTo('proposal', 60), ['closedlost', 50], ['negotiation', 3.1]],
    fields: { lossReason: 'Timing' },
  },
  'hours-in-stage': {
    name: 'Zanderby Analytics – just moved',
    stages: [
      ['qualified', 3],
      ['discovery', 0.2],
    ],
  },
  'proposal-overdue': { name: 'Brindlewick Clinics – demo given', stages: upTo('demo', 9.1) },
  'discovery-overdue': {
    name: 'Quillmoor Foundry – no call yet',
    stages: [['qualified', 8]],
    lastActivity: null,
  },
} satisfies Partial<Record<DealSituation, Plan>>;

/** Holes, odd values and closed deals: what pages and readers trip over. */
export const FIELD_SITUATIONS = {
  'won-missing-contract': {
    name: 'Fenwhistle Ledgers – signed?',
    stages: upTo('closedwon', 12),
    custom: { signedContract: null },
  },
  'lost-missing-reason': {
    name: 'Ostrander Outfitters – lost, nobody says why',
    stages: [...upTo('proposal', 30), ['closedlost', 10]],
    custom: { competitor: null },
  },
  'no-amount': {
    name: 'Plumhollow Clinics – no figure',
    stages: upTo('proposal', 5.1),
    amounts: [[null, 0]],
  },
  'unknown-stage': {
    name: 'Zanderby Freight – partner pilot',
    pipelineId: 'partner',
    stages: [
      ['registered', 25],
      ['pilot', 11.1],
    ],
  },
  'same-stage-rows': {
    name: 'Brindlewick Analytics – touched every night',
    stages: [
      ...upTo('demo', 64),
      ...Array.from({ length: 60 }, (_, i) => ['demo', 63.5 - i, 'INTEGRATION'] as const),
    ],
    amounts: Array.from({ length: 40 }, (_, i) => [12_000 + i * 250, 63 - i] as const),
  },
  'ambiguous-dates': { name: 'Quillmoor Ledgers – only low days', stages: upTo('discovery', 40) },
  markup: {
    name: '<img src=x onerror="window.__demoPwned=1"> Fenwhistle Foundry',
    stages: upTo('demo', 4.1),
    custom: {
      painPoints: '<script>window.__demoPwned=1</script>Manual forecasts',
      decisionMakers: '"><svg onload=window.__demoPwned=1>',
    },
    fields: { nextStep: '{{constructor}} <b>bold</b>' },
  },
  'non-ascii': {
    name: 'Žluťoučký kůň 株式会社例 – Ürün “β” 🚀',
    stages: upTo('demo', 5.1),
    custom: {
      painPoints: 'Übersicht fehlt; e\u0301quipe rép\u00e9t\u00e9e; \u202eabc\u202c; ٣٤٥',
      decisionMakers: '例 太郎',
    },
    fields: { nextStep: 'Größere Runde einladen – naïve façade' },
  },
  'very-long-text': {
    name: 'Ostrander Freight – pasted contract',
    stages: upTo('negotiation', 6.1),
    custom: { redlines: 'Clause by clause. '.repeat(5_700).slice(0, 100_000) },
  },
  'no-close-date': {
    name: 'Plumhollow Analytics – some day',
    stages: upTo('demo', 6.1),
    closeDates: [[null, 0]],
  },
  'no-next-step': {
    name: 'Zanderby Clinics – what now',
    stages: upTo('discovery', 6.1),
    fields: { nextStep: null },
  },
  'deal-desk-terms': {
    name: 'Brindlewick Ledgers – net 90',
    stages: upTo('proposal', 5.1),
    amounts: [[64_000, 0]],
    custom: { paymentTerms: 'Net 90', discount: 12 },
  },
  'discount-over-40': {
    name: 'Quillmoor Outfitters – almost half off',
    stages: upTo('negotiation', 7.1),
    amounts: [[31_000, 0]],
    custom: { discount: 42 },
  },
  'gaps-in-discovery': {
    name: 'Fenwhistle Outfitters – thin notes',
    stages: upTo('discovery', 5.1),
    custom: { painPoints: null, timeline: null },
  },
  'gaps-in-demo': {
    name: 'Ostrander Ledgers – who decides',
    stages: upTo('demo', 5.1),
    custom: { technicalRequirements: null, decisionMakers: null },
  },
  'gaps-in-proposal': {
    name: 'Plumhollow Outfitters – no map',
    stages: upTo('proposal', 5.1),
    custom: { stakeholderMap: null, paymentTerms: null, pricingSheet: null },
  },
  'no-stage-dates': { name: 'Zanderby Foundry – stage date never filled', stages: upTo('discovery', 9.1) },
  'zero-amount': {
    name: 'Brindlewick Foundry – free trial',
    stages: upTo('qualified', 6),
    amounts: [[0, 0]],
  },
  'other-currency': {
    name: 'Quillmoor Freight GmbH – Berlin',
    stages: upTo('proposal', 6.1),
    amounts: [[22_500.5, 0]],
    fields: { currency: 'EUR' },
  },
  'won-complete': {
    name: 'Fenwhistle Freight – live',
    stages: upTo('closedwon', 20),
    custom: { discount: 5 },
  },
  'lost-complete': {
    name: 'Ostrander Clinics – chose another',
    stages: [...upTo('negotiation', 40), ['closedlost', 15]],
    custom: { competitor: 'Rivalware (fictitious)' },
    fields: { lossReason: 'Chose a competitor' },
  },
} satisfies Partial<Record<DealSituation, Plan>>;

export const DEAL_PLANS: Record<DealSituation, Plan> = { ...PIPELINE_SITUATIONS, ...FIELD_SITUATIONS };
