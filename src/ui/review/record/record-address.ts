/** What a page's address asks for: a record beside the list, or on a page of its own. */
export interface RecordAddress {
  key: string;
  isPage: boolean;
}

const PAGE = 'record=';

/** The part of an address after `review.html` that shows a record alone. */
export const recordPage = (key: string): string => `#${PAGE}${encodeURIComponent(key)}`;

/** Null where the address names no record, or can't be read: addresses are typed and cut off by people, too. */
export function readAddress(hash: string): RecordAddress | null {
  const text = hash.replace(/^#/, '');
  const isPage = text.startsWith(PAGE);
  try {
    const key = decodeURIComponent(isPage ? text.slice(PAGE.length) : text);
    return key ? { key, isPage } : null;
  } catch {
    return null;
  }
}

/** The page with no record in its address. */
export const LIST_PAGE = '/review.html#';
