/** Addresses that are made of a record's texts, which anybody may have written: null for what is no such thing. */

/** Digits as they are dialled. */
export function telOf(text: string | null): string | null {
  const digits = text?.replace(/[\s().\-/]/g, '') ?? '';
  return /^\+?\d{4,15}$/.test(digits) ? `tel:${digits}` : null;
}

const LONGEST_ADDRESS = 254;
const ADDRESS = /^[^\s@<>,;:"\p{C}]+@[^\s@<>,;:"\p{C}]+\.[^\s@<>,;:"\p{C}]+$/u;

/** One address, escaped: what would begin a header (“?”, “&”, “%0D”) is part of the name. */
export const mailtoOf = (text: string | null): string | null =>
  text !== null && text.length <= LONGEST_ADDRESS && ADDRESS.test(text)
    ? `mailto:${encodeURIComponent(text).replaceAll('%40', '@')}`
    : null;

/** Only a page of the web that is encrypted is opened. */
export const pageOf = (url: string): string | null => (/^https:\/\//i.test(url) ? url : null);
