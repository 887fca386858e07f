import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDemoData } from '../../../data/generate';
import { showcaseDeal, showcaseLead } from '../../../data/showcase';
import { DAY, isoDate } from '../../../data/time';
import { createContext } from '../context';
import { SalesforceProblem } from '../errors';
import { parseSoql } from './parse';
import { resolveRelative } from './relative-dates';
import { runSoql } from './run';

const NOW = Date.UTC(2026, 10, 21, 9, 30);
const data = createDemoData({ now: NOW });
const { schema } = createContext(data, () => NOW);

const run = (soql: string) => runSoql(schema, soql, NOW, '66.0');
const ids = (soql: string) => run(soql).records.map((record) => record.Id);

function problem(soql: string): string {
  try {
    run(soql);
  } catch (error) {
    if (error instanceof SalesforceProblem) return `${error.errorCode}: ${error.message}`;
  }
  return 'no problem';
}

describe('parseSoql', () => {
  it('reads every clause', () => {
    expect(
      parseSoql(
        'select o.Id, o.Owner.Name FROM Opportunity o WHERE (o.Amount >= 1e or Amount = null) LIMIT 5'.replace(
          '1e',
          '10.5',
        ),
      ),
    ).toEqual({
      object: 'Opportunity',
      scope: null,
      select: ['Id', 'Owner.Name'],
      where: {
        kind: 'or',
        parts: [
          { kind: 'compare', field: 'Amount', operator: '>=', value: { kind: 'number', value: 10.5 } },
          { kind: 'compare', field: 'Amount', operator: '=', value: { kind: 'null' } },
        ],
      },
      orderBy: [],
      limit: 5,
      offset: 0,
    });
    expect(parseSoql('SELECT COUNT() FROM Lead ORDER BY Name DESC NULLS LAST, Id OFFSET 3')).toMatchObject({
      select: 'count',
      orderBy: [
        { field: 'Name', descending: true, nullsLast: true },
        { field: 'Id', descending: false, nullsLast: false },
      ],
      offset: 3,
    });
  });

  it('reads any text back from its literal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const literal = text.replaceAll(/['\\]/g, '\\$&');
        expect(parseSoql(`SELECT Id FROM Lead WHERE Name = '${literal}'`).where).toEqual({
          kind: 'compare',
          field: 'Name',
          operator: '=',
          value: { kind: 'text', value: text },
        });
      }),
    );
  });

  it('refuses what it does not know, and never with anything else than a problem', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('SELECT', 'Id', 'FROM', 'WHERE', '(', ')', "'a'", 'AND', 'LIMIT', '1', '=')),
        (words) => {
          try {
            parseSoql(words.join(' '));
          } catch (error) {
            expect(error).toBeInstanceOf(SalesforceProblem);
          }
        },
      ),
    );
  });

  it.each([
    ['', "unexpected token: '<EOF>'"],
    ['SELECT FROM Lead', "unexpected token: 'Lead'"],
    ['SELECT Id FROM Lead WHERE Name', "unexpected token: '<EOF>'"],
    ["SELECT Id FROM Lead WHERE Name = 'a' AND Name = 'b' OR Name = 'c'", "unexpected token: 'OR'"],
    ['SELECT Id FROM Lead LIMIT 1.5', "unexpected token: '1.5'"],
    ['SELECT Id FROM Lead OFFSET 2001', 'OFFSET must not be over 2000'],
    ["SELECT Id FROM Lead WHERE Name = 'open", 'no viable alternative'],
    ['SELECT Id FROM Lead WHERE CreatedDate = SOMEDAY', "unexpected token: 'SOMEDAY'"],
    ['DELETE FROM Lead', "unexpected token: 'DELETE'"],
  ])('%s is malformed', (soql, message) => {
    expect(problem(soql)).toContain('MALFORMED_QUERY');
    expect(problem(soql)).toContain(message);
  });
});

describe('runSoql', () => {
  it('says which object, field or relationship there is none of', () => {
    expect(problem('SELECT Id FROM Deal')).toMatch(/^INVALID_TYPE: .*Deal/);
    expect(problem('SELECT Id, Stage FROM Opportunity')).toMatch(/^INVALID_FIELD: .*'Stage'/);
    expect(problem('SELECT Owner.Shoe FROM Lead')).toMatch(/^INVALID_FIELD: .*'Shoe'/);
    expect(problem('SELECT Boss.Name FROM Lead')).toMatch(/^INVALID_FIELD: .*'Boss'/);
    expect(problem("SELECT Id FROM Lead WHERE Shoe = 'a'")).toMatch(/^INVALID_FIELD/);
    expect(problem('SELECT Id FROM Lead ORDER BY Shoe')).toMatch(/^INVALID_FIELD/);
  });

  it('never converts types', () => {
    expect(problem("SELECT Id FROM Opportunity WHERE CloseDate = '2026-01-01'")).toMatch(
      /^INVALID_FIELD: .*must be of type date and should not be enclosed in quotes/,
    );
    expect(problem('SELECT Id FROM Opportunity WHERE Name = 5')).toContain('should be enclosed in quotes');
    expect(problem('SELECT Id FROM Opportunity WHERE CreatedDate = 2026-01-01')).toMatch(/^INVALID_FIELD/);
    expect(problem('SELECT Id FROM Opportunity WHERE IsWon = null')).toMatch(/^INVALID_FIELD/);
    expect(problem('SELECT Id FROM Opportunity WHERE Amount LIKE 5')).toMatch(
      /^INVALID_QUERY_FILTER_OPERATOR/,
    );
  });

  it('compares as the data say', () => {
    const over = data.deals.filter((deal) => (deal.amount ?? -1) > 20_000);
    expect(run('SELECT Id FROM Opportunity WHERE Amount > 20000').totalSize).toBe(over.length);
    const blank = data.deals.filter((deal) => deal.amount === null).length;
    expect(run('SELECT COUNT() FROM Opportunity WHERE Amount = null').totalSize).toBe(blank);
    expect(run('SELECT COUNT() FROM Opportunity WHERE Amount != null').totalSize).toBe(
      data.deals.length - blank,
    );
    expect(run('SELECT COUNT() FROM Opportunity WHERE NOT Amount <= 20000').totalSize).toBe(
      over.length + blank,
    );
    const won = run('SELECT StageName FROM Opportunity WHERE IsWon = TRUE');
    expect(new Set(won.records.map((record) => record.StageName))).toEqual(new Set(['Closed Won']));
  });

  it('finds texts without letter case, by pattern and in lists', () => {
    const { salesforceId, name } = showcaseDeal(data, 'all-clear');
    expect(ids(`SELECT Id FROM Opportunity WHERE Name = '${name.toUpperCase()}'`)).toEqual([salesforceId]);
    expect(ids("SELECT Id FROM Opportunity WHERE Name LIKE 'quillmoor analytics – TEAM%'")).toEqual([
      salesforceId,
    ]);
    expect(ids("SELECT Id FROM Opportunity WHERE Name LIKE 'quillmoor\\\\_%'")).toEqual([]);
    const short = salesforceId.slice(0, 15);
    expect(ids(`SELECT Id FROM Opportunity WHERE Id IN ('${short}', 'x')`)).toEqual([salesforceId]);
    const others = run(`SELECT Id FROM Opportunity WHERE Id NOT IN ('${short}')`);
    expect(others.totalSize).toBe(data.deals.length - 1);
  });

  it('sorts with blanks first unless told otherwise, and cuts after that', () => {
    const amounts = run('SELECT Amount FROM Opportunity ORDER BY Amount').records.map(
      (record) => record.Amount,
    );
    const blanks = amounts.filter((amount) => amount === null).length;
    expect(amounts.slice(0, blanks).every((amount) => amount === null)).toBe(true);
    const rest = amounts.slice(blanks).map(Number);
    expect(rest).toEqual([...rest].sort((a, b) => a - b));
    const top = run('SELECT Amount FROM Opportunity ORDER BY Amount DESC NULLS LAST LIMIT 2 OFFSET 1');
    expect(top.records.map((record) => record.Amount)).toEqual([rest.at(-2), rest.at(-3)]);
  });

  it('gives every id once to whoever goes on after the last one', () => {
    const found: string[] = [];
    for (let page = ['']; page.length > 0; found.push(...page)) {
      const after = found.at(-1) ?? '';
      page = ids(`SELECT Id FROM Opportunity WHERE Id > '${after}' ORDER BY Id LIMIT 9`).map(String);
    }
    expect(found.sort()).toEqual(data.deals.map((deal) => deal.salesforceId).sort());
  });

  it('follows relationships, also to the queue behind an unassigned lead', () => {
    const { salesforceId } = showcaseLead(data, 'unassigned');
    const [lead] = run(`SELECT Owner.Name, OwnerId FROM Lead WHERE Id = '${salesforceId}'`).records;
    expect(lead?.Owner).toMatchObject({ attributes: { type: 'Group' }, Name: 'Inbound Queue' });
    const [deal] = run(
      "SELECT Account.Name, Owner.Name FROM Opportunity WHERE Account.Name LIKE 'Fen%' LIMIT 1",
    ).records;
    expect(deal?.Account).toMatchObject({ Name: expect.stringMatching(/^Fen/) });
    expect(deal?.Owner).toMatchObject({ attributes: { type: 'User' } });
    expect(run('SELECT Account.Name FROM Opportunity WHERE AccountId = null').records).toEqual([]);
  });

  it('writes datetimes with +0000 and dates as days', () => {
    const deal = showcaseDeal(data, 'no-stage-dates');
    const [record] = run(
      `SELECT CreatedDate, CloseDate, LastStageChangeDate, PushCount FROM Opportunity WHERE Id = '${deal.salesforceId}'`,
    ).records;
    expect(record).toMatchObject({
      CreatedDate: new Date(deal.createdAt).toISOString().replace('Z', '+0000'),
      CloseDate: deal.closeDate,
      LastStageChangeDate: null,
      PushCount: null,
    });
  });

  it('knows relative dates on dates and datetimes', () => {
    const recent = data.leads.filter(
      (lead) => (lead.formSubmittedAt ?? lead.createdAt) >= Date.UTC(2026, 10, 14),
    );
    expect(run('SELECT COUNT() FROM Lead WHERE CreatedDate = LAST_N_DAYS:7').totalSize).toBe(recent.length);
    const due = data.deals.filter(({ closeDate }) => closeDate?.startsWith('2026-12'));
    expect(run('SELECT COUNT() FROM Opportunity WHERE CloseDate = NEXT_MONTH').totalSize).toBe(due.length);
    const past = data.deals.filter(({ closeDate }) => closeDate !== null && closeDate < isoDate(NOW));
    expect(run('SELECT COUNT() FROM Opportunity WHERE CloseDate < TODAY').totalSize).toBe(past.length);
    expect(recent.length * due.length * past.length).toBeGreaterThan(0);
  });
});

describe('resolveRelative', () => {
  it.each([
    ['TODAY', null, '2026-11-21', 1],
    ['YESTERDAY', null, '2026-11-20', 1],
    ['THIS_WEEK', null, '2026-11-15', 7],
    ['LAST_MONTH', null, '2026-10-01', 31],
    ['THIS_QUARTER', null, '2026-10-01', 92],
    ['NEXT_YEAR', null, '2027-01-01', 365],
    ['LAST_N_DAYS', 30, '2026-10-22', 31],
    ['NEXT_N_DAYS', 2, '2026-11-22', 2],
  ])('%s %s starts on %s', (name, count, start, length) => {
    const span = resolveRelative(name, count, NOW);
    expect([isoDate(span.start), (span.end - span.start) / DAY]).toEqual([start, length]);
  });
});
