import { describe, expect, it } from 'vitest';
import { readAll, textFile } from '../testing/text-file';
import { draftOfMap, mapOfDraft } from './draft-map';
import { fixture, guessFile } from './testing/guess-file';

const EN = 'hubspot-crm-exports-all-deals-2026-11-20.csv';

function mapOf(draft: Parameters<typeof mapOfDraft>[0]) {
  const made = mapOfDraft(draft);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.map;
}

describe('the map of a draft', () => {
  it('reads the file that it was guessed from', async () => {
    const { guess } = await guessFile(fixture(EN), EN);
    const map = mapOf({ ...guess.draft, stageValues: { Paperwork: 'negotiation' } });
    const { rows, problems } = await readAll(textFile(fixture(EN), EN), map);
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(5);
    expect(rows[0]?.record).toMatchObject({
      identity: { id: '9001', crm: 'hubspot', object: 'deal' },
      title: 'Example Rockets – pilot',
      stage: { id: null, label: 'Proposal Sent' },
      fields: { amount: { value: 48000 }, closeDate: { value: '2026-12-15' } },
      history: [
        { field: 'stage', to: 'Appointment Scheduled', from: null, source: 'export' },
        { field: 'stage', to: 'Proposal Sent', from: null, source: 'export' },
      ],
      neverEntered: ['Closed Won'],
    });
    expect(rows[4]?.record.stage).toEqual({ id: 'negotiation', label: 'Paperwork' });
  });

  it('is the draft again when it is loaded', async () => {
    const { guess } = await guessFile(fixture(EN), EN);
    const draft = { ...guess.draft, dateOrder: 'mdy' as const, stageValues: { Paperwork: 'negotiation' } };
    const loaded = draftOfMap(mapOf(draft), guess.draft);
    expect({ ...loaded, base: null }).toEqual(draft);
    expect(mapOf(loaded)).toEqual(mapOf(draft));
  });

  it('keeps settings of a loaded map that the page does not show', async () => {
    const { guess } = await guessFile(fixture(EN), EN);
    const map = {
      ...mapOf(guess.draft),
      blanks: ['N/A'],
      fields: { amount: { column: 'Amount', unit: 'thousands' as const } },
    };
    const loaded = draftOfMap(map, guess.draft);
    expect(mapOf(loaded)).toMatchObject({ blanks: ['N/A'], fields: { amount: { unit: 'thousands' } } });
    const moved = { ...loaded, columns: { ...loaded.columns, amount: ['Next step'] } };
    expect(mapOf(moved).fields.amount).toEqual({ column: 'Next step' });
  });

  it('makes an id of columns that is the same for the same texts', async () => {
    const { guess } = await guessFile('Deal Name,Deal Stage,Deal owner\nA,Proposal,Ada\nB,Proposal,Ada\n,,');
    const map = mapOf({ ...guess.draft, id: ['Deal Name', 'Deal owner'], isIdMade: true });
    const read = async (text: string) =>
      (await readAll(textFile(text), map)).rows.map(({ record }) => record.identity.id);
    const [first, second] = await read('Deal Name,Deal Stage,Deal owner\nA,Proposal,Ada\nB,Proposal,Ada');
    expect(await read('Deal owner,Deal Name,Deal Stage\nAda,B,Won\nada, A ,Proposal')).toEqual([
      second,
      first,
    ]);
    expect(first).not.toBe(second);
    const { problems } = await readAll(textFile('Deal Name,Deal Stage,Deal owner\n,Proposal,'), map);
    expect(problems).toMatchObject([{ code: 'no-id', effect: 'refused', cells: ['', 'Proposal', ''] }]);
  });

  it('joins the parts of a name', async () => {
    const text = 'Record ID,First Name,Last Name,Email\n1,Ada,Sample,ada@sample.example\n2,,Demo,';
    const { guess } = await guessFile(text);
    const { rows } = await readAll(textFile(text), mapOf(guess.draft));
    expect(rows.map(({ record }) => record.title)).toEqual(['Ada Sample', 'Demo']);
  });
});
