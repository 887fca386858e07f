import { leafMisfits } from '../conditions/check-leaf';
import { type Condition, leafConditions } from '../conditions/condition';
import { stageKey } from '../rule-kinds/stages';
import type { FieldTable } from './field-table';
import { type Problem, problem } from './problem';

/** Checks that the parts of a pack share. */

/** Ids that are there twice. */
export function duplicates(
  path: string,
  entries: readonly { id: string }[],
  pathOf = (index: number) => `${path}[${index}]`,
): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, index) => {
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew
      ? []
      : [problem('duplicate-id', `${pathOf(index)}.id`, `“${id}” is there twice.`, 'Give each its own id.')];
  });
}

interface Named {
  id: string;
  label: string;
  aliases: readonly string[];
}

/** Names that could be either of two stages, or of two entries of another kind. */
export function ambiguousNames(path: string, stages: readonly Named[], noun = 'stage'): Problem[] {
  const owners = new Map<string, string>();
  return stages.flatMap((stage, index) =>
    uniqueNames(stage).flatMap((name) => {
      const owner = owners.get(stageKey(name)) ?? stage.id;
      owners.set(stageKey(name), owner);
      return owner === stage.id
        ? []
        : [
            problem(
              `ambiguous-${noun}`,
              `${path}[${index}]`,
              `“${name}” could be this ${noun} or “${owner}”.`,
              `Keep each name in one ${noun}; capitals, spaces and signs make no difference.`,
            ),
          ];
    }),
  );
}

function uniqueNames({ id, label, aliases }: Named): string[] {
  const names = [id, label, ...aliases];
  return names.filter(
    (name, index) => names.findIndex((other) => stageKey(other) === stageKey(name)) === index,
  );
}

/** Problems of one field name: that nobody knows it, or that it is no datetime where one is needed. */
export function checkField(name: string, path: string, fields: FieldTable, datetime?: 'datetime'): Problem[] {
  const field = fields(name);
  if (!field)
    return [
      problem(
        'unknown-field',
        path,
        `There is no field “${name}”.`,
        'Add it to fields, or check its spelling.',
      ),
    ];
  if (datetime && field.type !== 'datetime')
    return [problem('wrong-field-type', path, `“${name}” is a ${field.type}.`, 'Use a datetime field.')];
  return [];
}

/** Problems of one condition: unknown fields, operators that do not suit them, values of another type. */
export function checkCondition(
  condition: Condition | undefined,
  path: string,
  fields: FieldTable,
): Problem[] {
  if (!condition) return [];
  return leafConditions(condition, path).flatMap(({ path: at, condition: leaf }) =>
    leafMisfits(leaf, (name) => fields(name)?.type ?? null).flatMap(({ key, field, wrong }) => {
      if (wrong === 'field') return checkField(field, `${at}.${key}`, fields);
      const type = fields(field)?.type ?? 'field';
      return [wrong === 'operator' ? wrongOperator(leaf.op, type, `${at}.op`) : wrongOperand(type, at)];
    }),
  );
}

const wrongOperator = (op: string, type: string, path: string) =>
  problem('wrong-operator', path, `${op} does not work on a ${type} here.`, 'See the list of operators.');

const wrongOperand = (type: string, path: string) =>
  problem('wrong-operand', path, `The value is no ${type}.`, `Write it as a ${type}.`);
