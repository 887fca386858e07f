import { describe, expect, it } from 'vitest';
import { parseMap } from './parse-map';

const MAP = { object: 'deal', id: 'Id', fields: { amount: { column: 'Amount' } } };

const problems = (input: unknown) => {
  const read = parseMap(input);
  return read.ok ? [] : read.problems;
};

describe('a map', () => {
  it('is taken when it is right', () => expect(problems(MAP)).toEqual([]));

  it.each([
    [{ ...MAP, id: undefined }, 'id', /missing|not valid/, /./],
    [{ ...MAP, object: 'deals' }, 'object', /not allowed/, /deal, lead, contact/],
    [{ ...MAP, dateorder: 'dmy' }, '', /dateorder/, /“dateOrder”/],
    [{ ...MAP, fields: { amount: { colum: 'A' } } }, 'fields.amount', /colum/, /“column”/],
    [{ ...MAP, fields: { amount: {} } }, 'fields.amount', /exactly one/, /./],
    [{ ...MAP, fields: { amount: { column: 'A', constant: 1 } } }, 'fields.amount', /exactly one/, /./],
    [
      { ...MAP, fields: { 'Close Date': { column: 'A' } } },
      'fields.Close Date',
      /no field name/,
      /closeDate/,
    ],
    [{ ...MAP, zone: 'Berlin' }, 'zone', /No such time zone/, /./],
    [{ ...MAP, lookup: { file: 'a.csv', key: 'k', fields: {} } }, 'lookup.on', /missing/, /Add it/],
    [
      { ...MAP, lookup: [{ file: 'a.csv', key: 'k', on: 'o', fields: {}, mising: 'blank' }] },
      'lookup.0',
      /mising/,
      /“missing”/,
    ],
    [{ ...MAP, history: { file: 'h', id: 'i', at: 'a' } }, 'history', /at least one/, /./],
    [{ ...MAP, history: { file: 'h', id: 'i', at: 'a', field: 'f' } }, 'history', /both/, /./],
    [null, '', /an object/, /./],
    ['[]', '', /an object/, /./],
  ])('says where it is wrong: %#', (input, path, message, fix) => {
    const found = problems(input);
    expect(found.map((one) => one.path)).toContain(path);
    const [first] = found.filter((one) => one.path === path);
    expect(first?.message).toMatch(message);
    expect(first?.fix).toMatch(fix);
  });
});
