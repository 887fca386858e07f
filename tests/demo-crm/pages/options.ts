import type { Crm } from '../../../src/record/types';

/** What the address asks of a page, beside the switches that only its client script reads. */
export interface PageOptions {
  crm: Crm;
  /** Number and date format; independent of the language. */
  locale: string;
  /** IANA zone of the signed-in user. */
  zone: string;
  /** UI language; labels are translated as far as labels.ts goes. */
  lang: 'en' | 'de';
  /** Extra custom fields, for size tests. */
  extraFields: number;
  isDark: boolean;
}

const LOCALES = ['en-US', 'en-GB', 'de-DE', 'fr-FR'];
const MAX_EXTRA_FIELDS = 20_000;

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Reads the options of an address; what it does not know falls back to the CRM's default. */
export function pageOptions(crm: Crm, url: URL): PageOptions {
  const locale = url.searchParams.get('locale') ?? '';
  const zone = url.searchParams.get('zone') ?? '';
  const extra = Math.trunc(Number(url.searchParams.get('fields')));
  return {
    crm,
    locale: LOCALES.includes(locale) ? locale : crm === 'hubspot' ? 'en-US' : 'en-GB',
    zone: zone && isZone(zone) ? zone : 'Europe/Berlin',
    lang: url.searchParams.get('lang') === 'de' ? 'de' : 'en',
    extraFields: extra > 0 ? Math.min(extra, MAX_EXTRA_FIELDS) : 0,
    isDark: url.searchParams.get('dark') === '1',
  };
}
