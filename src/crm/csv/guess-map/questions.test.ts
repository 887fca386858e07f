import { describe, expect, it } from 'vitest';
import { draftState, settled } from './questions';
import { fixture, guessFile, PACK } from './testing/guess-file';

const HEADER = 'Opportunity ID,Opportunity Name,Stage,Amount,Close Date';

async function stateOf(content: string | Uint8Array, name?: string) {
  const { records, guess } = await guessFile(content, name);
  const { draft, fields } = guess;
  return {
    draft,
    state: draftState(draft, records, null, fields, PACK.stages),
    settled: settled(draft, records, null, fields),
  };
}

const deals = (...rows: string[]) =>
  [HEADER, ...rows.map((row, n) => `006${n},A,Proposal,${row}`)].join('\n');

describe('the order of day and month', () => {
  it('is asked when no date settles it, with what fits both', async () => {
    const { state, settled: draft } = await stateOf(deals('1,03/04/2025', '2,05/06/2025', '3,07/07/2025'));
    expect(state.questions).toEqual([
      {
        file: 'records',
        about: 'dates',
        open: 2,
        dayFirst: 0,
        monthFirst: 0,
        plain: 1,
        examples: ['03/04/2025', '05/06/2025'],
      },
    ]);
    expect(state.missing).toContain('whether the day or the month comes first');
    expect(draft.dateOrder).toBeNull();
  });

  it('is never guessed from what is more frequent: both orders are asked about', async () => {
    const { state } = await stateOf(deals('1,31/12/2025', '2,30/12/2025', '3,12/30/2025'));
    expect(state.questions).toMatchObject([{ about: 'dates', dayFirst: 2, monthFirst: 1 }]);
  });

  it('is taken where one date can only be read one way', async () => {
    const { state, settled: draft } = await stateOf(deals('1,03/04/2025', '2,31/12/2025'));
    expect(state.questions).toEqual([]);
    expect(draft.dateOrder).toBe('dmy');
  });

  it('is not asked of columns that nobody reads', async () => {
    const { records, guess } = await guessFile(deals('1,03/04/2025'));
    const { closeDate: _, ...columns } = guess.draft.columns;
    const state = draftState({ ...guess.draft, columns }, records, null, guess.fields, PACK.stages);
    expect(state.questions).toEqual([]);
  });

  it('stays a question after the answer, and no longer holds up the import', async () => {
    const { records, guess } = await guessFile(deals('1,03/04/2025'));
    const draft = { ...guess.draft, dateOrder: 'dmy' as const };
    const state = draftState(draft, records, null, guess.fields, PACK.stages);
    expect(state.questions).toHaveLength(1);
    expect(state.missing).toEqual(['the account that the records belong to']);
  });

  it('is asked of a whole report', async () => {
    const name = 'salesforce-report-with-footer.csv';
    const { state } = await stateOf(fixture(name), name);
    expect(state.questions).toMatchObject([{ about: 'dates', open: 12, dayFirst: 0, monthFirst: 0 }]);
  });
});

describe('the decimal mark', () => {
  it('is asked where thousands and decimals look the same', async () => {
    const { state } = await stateOf(deals('1.234,2025-01-02', '5.678,2025-01-02'));
    expect(state.questions).toMatchObject([{ about: 'decimals', open: 2, examples: ['1.234', '5.678'] }]);
    expect(state.missing).toContain('which mark comes before decimals');
  });

  it('is asked where the file has both', async () => {
    const { state } = await stateOf(deals('"1.234,50",2025-01-02', '"1,234.50",2025-01-02'));
    expect(state.questions).toMatchObject([{ about: 'decimals', point: 1, comma: 1 }]);
  });

  it('is taken from a number that proves it', async () => {
    const name = 'salesforce-bericht-semikolon.csv';
    const { state, settled: draft } = await stateOf(fixture(name), name);
    expect(state.questions).toEqual([]);
    expect(draft).toMatchObject({ decimal: ',', dateOrder: 'dmy' });
  });
});

describe('what is open', () => {
  it('is listed: stages that the pack does not know, most frequent first', async () => {
    const rows = ['Paperwork', 'Paperwork', 'Legal', 'Proposal', 'closed-won'];
    const { state } = await stateOf(
      `${HEADER}\n${rows.map((stage, n) => `006${n},A,${stage},1,`).join('\n')}`,
    );
    expect(state.unknownStages).toEqual([
      { text: 'Paperwork', count: 2 },
      { text: 'Legal', count: 1 },
    ]);
  });

  it('is named: ids, stage, account', async () => {
    const { state } = await stateOf('Opportunity Name,Amount,Close Date,Next Step\nA,1,2025-01-02,Call');
    expect(state.missing).toEqual([
      'the account that the records belong to',
      'a column of ids, or columns to make an id of',
      'a column for Stage',
    ]);
  });
});
