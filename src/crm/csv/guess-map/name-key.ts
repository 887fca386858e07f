/**
 * How names are compared: letters and digits only, without case and accents, so that "Date de
 * clôture", "date_de_cloture" and "DATE DE CLÔTURE" are one.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Keys of JSON exports carry where they stand: "properties.amount" is "amount". */
export const ownName = (column: string): string =>
  column.replace(/^(?:properties|attributes|fields)\./, '').replace(/\.value$/, '');
