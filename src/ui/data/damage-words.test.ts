import { expect, it } from 'vitest';
import { SHAPED_TABLES } from '../../store/damage/row-shapes';
import { DAMAGED_ROWS, damageAdvice, damagedName } from './damage-words';

it('names the rows of every table that is looked through', () => {
  expect(Object.keys(DAMAGED_ROWS).toSorted()).toEqual(SHAPED_TABLES.toSorted());
});

it('says what a row was, and of which record where it tells', () => {
  expect(damagedName('packs', null)).toBe('Rule pack');
  expect(damagedName('records', 'hubspot:7:deal:9')).toBe('Record hubspot:7:deal:9');
  expect(damagedName('records', null)).toBe('Record');
  expect(damagedName('later', null)).toBe('Row of later');
});

it('sends only records back to the CRM', () => {
  expect(damageAdvice(['records', 'records'])).toBe(
    'Open the records again in your CRM, or sync them, to have them back.',
  );
  expect(damageAdvice(['packs', 'settings', 'ruleDays'])).not.toContain('Open the records');
  expect(damageAdvice(['packs'])).toContain('whether the right rule pack is in force');
  expect(damageAdvice(['ruleDays', 'later'])).toBe(
    'What was noted only here comes back with a backup from before the damage.',
  );
  expect(damageAdvice(['ruleDays', 'records']).indexOf('Open the records')).toBe(0);
});
