// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { ImpactReport, StudioService } from '../../../contracts/studio-service';
import { listImpact } from '../../../impact/impact-filter';
import type { ImpactRow } from '../../../impact/impact-row';
import { summarizeImpact } from '../../../impact/impact-summary';
import { bundledPack } from '../../../rule-packs/bundled';
import { NOW } from '../../testing/sample-findings';
import { draftOf, openPanel, settle } from '../judged/testing/open-panel';
import { ImpactPanel } from './ImpactPanel';

const row = (number: number): ImpactRow => ({
  key: `hubspot:7:deal:${number}`,
  object: 'deal',
  title: `Deal ${String(number).padStart(3, '0')}`,
  url: `https://crm.example/${number}`,
  owner: number % 2 ? 'Ines Vollmer' : 'Tomas Reik',
  team: number % 2 ? 'EMEA' : null,
  stage: 'Demo',
  amount: 1000,
  currency: 'EUR',
  gained: ['amount-missing'],
  lost: number === 0 ? ['stale'] : [],
  score: null,
  clocks: [],
});
const ROWS = Array.from({ length: 120 }, (_, number) => row(number));

const REPORT: ImpactReport = {
  records: 900,
  asOf: { from: NOW, to: NOW },
  titles: { 'amount-missing': 'Amount is missing', stale: 'Stale' },
  rulesRun: 2,
  slasTimed: 0,
  failed: 1,
};

const service = (more: Partial<StudioService> = {}): Partial<StudioService> => ({
  impact: async () => REPORT,
  impactSummary: async (filter) => summarizeImpact(ROWS, filter),
  impactRows: async (filter, from, count) => {
    const rows = listImpact(ROWS, filter);
    return { rows: rows.slice(from, from + count), total: rows.length };
  },
  ...more,
});

const CHANGED = draftOf({ ...bundledPack, noiseBudget: 9 });

async function compared(more?: Partial<StudioService>) {
  const panel = await openPanel(ImpactPanel, service(more), CHANGED);
  panel.click('Compare on stored records');
  await settle();
  return panel;
}

it('names first what judges otherwise', async () => {
  const [rule, ...rules] = bundledPack.rules;
  if (!rule) throw new Error('The bundled pack has rules.');
  const draft = {
    ...bundledPack,
    name: 'Ours',
    noiseBudget: 9,
    rules: [{ ...rule, mode: 'off' as const }, ...rules],
  };
  const panel = await openPanel(ImpactPanel, service(), draftOf(draft));
  const lines = [...panel.root.querySelectorAll('[aria-label="Changes"] li')].map((line) => line.textContent);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain(rule.title);
});

it('says in words what changed', async () => {
  const panel = await openPanel(ImpactPanel, service(), CHANGED);
  expect(panel.text()).toContain(`Noise budget: ${bundledPack.noiseBudget} → 9.`);
  await panel.draw(draftOf(bundledPack));
  expect(panel.text()).toContain('The draft says nothing else than the pack in force.');
});

it('says how many warnings more and fewer, where, and on how much money', async () => {
  const panel = await compared();
  expect(panel.text()).toContain('+120 warnings, 60 of them EMEA; −1 warning');
  expect(panel.text()).toContain('900 stored records judged as of now by both packs');
  expect(panel.text()).toContain('1 record could not be judged and counts nowhere.');
  expect(panel.text()).toContain('120,000 EUR');
});

it('narrows to a team, and back', async () => {
  const panel = await compared();
  panel.click('EMEA');
  await settle();
  expect(panel.text()).toContain('Records judged otherwise: 60');
  expect(panel.text()).toContain('+120 warnings, 60 of them EMEA');
  panel.click('Show all again: Team: EMEA');
  await settle();
  expect(panel.text()).toContain('Records judged otherwise: 120');
});

it('counts clocks by service level, each with the records behind', async () => {
  const late = {
    sla: 'first',
    kinds: ['late', 'moved'],
    dueBefore: NOW + 3_600_000,
    dueNow: NOW,
    why: null,
  } as const;
  const unread = {
    sla: 'first',
    kinds: ['unknown'],
    dueBefore: null,
    dueNow: null,
    why: 'No start.',
  } as const;
  const rows = [
    { ...row(1), gained: [], clocks: [late] },
    { ...row(2), gained: [], clocks: [unread] },
  ];
  const panel = await compared({
    impact: async () => ({ ...REPORT, titles: { first: 'First contact' }, slasTimed: 1 }),
    impactSummary: async (filter) => summarizeImpact(rows, filter),
    impactRows: async (filter) => ({
      rows: listImpact(rows, filter),
      total: listImpact(rows, filter).length,
    }),
  });
  expect(panel.text()).toContain('1 service level timed by both packs, as of now.');
  expect(panel.text()).toContain('Records judged otherwise: 1');
  expect(panel.text()).toMatch(/First contact: due .+ → .+, late now/);
  panel.click('First contact, unknown: 1, show the records');
  await settle();
  expect(panel.text()).toContain('First contact: unknown. No start.');
  panel.click('Show all again: Clock unknown');
  await settle();
  expect(panel.buttons()).toContain('Show all again: Service level: First contact');
});

it('lists the records a page at a time, each with the ways to it', async () => {
  const panel = await compared();
  expect(panel.buttons()).toContain('Open Deal 000 in the review');
  expect(panel.text()).toContain('+ Amount is missing; − Stale');
  panel.click('Next');
  await settle();
  expect(panel.text()).toContain('51 to 100 of 120');
  expect(panel.buttons()).not.toContain('Open Deal 000 in the review');
});

it('stops when asked, and says that an earlier list is gone', async () => {
  let calls = 0;
  const panel = await compared({
    impact: () => (++calls === 1 ? Promise.resolve(REPORT) : new Promise(() => {})),
  });
  panel.click('Compare on stored records');
  await settle();
  panel.click('Cancel');
  await settle();
  expect(panel.text()).toContain('The list went with the comparison that was stopped.');
  expect(panel.text()).not.toContain('Records judged otherwise');
});

it('says that nothing is stored', async () => {
  const panel = await compared({ impact: async () => ({ ...REPORT, records: 0, failed: 0, asOf: null }) });
  expect(panel.text()).toContain('No records of this kind are stored.');
});

it('says that its figures are of an older draft', async () => {
  const panel = await compared();
  await panel.draw(draftOf({ ...bundledPack, noiseBudget: 3 }));
  expect(panel.text()).toContain('The draft has changed since.');
});

it('waits for the check of the draft, then compares it as it is', async () => {
  const compared: number[] = [];
  const impact = async () => {
    compared.push(1);
    return REPORT;
  };
  const panel = await openPanel(ImpactPanel, service({ impact }), CHANGED);
  await panel.draw({ ...CHANGED, isChecking: true });
  panel.click('Compare on stored records');
  await settle();
  expect(panel.text()).toContain('The draft is being checked. It is compared as soon as that is done.');
  expect(compared).toEqual([]);
  const next = draftOf({ ...bundledPack, noiseBudget: 3 });
  await panel.draw(next);
  expect(compared).toEqual([1]);
  expect(panel.text()).toContain('900 stored records judged');
  expect(panel.text()).not.toContain('is being checked');
  expect(panel.text()).not.toContain('The draft has changed since.');
});

it('says what stands in the way of a draft with problems, and compares no older one', async () => {
  let calls = 0;
  const impact = async () => {
    calls += 1;
    return REPORT;
  };
  const panel = await openPanel(ImpactPanel, service({ impact }), CHANGED);
  const broken = draftOf({ ...bundledPack, noiseBudget: -1 });
  await panel.draw(broken);
  panel.click('Compare on stored records');
  await settle();
  expect(panel.text()).toContain('The draft was not compared. It has 1 problem: mend it, then press again.');
  await panel.draw(CHANGED);
  expect(panel.text()).not.toContain('was not compared');
  expect(calls).toBe(0);
});
