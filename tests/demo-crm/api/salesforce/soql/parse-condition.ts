import type { Comparison, Condition, Literal } from './query';
import type { TokenReader } from './token-reader';

const COMPARISONS: Record<string, Comparison> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/** AND and OR never mix at one level: SOQL asks for parentheses. */
export function parseCondition(reader: TokenReader): Condition {
  const first = parseTerm(reader);
  const joiner = ['AND', 'OR'].find((word) => reader.takesWord(word));
  if (!joiner) return first;
  const parts = [first, parseTerm(reader)];
  while (reader.takesWord(joiner)) parts.push(parseTerm(reader));
  const { kind, text } = reader.peek();
  if (kind === 'word' && ['AND', 'OR'].includes(text.toUpperCase())) throw reader.unexpected();
  return { kind: joiner === 'AND' ? 'and' : 'or', parts };
}

function parseTerm(reader: TokenReader): Condition {
  if (reader.takesWord('NOT')) return { kind: 'not', part: parseTerm(reader) };
  if (!reader.takesSymbol('(')) return parseComparison(reader);
  const inside = parseCondition(reader);
  reader.symbol(')');
  return inside;
}

function parseComparison(reader: TokenReader): Condition {
  const field = reader.word();
  if (reader.takesWord('LIKE'))
    return { kind: 'compare', field, operator: 'LIKE', value: parseLiteral(reader) };
  if (reader.takesWord('IN')) return { kind: 'in', field, negated: false, values: parseList(reader) };
  if (reader.takesWord('NOT')) {
    reader.keyword('IN');
    return { kind: 'in', field, negated: true, values: parseList(reader) };
  }
  const { kind, text } = reader.peek();
  const operator = kind === 'symbol' ? COMPARISONS[text] : undefined;
  if (!operator) throw reader.unexpected();
  reader.next();
  return { kind: 'compare', field, operator, value: parseLiteral(reader) };
}

function parseList(reader: TokenReader): Literal[] {
  reader.symbol('(');
  const values = [parseLiteral(reader)];
  while (reader.takesSymbol(',')) values.push(parseLiteral(reader));
  reader.symbol(')');
  return values;
}

function parseLiteral(reader: TokenReader): Literal {
  const token = reader.next();
  switch (token.kind) {
    case 'text':
      return { kind: 'text', value: token.text };
    case 'number':
      return { kind: 'number', value: Number(token.text) };
    case 'date':
      return { kind: 'date', value: token.text };
    case 'datetime':
      return { kind: 'datetime', value: Date.parse(token.text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) };
    case 'word':
      return parseWordLiteral(reader, token.text);
    default:
      throw reader.unexpected(token);
  }
}

function parseWordLiteral(reader: TokenReader, word: string): Literal {
  const name = word.toUpperCase();
  if (name === 'NULL') return { kind: 'null' };
  if (name === 'TRUE' || name === 'FALSE') return { kind: 'boolean', value: name === 'TRUE' };
  return { kind: 'relative', name, count: reader.takesSymbol(':') ? reader.wholeNumber() : null };
}
