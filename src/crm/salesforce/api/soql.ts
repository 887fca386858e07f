import { recordId18 } from '../record-id';

/** A text as a SOQL literal: quotes, backslashes and control characters can't end or change it. */
export function soqlText(text: string): string {
  const escaped = text.replace(/[\\'"\n\r\t\b\f]/g, (char) => ESCAPES[char] ?? '');
  return `'${escaped}'`;
}

const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/** A record id as a literal; checked, because it comes from an address. @throws RangeError */
export function soqlId(id: string): string {
  const checked = recordId18(id);
  if (checked === null) throw new RangeError('This is no Salesforce id.');
  return `'${checked}'`;
}

/** A condition that a field holds one of the ids. @throws RangeError */
export function soqlIds(field: string, ids: readonly string[]): string {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return `${soqlName(field)} = ${soqlId(only)}`;
  return `${soqlName(field)} IN (${ids.map(soqlId).join(', ')})`;
}

/** A field, object or path of fields ("Owner.Name"). @throws RangeError */
export function soqlName(name: string): string {
  if (!/^[A-Za-z]\w{0,79}(?:\.[A-Za-z]\w{0,79}){0,4}$/.test(name))
    throw new RangeError('This is no name of a Salesforce field or object.');
  return name;
}

/** A moment as a literal, which SOQL writes without quotes. */
export const soqlInstant = (at: number): string => new Date(at).toISOString();
