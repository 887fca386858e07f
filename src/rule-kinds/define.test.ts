import { expect, it } from 'vitest';
import { fillIn } from './define';

it('fills placeholders once, so that a value can’t bring its own', () => {
  expect(fillIn('{{a}} and {{b}}', { a: '{{b}}', b: 2 })).toBe('{{b}} and 2');
  expect(fillIn('{{a}} costs {{b}}', { a: '$&', b: '$1' })).toBe('$& costs $1');
  expect(fillIn('{{toString}} {{a}}', { a: 1 })).toBe('{{toString}} 1');
});
