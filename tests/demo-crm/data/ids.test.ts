import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubspotId, salesforceId, to18 } from './ids';

describe('Salesforce ids', () => {
  it.each([
    ['0068d000002OrZq', '0068d000002OrZqAAK'],
    ['0018d000007K0NX', '0018d000007K0NXAA0'],
    ['0058d000002C3D2', '0058d000002C3D2AAK'],
  ])('%s becomes %s', (id15, id18) => {
    expect(to18(id15)).toBe(id18);
  });

  it('has 18 characters and one id per number', () => {
    fc.assert(
      fc.property(fc.nat(62 ** 4), fc.nat(62 ** 4), (a, b) => {
        const ids = [salesforceId('006', a), salesforceId('006', b)];
        expect(ids[0]).toMatch(/^006[0-9A-Za-z]{12}[A-Z0-5]{3}$/);
        expect(ids[0] === ids[1]).toBe(a === b);
      }),
    );
  });
});

it('keeps the HubSpot blocks of contacts, leads and deals apart', () => {
  const ids = (['contact', 'lead', 'deal', 'company', 'owner'] as const).map((object) =>
    hubspotId(object, 1),
  );
  expect(new Set(ids).size).toBe(5);
});
