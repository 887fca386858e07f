import { LogicEngine } from 'json-logic-engine';
import jsonLogicJs from 'json-logic-js';
import { Engine } from 'json-rules-engine';
import { Query } from 'mingo';
import sift from 'sift';
import type { FlatCondition, FlatDeal, FlatLeaf } from './engine-flat';

/**
 * Another rule engine with the same conditions: the indexes of those that a deal meets. All of them run as they are
 * here under the content security policy of an extension; what needs `new Function` is left out.
 */
export interface Peer {
  name: string;
  /** How many deals it gets a round, so that the slowest does not take all the time. */
  deals: number;
  matches(deal: FlatDeal): number[] | Promise<number[]>;
}

const MANY = 100;
const FEW = 20;

export function peersFor(conditions: readonly FlatCondition[]): Peer[] {
  const logic = conditions.map(jsonLogic);
  const queries = conditions.map(mongoQuery);
  const logicEngine = new LogicEngine();
  const sifts = queries.map((query) => sift(query));
  const mingos = queries.map((query) => new Query(query));
  const indexes = (holds: (index: number) => unknown): number[] =>
    conditions.flatMap((_, index) => (holds(index) ? [index] : []));
  return [
    {
      name: 'json-logic-engine (interpreted)',
      deals: MANY,
      matches: (deal) => indexes((index) => logicEngine.run(logic[index], deal)),
    },
    {
      name: 'json-logic-js',
      deals: MANY,
      matches: (deal) => indexes((index) => jsonLogicJs.apply(logic[index], deal)),
    },
    { name: 'mingo', deals: MANY, matches: (deal) => indexes((index) => mingos[index]?.test(deal)) },
    { name: 'sift', deals: MANY, matches: (deal) => indexes((index) => sifts[index]?.(deal)) },
    { name: 'json-rules-engine', deals: FEW, matches: rulesEngine(conditions) },
  ];
}

function jsonLogic(condition: FlatCondition): unknown {
  if (condition.test === 'all') return { and: condition.of.map(jsonLogic) };
  if (condition.test === 'any') return { or: condition.of.map(jsonLogic) };
  if (condition.test === 'none') return { '!': { or: condition.of.map(jsonLogic) } };
  const value = { var: condition.field };
  switch (condition.test) {
    case 'equals': {
      const isIn = { in: [value, condition.values] };
      return condition.not ? { '!': isIn } : isIn;
    }
    case 'range': {
      const low =
        condition.low === null ? [] : [{ [condition.openLow ? '>' : '>=']: [value, condition.low] }];
      const high =
        condition.high === null ? [] : [{ [condition.openHigh ? '<' : '<=']: [value, condition.high] }];
      return { and: [{ '!==': [value, null] }, ...low, ...high] };
    }
    case 'includes':
      return {
        and: [{ '!==': [value, null] }, { or: condition.parts.map((part) => ({ in: [part, value] })) }],
      };
    case 'filled':
      return { [condition.not ? '===' : '!==']: [value, null] };
  }
}

type Mongo = Record<string, unknown>;

function mongoQuery(condition: FlatCondition): Mongo {
  if (condition.test === 'all') return { $and: condition.of.map(mongoQuery) };
  if (condition.test === 'any') return { $or: condition.of.map(mongoQuery) };
  if (condition.test === 'none') return { $nor: condition.of.map(mongoQuery) };
  return { [condition.field]: mongoTest(condition) };
}

function mongoTest(leaf: FlatLeaf): Mongo {
  switch (leaf.test) {
    case 'equals':
      return { [leaf.not ? '$nin' : '$in']: leaf.values };
    case 'range': {
      const low = leaf.low === null ? {} : { [leaf.openLow ? '$gt' : '$gte']: leaf.low };
      const high = leaf.high === null ? {} : { [leaf.openHigh ? '$lt' : '$lte']: leaf.high };
      return { ...low, ...high };
    }
    case 'includes':
      return {
        $regex: new RegExp(leaf.parts.map((part) => part.replace(/[^\p{L}\p{N} ]/gu, '\\$&')).join('|'), 'u'),
      };
    case 'filled':
      return { [leaf.not ? '$eq' : '$ne']: null };
  }
}

type RuleCondition = { all: RuleCondition[] } | { any: RuleCondition[] } | { not: RuleCondition } | RuleLeaf;
interface RuleLeaf {
  fact: string;
  operator: string;
  value: unknown;
}

/** Groups at the top, because this engine wants one there. */
function rulesEngine(conditions: readonly FlatCondition[]): Peer['matches'] {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator('includesText', (text: string | null, part: string) => text?.includes(part) === true);
  engine.addOperator('isNot', (value: unknown, other: unknown) => value !== other);
  conditions.forEach((condition, index) => {
    const event = { type: 'match', params: { index } };
    engine.addRule({ conditions: { all: [ruleCondition(condition)] } as never, event });
  });
  return async (deal) => {
    const { events } = await engine.run(deal);
    return events.map(({ params }) => Number(params?.index)).sort((a, b) => a - b);
  };
}

function ruleCondition(condition: FlatCondition): RuleCondition {
  if (condition.test === 'all') return { all: condition.of.map(ruleCondition) };
  if (condition.test === 'any') return { any: condition.of.map(ruleCondition) };
  if (condition.test === 'none') return { not: { any: condition.of.map(ruleCondition) } };
  const leaf = (operator: string, value: unknown): RuleLeaf => ({ fact: condition.field, operator, value });
  switch (condition.test) {
    case 'equals':
      return leaf(condition.not ? 'notIn' : 'in', condition.values);
    case 'range': {
      const low =
        condition.low === null
          ? []
          : [leaf(condition.openLow ? 'greaterThan' : 'greaterThanInclusive', condition.low)];
      const high =
        condition.high === null
          ? []
          : [leaf(condition.openHigh ? 'lessThan' : 'lessThanInclusive', condition.high)];
      return { all: [leaf('isNot', null), ...low, ...high] };
    }
    case 'includes':
      return { any: condition.parts.map((part) => leaf('includesText', part)) };
    case 'filled':
      return leaf(condition.not ? 'equal' : 'isNot', null);
  }
}
