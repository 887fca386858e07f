import type { FlatCondition, FlatDeal } from './engine-flat';

/** Writes the conditions of a deal's matches to `matches` and says how many there are. */
export type HandWritten = (deal: FlatDeal, matches: Uint16Array) => number;

/**
 * The JavaScript that someone would write for exactly these conditions, as source. It needs `new
 * Function`, which no extension may use: it is the base to compare with, not a way to go.
 */
export function handWritten(conditions: readonly FlatCondition[]): HandWritten {
  const lines = conditions.map((condition, index) => `if (${source(condition)}) m[n++] = ${index};`);
  const fields = [...new Set(conditions.flatMap(fieldsOf))];
  const body = `const { ${fields.join(', ')} } = d;\nlet n = 0;\n${lines.join('\n')}\nreturn n;`;
  return new Function('d', 'm', body) as HandWritten;
}

const fieldsOf = (condition: FlatCondition): string[] =>
  'of' in condition ? condition.of.flatMap(fieldsOf) : [condition.field];

function source(condition: FlatCondition): string {
  switch (condition.test) {
    case 'all':
      return condition.of.map((part) => `(${source(part)})`).join(' && ');
    case 'any':
      return condition.of.map((part) => `(${source(part)})`).join(' || ');
    case 'none':
      return `!(${condition.of.map((part) => `(${source(part)})`).join(' || ')})`;
  }
  const value = condition.field;
  switch (condition.test) {
    case 'equals': {
      const sign = condition.not ? '!==' : '===';
      const tests = condition.values.map((entry) => `${value} ${sign} ${JSON.stringify(entry)}`);
      return tests.join(condition.not ? ' && ' : ' || ');
    }
    case 'range': {
      const low =
        condition.low === null ? [] : [`${value} ${condition.openLow ? '>' : '>='} ${condition.low}`];
      const high =
        condition.high === null ? [] : [`${value} ${condition.openHigh ? '<' : '<='} ${condition.high}`];
      return [`${value} !== null`, ...low, ...high].join(' && ');
    }
    case 'includes': {
      const tests = condition.parts.map((part) => `${value}.includes(${JSON.stringify(part)})`);
      return `${value} !== null && (${tests.join(' || ')})`;
    }
    case 'filled':
      return `${value} ${condition.not ? '===' : '!=='} null`;
  }
}
