import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTable } from './open-table';
import { readAll, textFile } from './testing/text-file';

const MAP = {
  object: 'deal',
  id: 'id',
  fields: { amount: { column: 'properties.amount' }, nextStep: { column: 'properties.next' } },
};
const RECORDS = [
  { id: 1, properties: { amount: 12.5, next: null } },
  { id: 2, properties: { amount: '1,000.00', next: 'Say "[hi], {you}"' } },
  { id: 3, properties: { amount: 'soon' } },
];

describe('JSON records', () => {
  it.each([
    ['a list', JSON.stringify(RECORDS), 'a.json', 'json'],
    ['a list, indented', JSON.stringify(RECORDS, null, 2), 'a.json', 'json'],
    [
      'an object that holds a list',
      JSON.stringify({ total: [1].length, done: true, records: RECORDS }),
      'a.txt',
      'json',
    ],
    ['one a line', RECORDS.map((one) => JSON.stringify(one)).join('\n'), 'a.txt', 'ndjson'],
    [
      'one a line, by name',
      `${JSON.stringify(RECORDS[0])}\r\n\r\n${JSON.stringify(RECORDS[1])}\r\n${JSON.stringify(RECORDS[2])}`,
      'a.jsonl',
      'ndjson',
    ],
  ])('are read from %s', async (_, text, name, format) => {
    for (const piece of [1, 7, 100_000]) {
      const source = textFile(text, name, piece);
      expect((await openTable(source, {}, 'read', {})).format).toBe(format);
      const { rows, summary } = await readAll(source, MAP);
      expect(rows.map(({ record }) => record.identity.id)).toEqual(['1', '2', '3']);
      expect(rows.map(({ record }) => record.fields.amount)).toMatchObject([
        { value: 12.5 },
        { value: 1000 },
        { reason: 'not-a-number' },
      ]);
      expect(rows.map(({ record }) => record.fields.nextStep?.state)).toEqual(['empty', 'value', undefined]);
      expect(summary.rows).toMatchObject({ total: 3, read: 3 });
    }
  });

  it.each([
    ['[{"id":1},{"id":2', 'fatal bad-json', 1],
    ['[{"id":1}] []', 'fatal bad-json', 1],
    ['{"a":1,\n"b":{"c":2}}', 'fatal no-records', null],
    ['[{"id":1},\n5,{"id":2}]', 'refused not-an-object', 2],
    ['[{"id":1},\n{id:5},{"id":2}]', 'refused bad-json', 2],
    ['{"id":1}\n{"id":\n{"id":2}', 'refused bad-json', 2],
    [`[{"id":1},{"id":"${'x'.repeat(2_100_000)}"}]`, 'refused row-too-long', 1],
    ['[]', 'fatal missing-column', null],
  ])('%# is %s', async (text, expected, line) => {
    const { problems, summary } = await readAll(textFile(text, 'a.json'), {
      object: 'deal',
      id: 'id',
      fields: {},
    });
    expect(problems.map(({ code, effect }) => `${effect} ${code}`)).toEqual([expected]);
    expect(problems[0]?.line).toBe(line);
    const { total, read, refused } = summary.rows;
    expect(total).toBe(read + refused);
  });

  it('are read back as they were written, cut at any byte', async () => {
    const record = fc.dictionary(
      fc.string({ unit: fc.constantFrom('a', '"', '{', ']', ',', '\\', 'é'), minLength: 1, maxLength: 3 }),
      fc.oneof(
        fc.string({ unit: fc.constantFrom('x', '"', '[', '}', '\\', '\n', ','), maxLength: 5 }),
        fc.integer(),
        fc.boolean(),
      ),
      { minKeys: 1, maxKeys: 3 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('list', 'object', 'lines'),
        fc.integer({ min: 1, max: 9 }),
        async (records, kind, piece) => {
          const lines = records.map((one) => JSON.stringify(one));
          const text =
            kind === 'lines'
              ? lines.join('\n')
              : kind === 'list'
                ? `[${lines.join(', ')}]`
                : `{"n":"]","r":[${lines}]}`;
          const shape = { format: kind === 'lines' ? ('ndjson' as const) : ('json' as const) };
          const { columns, batches } = await openTable(textFile(text, 'a', piece), shape, 'read', {});
          const read = [];
          for await (const { rows } of batches)
            for (const row of rows)
              read.push(
                Object.fromEntries(
                  columns.flatMap((name) => (row.get(name) === undefined ? [] : [[name, row.get(name)]])),
                ),
              );
          expect(read).toEqual(records.map((one) => ({ ...one })));
        },
      ),
      { seed: 79, numRuns: 200 },
    );
  });
});

describe('any bytes', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .string({
        unit: fc.constantFrom('"', ',', '\n', '{', '}', '[', ']', ':', 'id', '1', '\\', ';', '\r'),
        maxLength: 120,
      })
      .map((text) => new TextEncoder().encode(text)),
  );

  it('give records or problems, and rows that add up', async () => {
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.constantFrom(undefined, 'csv', 'json', 'ndjson'),
        async (content, format) => {
          const map = { object: 'deal', id: { rowNumber: true }, fields: {}, ...(format && { format }) };
          const { rows, problems, summary } = await readAll(textFile(content, 'a', 11), map);
          const { total, read, refused, footer } = summary.rows;
          expect(read).toBe(rows.length);
          expect(problems.length > 0 || rows.length > 0).toBe(true);
          if (summary.isComplete) expect(total).toBe(read + refused + footer);
        },
      ),
      { seed: 83, numRuns: 1500 },
    );
  });
});
