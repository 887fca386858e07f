import { type Condition, isGroup, type LeafCondition } from '../../conditions/condition';

const JOINTS = { all: ' and ', any: ' or ', none: ' or ', atLeast: ', ' } as const;

/** A condition as one readable line, e.g. "employees is from 50 to 1000 and country is one of DE, FR". */
export function conditionText(condition: Condition): string {
  if (!isGroup(condition)) return leafText(condition);
  const parts = condition.of.map((part) => (isGroup(part) ? `(${conditionText(part)})` : leafText(part)));
  const joined = parts.join(JOINTS[condition.op]);
  if (condition.op === 'none') return `none of: ${joined}`;
  return condition.op === 'atLeast' ? `at least ${condition.count} of: ${joined}` : joined;
}

function leafText(leaf: LeafCondition): string {
  switch (leaf.op) {
    case 'eq':
      return `${leaf.field} is ${leaf.value}`;
    case 'neq':
      return `${leaf.field} is not ${leaf.value}`;
    case 'in':
      return `${leaf.field} is one of ${leaf.values.join(', ')}`;
    case 'notIn':
      return `${leaf.field} is none of ${leaf.values.join(', ')}`;
    case 'gt':
      return `${leaf.field} is above ${leaf.value}`;
    case 'gte':
      return `${leaf.field} is at least ${leaf.value}`;
    case 'lt':
      return `${leaf.field} is below ${leaf.value}`;
    case 'lte':
      return `${leaf.field} is at most ${leaf.value}`;
    case 'between':
      return `${leaf.field} is from ${leaf.from} to ${leaf.to}`;
    case 'exists':
      return `${leaf.field} is filled`;
    case 'empty':
      return `${leaf.field} is empty`;
    case 'olderThanDays':
      return `${leaf.field} is more than ${leaf.days} days ago`;
    case 'withinDays':
      return `${leaf.field} is at most ${leaf.days} days ago`;
    default:
      return otherText(leaf);
  }
}

/** Operators whose arguments say enough by their own names. */
function otherText({ op, ...args }: LeafCondition): string {
  const said = Object.entries(args).map(([name, value]) =>
    name === 'field' ? String(value) : `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`,
  );
  return `${op.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} (${said.join('; ')})`;
}
