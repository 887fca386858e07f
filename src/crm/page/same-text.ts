const AMOUNT =
  /^([-−]?)(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3})?([-−]?)(\d[\d.,'’]*?)(?:[.,]0{1,2})?(?:%|\p{Sc}|[A-Z]{3})?$/u;
const SYMBOL = /[%\p{Sc}]|[A-Z]{3}/gu;

/**
 * True when two texts show one value: equal up to the kind of space, or one number with and without
 * its sign and decimal zeros, because forms drop what pages show ("$48,000.00", "48,000").
 */
export function isSameText(a: string, b: string): boolean {
  const [one, other] = [withoutSpaces(a), withoutSpaces(b)];
  if (a.replace(/\s/g, ' ') === b.replace(/\s/g, ' ')) return true;
  const core = numberIn(one);
  return core !== null && core === numberIn(other) && isSameSymbol(one, other);
}

const withoutSpaces = (text: string): string => text.replace(/\s/g, '');

function numberIn(text: string): string | null {
  const [, sign = '', inner = '', digits] = AMOUNT.exec(text) ?? [];
  return digits === undefined ? null : `${sign || inner ? '-' : ''}${digits}`;
}

function isSameSymbol(a: string, b: string): boolean {
  const [one, other] = [a.match(SYMBOL)?.join(), b.match(SYMBOL)?.join()];
  return !one || !other || one === other;
}
