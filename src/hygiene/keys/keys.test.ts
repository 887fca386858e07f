import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyKey } from './company';
import { emailParts, parentDomains } from './email';
import { personalDomains } from './personal-domains';
import { phoneParts } from './phone';
import { personKey } from './plain-words';
import { jaroWinkler, letterMask, similarityBound } from './similarity';

describe('e-mail addresses', () => {
  it.each([
    ['Ada@Example.COM', 'ada@example.com'],
    [' mailto:ada@example.com ', 'ada@example.com'],
    ['ada+news@example.com', 'ada@example.com'],
    ['ada.s@example.com', 'ada.s@example.com'],
    ['+ada@example.com', '+ada@example.com'],
  ])('%s is the mailbox %s', (text, address) => expect(emailParts(text)?.address).toBe(address));

  it.each([
    '',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'a b@example.com',
    'ada@@example.com',
    `${'a'.repeat(300)}@example.com`,
  ])('“%s” is none', (text) => expect(emailParts(text)).toBeNull());

  it('knows the domains that one is part of', () =>
    expect(parentDomains('a.eu.example.com')).toEqual(['a.eu.example.com', 'eu.example.com', 'example.com']));

  it('tells persons’ domains from companies’', () => {
    const isPersonal = personalDomains(['Home.Example']);
    expect(['gmail.com', 'yahoo.co.uk', 'hotmail.fr', 'home.example'].map(isPersonal)).not.toContain(false);
    expect(['example.com', 'yahoo.example.com', 'mygmail.com'].map(isPersonal)).not.toContain(true);
  });
});

describe('company names', () => {
  it.each([
    ['Example Rockets GmbH & Co. KG', 'EXAMPLE ROCKETS'],
    ['Example Rockets, Inc.', 'example rockets'],
    ['The Example-Rockets Co., Ltd.', 'Example Rockets'],
    ['Exämple Røckets S.A.', 'Example Rockets SA'],
    ['Exemple Fusées S. à r. l.', 'exemple fusees SARL'],
    ['Rakety s. r. o.', 'Rakety'],
    ['Rakiety Sp. z o.o.', 'Rakiety'],
    ['Smith & Sample', 'Smith and Sample'],
    ['ООО Ракета', 'Ракета'],
    ['株式会社例', '例'],
    ['Rockets Pty Ltd', 'Rockets'],
  ])('%s is %s', (one, other) => expect(companyKey(one)).toBe(companyKey(other)));

  it.each([
    ['Example Rockets', 'Example Rocket'],
    ['Müller', 'Mueller'],
    ['AG', 'KG'],
    ['A.B. Sample', 'A.C. Sample'],
  ])('%s is not %s', (one, other) => expect(companyKey(one)).not.toBe(companyKey(other)));

  it('never lose all their words', () => {
    expect(companyKey('AG')).toBe('ag');
    expect(companyKey('The')).toBe('the');
    expect(companyKey(' – ')).toBe('');
  });
});

describe('phone numbers', () => {
  it.each([
    ['+49 (0)30 123456', 'DE', '+4930123456'],
    ['030 / 12 34 56', 'DE', '+4930123456'],
    ['(0)30 123456', 'DE', '+4930123456'],
    ['0049 30 123456', 'US', '+4930123456'],
    ['0049 30 123456', 'FR', '+4930123456'],
    ['+44 020 7946 0000', 'US', '+442079460000'],
    ['020 7946 0000', 'GB', '+442079460000'],
    ['(555) 010-0000', 'US', '+15550100000'],
    ['1-555-010-0000', 'US', '+15550100000'],
    ['011 49 30 123456', 'US', '+4930123456'],
    ['+39 06 1234567', 'DE', '+39061234567'],
    ['06 1234567', 'IT', '+39061234567'],
    ['06 1 234 5678', 'HU', '+3612345678'],
    ['91 98765 43210', 'IN', '+919876543210'],
    ['030 123456', undefined, '~30123456'],
    ['tel:+1-555-010-0000', undefined, '+15550100000'],
  ])('%s in %s is %s', (text, region, number) => expect(phoneParts(text, region)?.number).toBe(number));

  it.each([
    ['+1 555 010 0000 ext. 12', '12'],
    ['555-010-0000 x12', '12'],
    ['+1 555 010 0000;ext=12', '12'],
    ['+1 555 010 0000 #12', '12'],
    ['+1 555 010 0000', ''],
  ])('%s has the extension “%s”', (text, extension) =>
    expect(phoneParts(text, 'US')).toEqual({ number: '+15550100000', extension }),
  );

  it.each(['', 'n/a', '12345', 'call me', '+1 555 FLOWERS', '1'.repeat(16), '++', '+'])(
    '“%s” is none',
    (text) => expect(phoneParts(text, 'DE')).toBeNull(),
  );
});

describe('similar names', () => {
  /** Well-known pairs of Winkler 1990. */
  it.each([
    ['martha', 'marhta', 0.9611],
    ['dixon', 'dicksonx', 0.8133],
    ['dwayne', 'duane', 0.84],
    ['abc', 'xyz', 0],
    ['', 'a', 0],
  ])('%s and %s: %f', (a, b, expected) => expect(jaroWinkler(a, b)).toBeCloseTo(expected, 4));

  it('are as similar one way as the other, from 0 to 1', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const similarity = jaroWinkler(a, b);
        expect(similarity).toBeCloseTo(jaroWinkler(b, a), 10);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(similarityBound(a, letterMask(a), b, letterMask(b))).toBeGreaterThanOrEqual(
          a === '' ? 0 : similarity,
        );
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe('every key', () => {
  it('survives any text, and is the same for what it gives', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, fc.constantFrom('DE', 'US', 'XX', '__proto__', undefined), (input, region) => {
        expect(companyKey(companyKey(input))).toBe(companyKey(input));
        expect(personKey(personKey(input))).toBe(personKey(input));
        const email = emailParts(input);
        if (email) expect(emailParts(email.address)).toEqual(email);
        const phone = phoneParts(input, region);
        if (phone?.number.startsWith('+'))
          expect(phoneParts(phone.number, region)?.number).toBe(phone.number);
      }),
      { numRuns: 2000, seed: 2 },
    );
  });

  it('does not depend on case, accents and signs', () => {
    const word = fc.constantFrom('Rockets', 'Exämple', 'Åre', 'Smith', '42', 'Co');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const plain = words.join(' ');
        expect(companyKey(words.join(' - ').toUpperCase())).toBe(companyKey(plain));
        expect(companyKey(plain.normalize('NFD'))).toBe(companyKey(plain));
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});
