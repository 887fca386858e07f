import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABELS, labelsOf } from './labels';
import { fixture, guessFile } from './testing/guess-file';

const EN = 'hubspot-crm-exports-all-deals-2026-11-20.csv';
const REPORT = 'salesforce-report-with-footer.csv';

const guessFixture = (name: string) => guessFile(fixture(name), name);

describe('the kind of a file', () => {
  it.each([
    [EN, 'hubspot', 'deal'],
    ['hubspot-deals-german.csv', 'hubspot', 'deal'],
    ['deals-api-names.json', 'hubspot', 'deal'],
    [REPORT, 'salesforce', 'deal'],
    ['salesforce-report-utf16.csv', 'salesforce', 'deal'],
    ['salesforce-bericht-semikolon.csv', 'salesforce', 'deal'],
  ])('of %s is told by its headers', async (name, crm, object) => {
    const { guess } = await guessFixture(name);
    expect(guess.draft).toMatchObject({ crm, object, account: null });
    expect(guess.kind?.confidence).toBe('certain');
  });

  it.each([
    ['Record ID,First Name,Last Name,Email,Lifecycle Stage', 'hubspot', 'contact'],
    ['Record ID,Company name,Company owner,Industry', 'hubspot', 'company'],
    ['Lead ID,Company / Account,Lead Status,Email', 'salesforce', 'lead'],
    ['Account ID,Account Name,Billing Country', 'salesforce', 'company'],
    ['Id,FirstName,LastName,AccountId,MailingCountry', 'salesforce', 'contact'],
  ])('%s', async (header, crm, object) => {
    expect((await guessFile(`${header}\n1,2,3`)).guess.draft).toMatchObject({ crm, object });
  });

  it('is told by the ids where headers say little', async () => {
    const { guess } = await guessFile('Key,Amount\n00Q8d000001AbCd,1\n00Q8d000001AbCe,2');
    expect(guess.draft).toMatchObject({ crm: 'salesforce', object: 'lead', id: ['Key'] });
  });

  it('stays open for a file of nothing known', async () => {
    const { guess } = await guessFile('Colour,Weight\nred,12');
    expect(guess.kind).toBeNull();
    expect(guess.draft).toMatchObject({ crm: null, object: null, columns: {} });
  });
});

describe('columns', () => {
  it('go to the fields whose labels head them, with the reason', async () => {
    const { guess } = await guessFixture('hubspot-deals-german.csv');
    expect(guess.draft.id).toEqual(['Datensatz-ID']);
    expect(guess.draft.columns).toEqual({
      name: ['Deal-Name'],
      stage: ['Deal-Phase'],
      amount: ['Betrag'],
      closeDate: ['Abschlussdatum'],
      createdAt: ['Erstelldatum'],
      owner: ['Deal-Inhaber'],
      lastActivityAt: ['Datum der letzten Aktivität'],
      nextStep: ['Nächster Schritt'],
    });
    expect(guess.reasons.closeDate).toEqual({
      confidence: 'certain',
      reason: 'header equals the label of HubSpot (German) for Close date',
    });
  });

  it('are known by API names, with and without the place in a JSON object', async () => {
    const { guess } = await guessFixture('deals-api-names.json');
    expect(guess.draft.columns.closeDate).toEqual(['properties.closedate']);
    expect(guess.reasons.closeDate?.reason).toBe('header equals HubSpot’s API name of Close date');
  });

  it('are known by the pack’s own labels and API names', async () => {
    const { guess } = await guessFile('Record ID,Deal Name,Deal Stage,Pain points,Competitor\n1,2,3,4,5');
    expect(guess.draft.columns).toMatchObject({ painPoints: ['Pain points'], competitor: ['Competitor'] });
    const { guess: other } = await guessFile('Id,StageName,CloseDate,Loss_Reason__c\n1,2,3,4');
    expect(other.draft.columns.lossReason).toEqual(['Loss_Reason__c']);
  });

  it('are known by their values where no header says it', async () => {
    const { guess } = await guessFile(
      'Record ID,Deal Name,Where it is\n1,A,Proposal\n2,B,Contract Sent\n3,C,Paperwork',
    );
    expect(guess.draft.columns.stage).toEqual(['Where it is']);
    expect(guess.reasons.stage).toEqual({
      confidence: 'possible',
      reason: '67% of its values are stages of the rule pack',
    });
    const { guess: people } = await guessFile(
      'Record ID,First Name,Contact\n1,Ada,ada@sample.example',
      'c.csv',
      {
        crm: 'hubspot',
        object: 'contact',
      },
    );
    expect(people.draft.columns.email).toEqual(['Contact']);
  });

  it('of first and last names are one name', async () => {
    const { guess } = await guessFile(
      'Record ID,First Name,Last Name,Email\n1,Ada,Sample,ada@sample.example',
    );
    expect(guess.draft.columns.name).toEqual(['First Name', 'Last Name']);
  });

  it('that stand there twice are nobody’s', async () => {
    const { guess } = await guessFile('Record ID,Deal Name,Amount,Amount\n1,A,2,3');
    expect(guess.draft.columns.amount).toBeUndefined();
  });
});

describe('columns of times of stages', () => {
  it.each([
    ['Date entered "Demo (Sales Pipeline)"', 'Demo'],
    ['Date entered “Demo (Sales Pipeline)”', 'Demo'],
    ['Datum des Eintritts in „Demo (Sales Pipeline)“', 'Demo'],
    ['Date d’entrée dans « Demo (Sales Pipeline) »', 'Demo'],
    ['Fecha de entrada en "Demo (Sales Pipeline)"', 'Demo'],
    ['Datum ingevoerd "Demo (Sales Pipeline)"', 'Demo'],
    ['hs_v2_date_entered_1234567', '1234567'],
    ['hs_date_entered_closedwon', 'closedwon'],
    // No language that is known, but a stage of the pack above dates.
    ['Wejście "Demo (Sales Pipeline)"', 'Demo'],
  ])('%s', async (header, stage) => {
    const cell = `"${header.replaceAll('"', '""')}"`;
    const { guess } = await guessFile(`Record ID,Deal Name,${cell}\n1,A,2026-03-01 10:00`);
    expect(guess.draft.entered).toEqual({ [header]: stage });
  });

  it.each([
    'Date exited "Demo (Sales Pipeline)"',
    'Cumulative time in "Demo (Sales Pipeline)"',
    'Latest time in "Demo"',
    'hs_v2_date_entered_current_stage',
    'The "Demo"',
  ])('not %s', async (header) => {
    const cell = `"${header.replaceAll('"', '""')}"`;
    const value = header.startsWith('The') ? 'yes' : '2026-03-01 10:00';
    const { guess } = await guessFile(`Record ID,Deal Name,${cell}\n1,A,${value}`);
    expect(guess.draft.entered).toEqual({});
  });
});

/** Headers with one value each, as a file of these columns in any order. */
const fileOf = (columns: readonly (readonly [string, string])[]): string =>
  [columns.map(([name]) => `"${name}"`), columns.map(([, value]) => `"${value}"`)]
    .map((cells) => cells.join(','))
    .join('\n');

const VALUES = ['Proposal', '2026-03-01', 'ada@sample.example', '123456', '0068d00000AbCdE', ''];
const anyLabel = fc.constantFrom(
  ...new Set([
    ...Object.values(LABELS).flatMap((objects) =>
      Object.values(objects).flatMap((table) => labelsOf(table).map(({ text }) => text)),
    ),
    'amount',
    'Loss_Reason__c',
    'Something else',
    'Date entered ”Demo”',
  ]),
);
const anyFile = fc.uniqueArray(fc.tuple(anyLabel, fc.constantFrom(...VALUES)), {
  selector: ([name]) => name,
  minLength: 2,
  maxLength: 14,
});

describe('any file', () => {
  it('is guessed the same whatever the order of its columns', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFile.chain((columns) =>
          fc.tuple(
            fc.constant(columns),
            fc.shuffledSubarray(columns, { minLength: columns.length, maxLength: columns.length }),
          ),
        ),
        async ([columns, shuffled]) => {
          const first = (await guessFile(fileOf(columns))).guess;
          const second = (await guessFile(fileOf(shuffled))).guess;
          expect(second).toEqual(first);
        },
      ),
      { numRuns: 150, seed: 2026 },
    );
  });

  it('has no column that is two fields', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, async (columns) => {
        const { draft } = (await guessFile(fileOf(columns))).guess;
        const used = [...draft.id, ...Object.values(draft.columns).flat(), ...Object.keys(draft.entered)];
        expect(new Set(used).size).toBe(used.length);
        const there = new Set(columns.map(([name]) => name.trim()));
        expect(used.every((name) => there.has(name))).toBe(true);
      }),
      { numRuns: 150, seed: 2027 },
    );
  });
});

describe('the tables of labels', () => {
  it('have five languages for every field, and no label of two fields', () => {
    for (const [crm, objects] of Object.entries(LABELS))
      for (const [object, table] of Object.entries(objects)) {
        const owners = new Map<string, string>();
        for (const [field, texts] of Object.entries(table)) {
          expect(texts.split('|'), `${crm} ${object} ${field}`).toHaveLength(5);
          for (const { text } of labelsOf({ [field]: texts })) {
            expect(text, `${crm} ${object} ${field}`).not.toBe('');
            expect(owners.get(text) ?? field, `${crm} ${object} ${text}`).toBe(field);
            owners.set(text, field);
          }
        }
      }
  });
});
