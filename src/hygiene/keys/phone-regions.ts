/** How a country writes its phone numbers (ITU-T E.164 and E.123; ITU Operational Bulletin, "Dialling procedures"). */
export interface Region {
  /** Country calling code. */
  code: string;
  /** What is dialled before a national number and left out after the country code; "" for nothing. */
  trunk: string;
  /** What is dialled before a country code; left out: 00. */
  abroad?: string;
  /** Digits of a national number, where all have as many. */
  length?: number;
}

const closed = (code: string): Region => ({ code, trunk: '' });
const zero = (code: string): Region => ({ code, trunk: '0' });
const northAmerican: Region = { code: '1', trunk: '1', abroad: '011', length: 10 };

/** By ISO 3166 code. A country that is missing here is compared by its digits as they are written. */
export const REGIONS: Readonly<Record<string, Region>> = {
  US: northAmerican,
  CA: northAmerican,
  PR: northAmerican,
  GB: zero('44'),
  IE: zero('353'),
  DE: zero('49'),
  AT: zero('43'),
  CH: zero('41'),
  LI: closed('423'),
  LU: closed('352'),
  FR: zero('33'),
  BE: zero('32'),
  NL: zero('31'),
  ES: closed('34'),
  PT: closed('351'),
  IT: closed('39'),
  MT: closed('356'),
  GR: closed('30'),
  CY: closed('357'),
  DK: closed('45'),
  NO: closed('47'),
  SE: zero('46'),
  FI: zero('358'),
  IS: closed('354'),
  EE: closed('372'),
  LV: closed('371'),
  LT: zero('370'),
  PL: closed('48'),
  CZ: closed('420'),
  SK: zero('421'),
  HU: { code: '36', trunk: '06' },
  SI: zero('386'),
  HR: zero('385'),
  RS: zero('381'),
  BG: zero('359'),
  RO: zero('40'),
  UA: zero('380'),
  TR: zero('90'),
  IL: zero('972'),
  AE: zero('971'),
  SA: zero('966'),
  EG: zero('20'),
  MA: zero('212'),
  NG: zero('234'),
  KE: zero('254'),
  ZA: zero('27'),
  IN: { code: '91', trunk: '0', length: 10 },
  PK: zero('92'),
  CN: zero('86'),
  HK: { code: '852', trunk: '', abroad: '001', length: 8 },
  TW: zero('886'),
  JP: { code: '81', trunk: '0', abroad: '010' },
  KR: zero('82'),
  SG: { code: '65', trunk: '', abroad: '000', length: 8 },
  MY: zero('60'),
  TH: zero('66'),
  VN: zero('84'),
  PH: zero('63'),
  ID: zero('62'),
  AU: { code: '61', trunk: '0', abroad: '0011' },
  NZ: zero('64'),
  BR: zero('55'),
  MX: closed('52'),
  AR: zero('54'),
  CL: closed('56'),
  CO: closed('57'),
  PE: zero('51'),
};
