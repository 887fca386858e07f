/** Object ids in the shape each CRM gives them. */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECKSUM_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
/** Instance code and reserved zeros, as org ids of one org share them. */
const ORG_PART = '8d00000';

export type SalesforcePrefix =
  | '001'
  | '005'
  | '006'
  | '008'
  | '00B'
  | '00D'
  | '00G'
  | '00Q'
  | '00T'
  | '00U'
  | '00v'
  | '012'
  | '017'
  | '01J'
  | '01g';

function base62(n: number, length: number): string {
  let text = '';
  for (let rest = n; text.length < length; rest = Math.floor(rest / 62)) text = DIGITS[rest % 62] + text;
  return text;
}

/**
 * The 18-character form of a 15-character id: each of the three added characters holds the
 * upper-case bits of five characters, so that ids differ even where case is ignored (crm.md).
 */
export function to18(id15: string): string {
  const suffix = [0, 5, 10].map((start) => {
    const bits = [...id15.slice(start, start + 5)].map((char, bit) => (/[A-Z]/.test(char) ? 1 << bit : 0));
    return CHECKSUM_DIGITS[bits.reduce((sum, bit) => sum + bit, 0)];
  });
  return id15 + suffix.join('');
}

/** The `n`th 18-character id of an object (n below 62⁵), e.g. `salesforceId('006', 1)`. */
export function salesforceId(prefix: SalesforcePrefix, n: number): string {
  return to18(prefix + ORG_PART + base62(n, 15 - prefix.length - ORG_PART.length));
}

const CHILDREN_PER_PARENT = 4_000;

/** The id of the `index`th row that belongs to the record `parentId`, e.g. of its history. */
export function childId(prefix: SalesforcePrefix, parentId: string, index: number): string {
  const parent = [...parentId.slice(10, 15)].reduce((sum, digit) => sum * 62 + DIGITS.indexOf(digit), 0);
  return salesforceId(prefix, parent * CHILDREN_PER_PARENT + index);
}

const HUBSPOT_BLOCKS = {
  company: 93_010_000_000,
  contact: 50_120_000_000,
  deal: 18_750_000_000,
  lead: 39_110_000_000,
  owner: 710_000_000,
} as const;

/** The `n`th numeric HubSpot id of an object; the blocks never overlap. */
export function hubspotId(object: keyof typeof HUBSPOT_BLOCKS, n: number): string {
  return String(HUBSPOT_BLOCKS[object] + n);
}
