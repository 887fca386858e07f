// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { FoundRecord, StudioService } from '../../../contracts/studio-service';
import { bundledPack } from '../../../rule-packs/bundled';
import { mount, type } from '../../testing/mount';
import { deadline, finding, NOW, score } from '../../testing/sample-findings';
import { assessment, record } from '../../testing/sample-view';
import { draftOf, openPanel, settle } from '../judged/testing/open-panel';
import { TryItPanel } from './TryItPanel';

const found = (id: string, title: string): FoundRecord => ({
  key: `salesforce:example.my.salesforce.com:deal:${id}`,
  object: 'deal',
  title,
  url: `https://crm.example/${id}`,
  owner: 'Mara',
  stage: 'Demo',
  asOf: NOW,
});

const RULE = bundledPack.rules[0];
if (!RULE) throw new Error('The bundled pack has rules.');

function service(more: Partial<StudioService> = {}): Partial<StudioService> {
  return {
    find: async (words) =>
      words === 'mills'
        ? [found('2', 'Larkspur Mills')]
        : [found('1', 'Quillon Freight'), found('2', 'Larkspur Mills')],
    tryRecord: async () => ({
      record: record(),
      draft: assessment({
        findings: [finding({ rule: 'stale', title: 'Stale in Demo', clears: 'Log a call.' })],
        deadlines: [deadline(5, { title: 'Answer in time', escalation: [{ label: 'Sales lead', at: NOW }] })],
      }),
      active: assessment({ findings: [] }),
      ahead: [
        { at: NOW, total: 70 },
        { at: NOW + 7 * 86_400_000, total: 64 },
      ],
    }),
    runExamples: async () => [
      {
        rule: 'stale',
        path: 'rules[0].examples[0]',
        name: 'old',
        expected: 'fail',
        found: 'fail',
        message: '',
      },
      {
        rule: 'stale',
        path: 'rules[0].examples[1]',
        name: 'new',
        expected: 'pass',
        found: 'fail',
        message: 'Stale: 3 days.',
      },
    ],
    makeExample: async () => ({
      example: {
        name: 'From a stored deal',
        expect: 'fail',
        now: '2026-11-20T13:00:00Z',
        fields: { amount: null },
      },
      onRecord: 'fail',
      onExample: 'pass',
    }),
    ...more,
  };
}

it('judges the last read record, and says what the pack in force says otherwise', async () => {
  const panel = await openPanel(TryItPanel, service());
  expect(panel.text()).toContain('New warning: Stale in Demo');
  expect(panel.text()).toContain('Log a call.');
  const score_ = score().shown.total;
  expect(panel.text()).toContain(`Score${score_}`);
  expect(panel.root.querySelector('table')?.textContent).toContain('64');
});

it('shows the clocks of the draft, when they are due, and who is told', async () => {
  const panel = await openPanel(TryItPanel, service());
  const clocks = panel.root.querySelector('[aria-label="Clocks of the draft"]')?.textContent ?? '';
  expect(clocks).toMatch(/Answer in time.*due \d\d:\d\d/);
  expect(clocks).toContain('Then told: Sales lead');
  expect(panel.text()).toContain('New clock: “Answer in time”');
});

it('finds a record by its words', async () => {
  const panel = await openPanel(TryItPanel, service());
  const search = panel.root.querySelector('input');
  if (!search) throw new Error('There is a search field.');
  type(search, 'mills');
  await settle();
  expect([...panel.root.querySelectorAll('.try-row')].map((row) => row.getAttribute('aria-pressed'))).toEqual(
    ['true'],
  );
});

it('runs the examples, those that fail first, each with the way to it', async () => {
  const panel = await openPanel(TryItPanel, service());
  expect(panel.text()).toContain('1 of 2 examples as expected.');
  expect(panel.text()).toContain('Expected “pass”, found “fail”. Stale: 3 days.');
  panel.click('stale: new');
  expect(panel.went).toEqual(['rules[0].examples[1]']);
});

it('puts an example into the draft once it was seen, and warns where it would fail', async () => {
  const panel = await openPanel(TryItPanel, service());
  panel.click('Make an example');
  await settle();
  expect(panel.root.querySelector('[role="alert"]')?.textContent).toContain('The example would fail');
  panel.click('Add');
  const [replaced] = panel.replaced;
  const rules: { id: string; examples?: { name: string }[] }[] = JSON.parse(replaced?.text ?? '{}').rules;
  const changed = rules.find(({ examples }) => examples?.some(({ name }) => name === 'From a stored deal'));
  expect(changed).toBeDefined();
  expect(replaced?.why).toMatch(/^Example for “/);
});

it('keeps the last good result while the draft is no valid pack, and says so', async () => {
  const panel = await openPanel(TryItPanel, service());
  const broken = { ...draftOf(bundledPack), pack: null, problems: [problem()] };
  await panel.draw(broken);
  expect(panel.text()).toContain('What is shown is by the last valid draft.');
  expect(panel.text()).toContain('New warning: Stale in Demo');
  panel.click('Show the first: It is missing.');
  expect(panel.went).toEqual(['name']);
});

const problem = () => ({
  code: 'x',
  path: 'name',
  message: 'It is missing.',
  fix: 'Add it.',
  place: null,
});

it('says where records come from when there are none, and lets its worker go', async () => {
  const panel = await openPanel(TryItPanel, service({ find: async () => [], runExamples: async () => [] }));
  expect(panel.text()).toContain('No records to try the draft on yet.');
  expect(panel.buttons()).toContain('Import a file');
  expect(panel.text()).toContain('The draft has no examples yet.');
  mount(null);
  expect(panel.isEnded()).toBe(true);
});

it('says that a record could not be judged', async () => {
  const panel = await openPanel(
    TryItPanel,
    service({ tryRecord: () => Promise.reject(new Error('It took too long.')) }),
  );
  expect(panel.root.querySelector('[role="alert"]')?.textContent).toContain('It took too long.');
});
