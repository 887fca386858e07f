/** Symbols that stand for one currency only; "$", "¥" and "kr" do not. */
const SYMBOLS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₴': 'UAH',
  '₪': 'ILS',
  '₫': 'VND',
  '₦': 'NGN',
  '₱': 'PHP',
  '₡': 'CRC',
  '₲': 'PYG',
  '₸': 'KZT',
  '₮': 'MNT',
  '₾': 'GEL',
  '₼': 'AZN',
  '₵': 'GHS',
  '฿': 'THB',
  '៛': 'KHR',
  '₭': 'LAK',
  us$: 'USD',
  $us: 'USD',
  ca$: 'CAD',
  $ca: 'CAD',
  c$: 'CAD',
  a$: 'AUD',
  au$: 'AUD',
  $au: 'AUD',
  nz$: 'NZD',
  $nz: 'NZD',
  hk$: 'HKD',
  nt$: 'TWD',
  s$: 'SGD',
  sg$: 'SGD',
  mx$: 'MXN',
  r$: 'BRL',
  'cn¥': 'CNY',
  'jp¥': 'JPY',
  rmb: 'CNY',
  kč: 'CZK',
  zł: 'PLN',
  ft: 'HUF',
  лв: 'BGN',
  rp: 'IDR',
  rm: 'MYR',
  km: 'BAM',
  tl: 'TRY',
  fcfa: 'XOF',
  руб: 'RUB',
  грн: 'UAH',
  r: 'ZAR',
  円: 'JPY',
  원: 'KRW',
};
const SHARED_SYMBOLS = new Set(['$', '¥', '￥', 'kr', 'fr', 'din', 'lei', '元']);

/** Currencies counted in thousandths (ISO 4217): one mark before three digits may be a fraction. */
const THREE_DECIMALS = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

let isoCodes: ReadonlySet<string> | null = null;

/** What a text beside an amount says of its currency: its code, null for a shared symbol; undefined: no currency. */
export function currencyOf(token: string): string | null | undefined {
  isoCodes ??= new Set(Intl.supportedValuesOf('currency'));
  if (isoCodes.has(token)) return token;
  const symbol = token.toLowerCase().replace(/\.$/, '');
  if (Object.hasOwn(SYMBOLS, symbol)) return SYMBOLS[symbol];
  return SHARED_SYMBOLS.has(symbol) || /^\p{Sc}$/u.test(symbol) ? null : undefined;
}

export const hasThreeDecimals = (currency: string | null): boolean =>
  currency !== null && THREE_DECIMALS.has(currency);
