// @vitest-environment happy-dom
import { beforeAll, expect, it } from 'vitest';
import { suggest } from '../../../calibration/suggest';
import { type SuggestedScore, withNegatives } from '../../../calibration/suggested-pack';
import { leads } from '../../../calibration/testing/seeded-cases';
import type { RecordSource, StudioService } from '../../../contracts/studio-service';
import { backtestReport } from '../../../impact/backtest-report';
import { bundledPack } from '../../../rule-packs/bundled';
import { parsePackText } from '../../../rule-packs/parse-text';
import { mount, type } from '../../testing/mount';
import { draftOf, openPanel, settle } from '../judged/testing/open-panel';
import { BacktestPanel } from './BacktestPanel';

const SOURCES: RecordSource[] = [
  { crm: 'hubspot', org: '7', object: 'lead', records: 400 },
  { crm: 'hubspot', org: '7', object: 'deal', records: 90 },
];

const CASES = leads(400, 5).map((one, at) => ({
  ...one,
  rep: at % 2 ? 'Ines Vollmer' : 'Tomas Reik',
  warnings: at % 4 ? 0 : 1,
  warnedBy: at % 4 ? [] : ['amount-missing'],
}));

const report = (cases = CASES) =>
  backtestReport(
    { cases, read: cases.length + 12, leftOut: { open: 12 }, undated: 3, stageUnknown: { 'no-time': 4 } },
    { threshold: bundledPack.scoring.threshold },
  );

let suggestion: SuggestedScore;
beforeAll(async () => {
  const fields = [
    { name: 'employees', label: 'Employees', type: 'number' as const },
    { name: 'industry', label: 'Industry', type: 'choice' as const },
  ];
  const learned = await suggest(CASES, fields, { appliesTo: ['lead'] });
  suggestion = withNegatives(learned, bundledPack, CASES);
});

function service(more: Partial<StudioService> = {}): Partial<StudioService> {
  return {
    sources: async () => SOURCES,
    backtest: async () => report(),
    misjudged: async (side) => [
      {
        key: `hubspot:7:lead:${side}`,
        object: 'lead',
        title: `Lead of ${side}`,
        url: 'https://app.hubspot.com/contacts/7/record/0-136/1',
        owner: null,
        stage: null,
        asOf: 0,
        score: 12,
        endedAt: null,
      },
    ],
    suggest: async () => suggestion,
    ...more,
  };
}

async function backtested(more?: Partial<StudioService>) {
  const panel = await openPanel(BacktestPanel, service(more));
  panel.click('Run backtest');
  await settle();
  return panel;
}

it('says the verdict, sample sizes, what was left out, and as of when each was judged', async () => {
  const panel = await backtested();
  const { verdict, positives } = report();
  expect(panel.text()).toContain(verdict.text);
  expect(panel.text()).toContain(
    `412 records looked at, 400 cases with a score: ${positives} with the outcome, ${400 - positives} without.`,
  );
  expect(panel.text()).toContain('Left out: 12 still open.');
  expect(panel.text()).toContain('as of a moment before its outcome');
  expect(panel.text()).toContain('Of 3 nothing tells when they ended');
  expect(panel.text()).toContain('answer unknown: 4 without the time of entry of a stage');
});

it('counts anew for each threshold, and puts one into the draft', async () => {
  const panel = await backtested();
  const slider = panel.root.querySelector<HTMLInputElement>('input[type="range"]');
  if (!slider) throw new Error('There is a slider.');
  type(slider, '0');
  expect(panel.text()).toContain(`Reach it${report().curve.at(-1)?.truePositives} right`);
  type(slider, '42');
  const { truePositives } =
    report()
      .curve.filter(({ threshold }) => threshold >= 42)
      .at(-1) ?? {};
  expect(panel.text()).toContain(`Reach it${truePositives} right`);
  panel.click('Put 42 into the draft');
  expect(JSON.parse(panel.replaced[0]?.text ?? '{}').scoring.threshold).toBe(42);
});

it('shows lift and won share with tables behind, leaks, warnings by rule and rep, and whom it gets wrong', async () => {
  const panel = await backtested();
  const figures = [...panel.root.querySelectorAll('.judged-figure')];
  expect(figures.map((figure) => figure.querySelectorAll('tbody tr').length)).toEqual([10, 10]);
  expect(panel.text()).toContain('None was found in this history.');
  const title = bundledPack.rules.find(({ id }) => id === 'amount-missing')?.title ?? '?';
  expect(panel.text()).toContain(`${title}100`);
  expect(panel.buttons()).toContain('Open Lead of falsePositives in the review');
  expect(panel.buttons()).toContain('Open Lead of falseNegatives in the CRM');
});

it('says plainly that there is no lift', async () => {
  const flat = CASES.map((one, at) => ({ ...one, score: (at * 37) % 100, outcome: at % 2 === 0 }));
  const panel = await backtested({ backtest: async () => report(flat) });
  expect(panel.root.querySelector('.banner')?.textContent).toContain('no lift');
});

it('offers a suggestion part by part, and puts into the draft what is taken', async () => {
  const panel = await backtested();
  panel.click('Suggest');
  await settle();
  expect(panel.text()).toContain('On cases it was not learned from');
  expect(panel.text()).toContain('Points by Industry');
  const boxes = [...panel.root.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  const last = boxes.at(-1);
  last?.click();
  await settle();
  expect(panel.text()).toContain('The estimate above is for all parts together.');
  panel.click(`Put ${boxes.length - 1} changes into the draft`);
  const [replaced] = panel.replaced;
  const parsed = parsePackText(replaced?.text ?? '');
  expect(parsed.ok && parsed.pack.scoring.fit.some(({ group }) => group === 'Industry')).toBe(true);
  expect(replaced?.why).toContain('from history');
  expect(panel.root.querySelector('.judged-lines ins')?.textContent).toMatch(/^\+ /);
});

it('says why nothing is suggested', async () => {
  const refused: SuggestedScore = {
    state: 'refused',
    reason: 'There are 3 cases.',
    leftOut: [],
    estimate: null,
    verdict: null,
  };
  const panel = await backtested({ suggest: async () => refused });
  panel.click('Suggest');
  await settle();
  expect(panel.text()).toContain('Nothing to suggest: There are 3 cases.');
});

it('tells how far it is, and stops when asked', async () => {
  const panel = await openPanel(
    BacktestPanel,
    service({
      backtest: (_, tell) => {
        tell(100, 400);
        return new Promise(() => {});
      },
    }),
  );
  panel.click('Run backtest');
  await settle();
  expect(panel.text()).toContain('Judging 100 of 400 records');
  panel.click('Cancel');
  await settle();
  expect(panel.text()).toContain('Stopped.');
  expect(panel.buttons()).not.toContain('Cancel');
});

it('is done when the result is there, though the last progress comes after it', async () => {
  let tellLate: () => void = () => {};
  const panel = await backtested({
    async backtest(_, tell) {
      tellLate = () => tell(400, 400);
      return report();
    },
  });
  tellLate();
  await settle();
  expect(panel.buttons()).not.toContain('Cancel');
});

it('says that its figures are of an older draft', async () => {
  const panel = await backtested();
  await panel.draw(draftOf({ ...bundledPack, noiseBudget: 9 }));
  expect(panel.text()).toContain('The draft has changed since.');
});

it('says where a history comes from when there is none', async () => {
  const panel = await openPanel(BacktestPanel, service({ sources: async () => [] }));
  expect(panel.text()).toContain('No history yet.');
  expect(panel.buttons()).not.toContain('Run backtest');
  mount(null);
  expect(panel.isEnded()).toBe(true);
});
