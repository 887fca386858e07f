import { describe, expect, it } from 'vitest';
import type { ReviewEntry } from '../../../store/review-columns';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT } from '../../testing/sample-view';
import { briefOf } from './brief';
import { briefMarkdown } from './brief-markdown';
import { changesPage } from './page-model';
import { targetsOf } from './targets';
import { spansOf } from './testing/sample-spans';

const QUIET: Partial<ReviewEntry> = { warning: 0, breach: 0, topWarning: null, kinds: null };
const DEALS = [
  { stages: ['Demo', 'Closed Won'], amounts: [400] },
  { stages: ['Demo', 'Closed Lost'], amounts: [900.25], note: { lossReason: 'Budget *cut*' } },
  { stages: ['Negotiation'], amounts: [5000], closes: ['2026-11-20', '2026-12-20'], note: { nextStep: '' } },
  { stages: ['Qualified'], amounts: [100, 700], note: { nextStep: 'Call back' } },
  { stages: ['Qualified', 'Discovery'], amounts: [50], currency: 'USD', owner: 'Mara' },
  { stages: ['Qualified'], amounts: [null] },
] satisfies Parameters<typeof spansOf>[0];
const ROWS = sampleRows([
  { ...QUIET, title: 'Won deal' },
  { ...QUIET, title: 'Lost [deal]' },
  { ...QUIET, title: 'Large deal', warning: 2, topWarning: 'Stale in Negotiation', kinds: 'stale-deal' },
  { ...QUIET, title: 'Grown deal', breach: 1, topWarning: 'Deal desk' },
  { ...QUIET, title: 'Dollar deal' },
  { ...QUIET, title: 'Bare deal', passed: null },
]);

const brief = (scope = {}) =>
  briefOf({
    page: changesPage(spansOf(DEALS), scope),
    rows: ROWS,
    period: ['Sun 1 Nov', 'now'],
    context: CONTEXT,
  });
const section = (title: string) => brief().sections.find((one) => one.title === title);

describe('the brief', () => {
  it('leads from the opening to the closing pipeline in each currency, and never adds two up', () => {
    expect(brief().headlines).toEqual([
      {
        text: 'Open pipeline €6,400.25 (4 deals) → €5,700.00 (2 deals), net −€700.25',
        lines: ['Amount up +€600.00 (of 1 deal)', 'Won −€400.00 (−1 deal)', 'Lost −€900.25 (−1 deal)'],
      },
      { text: 'Open pipeline US$50 (1 deal) → US$50 (1 deal), net US$0', lines: [] },
    ]);
  });

  it('names the largest movements first, with reason and next step, and tells none from not read', () => {
    expect(
      section('Top movements')?.items.map(({ money, name, text, next }) => [money, name, text, next]),
    ).toEqual([
      ['€5,000', 'Large deal', 'Pushed: 20 Nov 2026 → 20 Dec 2026, 30 days later.', 'Next step: none'],
      ['€900.25', 'Lost [deal]', 'Lost: Demo → Closed Lost.', 'Reason: Budget *cut*'],
      ['+€600', 'Grown deal', 'Amount up: €100 → €700.', 'Next step: Call back'],
      ['€400', 'Won deal', 'Won: Demo → Closed Won.', ''],
      ['US$50', 'Dollar deal', 'Advanced: Qualified → Discovery.', 'Next step: not read'],
    ]);
  });

  it('lists breaches before warnings, and what is stale; one push is not repeated', () => {
    expect(section('At risk')?.items.map(({ name, text }) => [name, text])).toEqual([
      ['Grown deal', 'Deal desk.'],
      ['Large deal', 'Stale in Negotiation +1. 46 days in its stage. Pushed 1 time.'],
    ]);
    expect(section('Stale')?.items.map(({ name }) => name)).toEqual(['Large deal']);
    expect(section('Pushed repeatedly')?.items).toEqual([]);
  });

  it('says where what was put away is left out: of what is judged, and of no close date', () => {
    const notes = brief().sections.map(({ title, note }) => [
      title,
      /snoozed or dismissed is left out/.test(note),
    ]);
    expect(notes).toEqual([
      ['Top movements', false],
      ['At risk', true],
      ['Stale', true],
      ['Pushed repeatedly', false],
    ]);
  });

  it('says what could not be told, with counts', () => {
    expect(brief().gaps).toEqual([
      'No amount in the closing pipeline: 1 deal.',
      'Open and not yet judged by any rule: 1 deal.',
      'Open deals were last read on 15 Nov 2026, and are taken to be unchanged since.',
    ]);
  });

  it('becomes Markdown in which no name adds markup', () => {
    const text = briefMarkdown(brief({ owner: 'Ines' }));
    expect(text).toMatch(/^# Changes since Sun 1 Nov, until now\n/);
    expect(text).toContain('Owner Ines.');
    expect(text).toContain(
      '- **€900.25** Lost \\[deal\\] (Ines, Closed Lost): Lost: Demo → Closed Lost. Reason: Budget \\*cut\\*.',
    );
    expect(text).not.toContain('Dollar deal');
    expect(briefMarkdown(brief({ owner: 'Mara' }))).toContain('net US$0**\n\n- No change.\n');
  });
});

describe('deals without an amount', () => {
  type Deal = Parameters<typeof spansOf>[0][number];
  const closed = (stage: string, amount: number | null): Deal => ({
    stages: ['Demo', stage],
    amounts: [amount],
  });
  const deals = [
    ...Array.from({ length: 7 }, (_, at) => closed('Closed Won', 100 + at)),
    ...Array.from({ length: 9 }, () => closed('Closed Won', null)),
    closed('Closed Lost', null),
  ];
  const mixed = briefOf({
    page: changesPage(spansOf(deals), {}),
    rows: sampleRows(deals.map(() => QUIET)),
    period: ['Sun 1 Nov', 'now'],
    context: CONTEXT,
  });

  it('take no place of a deal with money, and are counted in a line', () => {
    const [movements] = mixed.sections;
    expect(movements?.items.map(({ money }) => money)).toEqual([
      '€106',
      '€105',
      '€104',
      '€103',
      '€102',
      '€101',
    ]);
    expect(movements?.more).toEqual(['1 more.', 'Also moved: 10 without an amount.']);
    expect(briefMarkdown(mixed)).toContain('- 1 more.\n- Also moved: 10 without an amount.\n');
  });

  it('are why the bridge counts fewer than came or went', () => {
    expect(mixed.headlines[0]?.lines).toEqual(['Won −€721 (−7 deals)']);
    expect(mixed.gaps).toContain('Came or went, and in no sum: deals without an amount (Won 9, Lost 1).');
  });
});

describe('targets', () => {
  const quota = { period: '2026Q4', amount: 1900, currency: 'EUR' };
  const values = (quotas: (typeof quota & { owner?: string })[], scope = {}) =>
    targetsOf(changesPage(spansOf(DEALS, quotas), scope)).map(({ metric }) => metric.value ?? metric.reason);

  it('hold the closing pipeline against the quota of who is looked at', () => {
    expect(values([quota])).toEqual([0.5, 3]);
    expect(values([quota, { ...quota, amount: 5700, owner: 'Ines' }], { owner: 'Ines' })).toEqual([0.5, 1]);
  });

  it('take the quota of the day that it is where somebody looks on', () => {
    const fourth = { period: '2026Q4', amount: 1900, currency: 'EUR' };
    const spans = spansOf(DEALS, [fourth, { ...fourth, period: '2027Q1', amount: 5700 }]);
    const between = { ...spans.between, to: Date.UTC(2026, 11, 31, 23, 30) };
    const label = (zone: string) => targetsOf(changesPage({ ...spans, between, zone }, {}))[1]?.metric.label;
    expect(label('UTC')).toBe('Coverage of the quota of Q4 2026');
    expect(label('Europe/Berlin')).toBe('Coverage of the quota of Q1 2027');
  });

  it('state nothing without a quota or a closed deal', () => {
    expect(values([])[1]).toBe('the rule pack gives no quota for this period');
    expect(values([quota], { owner: 'Mara' })).toEqual([
      'no deal was closed',
      'the rule pack gives no quota of Mara for this period',
    ]);
    expect(values([quota], { pipeline: 'default' })[1]).toBe('quotas of the rule pack are not by pipeline');
  });
});
