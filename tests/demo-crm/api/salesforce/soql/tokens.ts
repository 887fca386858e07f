import { SalesforceProblem } from '../errors';

export type TokenKind = 'word' | 'text' | 'number' | 'date' | 'datetime' | 'symbol' | 'end';

export interface Token {
  kind: TokenKind;
  /** As written, but texts without quotes and escapes. */
  text: string;
}

export const malformed = (message: string) => new SalesforceProblem('MALFORMED_QUERY', message);

const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['datetime', /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})/y],
  ['date', /\d{4}-\d{2}-\d{2}(?![\dT])/y],
  ['number', /[+-]?(?:\d+\.?\d*|\.\d+)/y],
  ['word', /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y],
  ['symbol', /<=|>=|!=|<>|[=<>(),:]/y],
];

const TEXT = /'((?:[^'\\]|\\.)*)'/suy;
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** `\'` and `\\` stand for themselves; `\_` and `\%` stay escaped, for LIKE. */
const withoutEscapes = (text: string): string =>
  text.replaceAll(/\\(.)/gsu, (whole, char: string) =>
    char === '_' || char === '%' ? whole : (ESCAPES[char] ?? char),
  );

function readToken(soql: string, at: number): { token: Token; end: number } {
  TEXT.lastIndex = at;
  const quoted = TEXT.exec(soql);
  if (quoted) return { token: { kind: 'text', text: withoutEscapes(quoted[1] ?? '') }, end: TEXT.lastIndex };
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(soql);
    if (match) return { token: { kind, text: match[0] }, end: pattern.lastIndex };
  }
  throw malformed(`line 1:${at} no viable alternative at character '${soql[at]}'`);
}

/** Splits a query; the last token is always `end`. @throws SalesforceProblem */
export function tokenize(soql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < soql.length) {
    if (/\s/.test(soql[at] ?? '')) {
      at += 1;
      continue;
    }
    const { token, end } = readToken(soql, at);
    tokens.push(token);
    at = end;
  }
  return [...tokens, { kind: 'end', text: '<EOF>' }];
}
