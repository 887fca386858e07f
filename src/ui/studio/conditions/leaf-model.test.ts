import { describe, expect, it } from 'vitest';
import { leafMisfits } from '../../../conditions/check-leaf';
import type { FieldType } from '../../../record/types';
import { leafOf, operatorsFor, readCondition, withField } from './leaf-model';

const TYPES: FieldType[] = ['text', 'choice', 'number', 'money', 'date', 'datetime', 'boolean'];

describe('the condition editor', () => {
  it.each(TYPES)('offers operators for %s that make conditions of the language', (type) => {
    const operators = operatorsFor(type);
    expect(operators.length).toBeGreaterThan(3);
    for (const { value } of operators) {
      const leaf = leafOf(value, 'amount', type);
      expect(readCondition(leaf)).toEqual(leaf);
      expect(leafMisfits(leaf, () => type)).toEqual([]);
    }
  });

  it('offers only what suits a field', () => {
    const names = (type: FieldType) => operatorsFor(type).map(({ value }) => value);
    expect(names('number')).not.toContain('contains');
    expect(names('text')).not.toContain('gt');
    expect(names('datetime')).toContain('withinDays');
    expect(operatorsFor('date').find(({ value }) => value === 'gt')?.label).toBe('is after');
  });

  it('keeps the question when the field changes to one that it suits', () => {
    const leaf = leafOf('gt', 'amount', 'number');
    expect(withField({ op: 'gt', field: 'amount', value: 500 }, 'fitScore', 'number')).toEqual({
      op: 'gt',
      field: 'fitScore',
      value: 500,
    });
    expect(withField(leaf, 'stage', 'text')).toEqual({ op: 'exists', field: 'stage' });
    expect(withField({ op: 'eq', field: 'amount', value: 5 }, 'stage', 'text')).toEqual({
      op: 'eq',
      field: 'stage',
      value: '',
    });
  });

  it('reads nothing into what the language does not know', () => {
    expect(readCondition({ op: 'matches', field: 'x' })).toBeNull();
    expect(readCondition(undefined)).toBeNull();
  });
});
