import { expect, it } from 'vitest';
import type { ReviewEntry } from '../../../store/review-columns';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT } from '../../testing/sample-view';
import { briefOf } from './brief';
import { closingDeals, itemOf } from './brief-deals';
import { changesPage } from './page-model';
import { spansOf } from './testing/sample-spans';

const QUIET: Partial<ReviewEntry> = { warning: 0, breach: 0, topWarning: null, kinds: null };

/** Open deals by amount, the first the largest; those after the last row are in no list. */
function briefed(rows: Partial<ReviewEntry>[], deals = rows.length, pushes: number[] = []) {
  const amounts = Array.from({ length: deals }, (_, at) => deals - at);
  const all = spansOf(amounts.map((amount) => ({ stages: ['Demo'], amounts: [amount] })));
  const spans = all.spans.map((span, at) => ({ ...span, pushes: pushes[at] ?? 0 }));
  return { page: changesPage({ ...all, spans }, {}), rows: sampleRows(rows) };
}

function textsOf(rows: Partial<ReviewEntry>[]): string[] {
  const { page, rows: listed } = briefed(rows);
  return closingDeals(page, listed).map((deal) => itemOf(deal, page, CONTEXT).text);
}

it('has no warning only where a rule has judged, and nothing is unknown or was put away', () => {
  expect(
    textsOf([{ ...QUIET, putAway: 4 }, { ...QUIET, putAway: 1 }, QUIET, { ...QUIET, passed: null }]),
  ).toEqual(['4 put away.', '1 put away.', 'No warning.', 'Not judged yet.']);
  expect(
    textsOf([
      { ...QUIET, unknown: 2 },
      { ...QUIET, unknown: 1, putAway: 3 },
    ]),
  ).toEqual(['2 unknown.', '1 unknown.']);
});

it('names the warning that is open, whatever else was put away or is unknown', () => {
  const open = { ...QUIET, topWarning: 'Amount missing', putAway: 3, unknown: 1 };
  expect(
    textsOf([
      { ...open, warning: 1 },
      { ...open, breach: 1, warning: 1 },
    ]),
  ).toEqual(['Amount missing.', 'Amount missing +1.']);
});

it('takes a deal that is in no list for neither at risk nor judged', () => {
  const { page, rows } = briefed([QUIET], 2);
  const [, unlisted] = closingDeals(page, rows);
  expect(unlisted).toMatchObject({ row: null, breach: 0, warning: 0, putAway: 0, isJudged: false });
  const brief = briefOf({ page, rows, period: ['Sun 1 Nov', 'now'], context: CONTEXT });
  expect(brief.sections.find(({ title }) => title === 'At risk')?.items).toEqual([]);
  expect(brief.gaps).toContain('Open and not yet judged by any rule: 1 deal.');
});

it('lists what was put away where its close date was pushed twice, and says so', () => {
  const { page, rows } = briefed([{ ...QUIET, putAway: 2 }, QUIET], 2, [2, 1]);
  const { sections } = briefOf({ page, rows, period: ['Sun 1 Nov', 'now'], context: CONTEXT });
  expect(sections.find(({ title }) => title === 'Pushed repeatedly')?.items.map(({ text }) => text)).toEqual([
    '2 put away. Pushed 2 times.',
  ]);
});

it('says whose deal it was on the closing day, that nobody owned it, or that nothing tells', () => {
  const untold = spansOf([{ stages: ['Demo'] }, { stages: ['Demo'] }]);
  const spans = spansOf([{ stages: ['Demo'] }, { stages: ['Demo'], owner: null }]);
  for (const { closing } of untold.spans)
    closing.owner = { isKnown: false, gap: { since: null, until: null } };
  const rows = sampleRows([
    { ...QUIET, owner: 'Mara' },
    { ...QUIET, owner: null, empty: 'owner' },
  ]);
  const places = (of: typeof spans, among = rows) => {
    const page = changesPage(of, {});
    return closingDeals(page, among).map((deal) => itemOf(deal, page, CONTEXT).place);
  };
  expect(places(spans)).toEqual(['Ines, Demo', 'no owner, Demo']);
  expect(places(untold)).toEqual(['Mara, Demo', 'no owner, Demo']);
  expect(places(untold, sampleRows([]))).toEqual(['owner unknown, Demo', 'owner unknown, Demo']);
});
