import { REGIONS, type Region } from './phone-regions';

/** A phone number as two of them are compared. */
export interface PhoneParts {
  /** Country code and national number, "+49301234567"; "~301234567" where the country is not known. */
  number: string;
  /** "" for none. */
  extension: string;
}

/** E.164: at most 15 digits with the country code. */
const MOST_DIGITS = 15;
const FEWEST_DIGITS = 6;
const EXTENSION = /(?:;?\s*(?:ext(?:ension|n)?|durchwahl|dw|poste|x)\.?\s*[:=]?|#)\s*(\d{1,6})\s*$/i;

/**
 * The parts of a phone number, or null for a text that is none: letters, too few or too many
 * digits. Without a country code it is read as a number of `region` (ISO 3166, e.g. "DE").
 */
export function phoneParts(text: string, region?: string): PhoneParts | null {
  const plain = text.slice(0, 60).normalize('NFKC').trim().replace(/^tel:/i, '');
  const extension = EXTENSION.exec(plain)?.[1] ?? '';
  const written = (extension === '' ? plain : plain.replace(EXTENSION, '')).replace(/\(0\)(?=.*\d)/, '(_)');
  if (!/^[\d\s()+./_\-–—‐‑]+$/.test(written)) return null;
  const digits = written.replace(/\D/g, '');
  const isWithTrunk = !/^\s*\(?(?:\+|00|011)/.test(written) && written.includes('(_)');
  const number = isWithTrunk
    ? international(`0${digits}`, '', region)
    : international(digits, written, region);
  return number === null ? null : { number, extension };
}

function international(digits: string, written: string, region = ''): string | null {
  const home = Object.hasOwn(REGIONS, region) ? (REGIONS[region] ?? null) : null;
  if (/^\s*\(?\s*\+/.test(written)) return whole(digits);
  const prefix = [home?.abroad ?? '00', '00'].find((start) => digits.startsWith(start));
  if (prefix !== undefined) return whole(digits.slice(prefix.length));
  return home ? national(digits, home) : inRange(digits) ? `~${digits.replace(/^0+/, '')}` : null;
}

/** A number with its country code; a trunk 0 left between the two ("+44 020 …") goes, where the country has one. */
function whole(digits: string): string | null {
  const home = regionOf(digits);
  if (!home?.trunk) return inRange(digits) ? `+${digits}` : null;
  const rest = digits.slice(home.code.length);
  const own = rest.startsWith(home.trunk) && home.trunk === '0' ? rest.slice(1) : rest;
  return inRange(home.code + own) ? `+${home.code}${own}` : null;
}

function national(digits: string, { code, trunk, length }: Region): string | null {
  const isWhole = length !== undefined && digits.length === length + code.length && digits.startsWith(code);
  if (isWhole) return `+${digits}`;
  const own = trunk !== '' && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits;
  return inRange(code + own) && own.length >= FEWEST_DIGITS ? `+${code}${own}` : null;
}

const BY_CODE = new Map(Object.values(REGIONS).map((region) => [region.code, region]));

/** No country code begins another one, so the first that fits is the one (ITU-T E.164). */
const regionOf = (digits: string): Region | undefined =>
  BY_CODE.get(digits.slice(0, 1)) ?? BY_CODE.get(digits.slice(0, 2)) ?? BY_CODE.get(digits.slice(0, 3));

const inRange = (digits: string): boolean => digits.length >= FEWEST_DIGITS && digits.length <= MOST_DIGITS;
