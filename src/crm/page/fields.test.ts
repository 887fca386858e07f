import { describe, expect, it } from 'vitest';
import type { PageField } from '../../record/types';
import { READ_LIMITS } from '../limits';
import { collectFields, editedField, rememberSaved, unreadable } from './fields';

const text = (value: string): PageField => ({ label: 'Amount', state: 'text', text: value });
const unsaved = (value: string): PageField => ({ ...text(value), unsaved: true });

function drawnTwice(a: PageField, b: PageField): PageField | undefined {
  const collector = collectFields();
  collector.add('amount', a);
  collector.add('amount', b);
  return collector.fields.amount;
}

describe('a field drawn twice', () => {
  it.each<[string, PageField, PageField, PageField]>([
    ['same text', text('$5 000'), text('$5\u00a0000'), text('$5 000')],
    ['another text', text('$5'), text('$6'), unreadable('Amount', 'conflicting-values')],
    [
      'empty in one place',
      text('$5'),
      { label: 'Amount', state: 'empty' },
      unreadable('Amount', 'conflicting-values'),
    ],
    ['edited in one place', text('$5'), unsaved('$6'), unsaved('$6')],
    ['edited, then shown', unsaved('$6'), text('$5'), unsaved('$6')],
    ['unknown in one place', unreadable(null, 'unknown-markup'), text('$5'), text('$5')],
    ['loading in one place', text('$5'), unreadable(null, 'loading'), text('$5')],
    [
      'loading in one place, empty in another',
      { label: 'Amount', state: 'empty' },
      unreadable(null, 'loading'),
      unreadable(null, 'loading'),
    ],
    ['too long in one place', text('$5'), unreadable('Amount', 'too-long'), unreadable('Amount', 'too-long')],
  ])('%s', (_, a, b, expected) => expect(drawnTwice(a, b)).toEqual(expected));

  it('stays conflicting whatever comes third', () => {
    const collector = collectFields();
    for (const value of ['$5', '$6', '$5']) collector.add('amount', text(value));
    expect(collector.fields.amount).toEqual(unreadable('Amount', 'conflicting-values'));
  });
});

it('takes no names that are none', () => {
  const collector = collectFields();
  for (const name of ['__proto__', '', 'a b', 'constructor', 'Pain_Points__c', 'label-foo', 'x'.repeat(300)])
    collector.add(name, text('1'));
  expect(Object.keys(collector.fields)).toEqual(['constructor', 'Pain_Points__c', 'label-foo']);
  expect(Object.getPrototypeOf(collector.fields)).toBeNull();
});

it('stops after as many field nodes as a reader takes', () => {
  const collector = collectFields();
  for (let i = 0; i < READ_LIMITS.fieldNodes; i += 1) expect(collector.add(`f${i}`, text('1'))).toBe(true);
  expect(collector.isTruncated()).toBe(false);
  expect(collector.add('more', text('1'))).toBe(false);
  expect(collector.isTruncated()).toBe(true);
  expect(Object.keys(collector.fields)).toHaveLength(READ_LIMITS.fieldNodes);
});

describe('an edited field', () => {
  const isEmpty = (value: string) => value === '';
  const edited = (value: string, isChanged: boolean, saved?: string) =>
    editedField(null, { text: value, isChanged }, isEmpty, saved).unsaved ?? false;

  it('is unsaved when it differs from what was shown, whatever the control calls its default', () => {
    expect(edited('$6', false, '$5')).toBe(true);
    expect(edited('45,000.00', true, '$45,000.00')).toBe(false);
    expect(edited('', false, '$5')).toBe(true);
    expect(edited('-5', false, '5')).toBe(true);
  });

  it('keeps the text as it was shown while a form only repeats it', () => {
    expect(editedField('A', { text: '45,000', isChanged: true }, isEmpty, '$45,000.00')).toEqual({
      label: 'A',
      state: 'text',
      text: '$45,000.00',
    });
    expect(editedField('A', { text: '', isChanged: true }, isEmpty, '')).toEqual({
      label: 'A',
      state: 'empty',
    });
  });

  it('is unsaved when it differs from its default, as long as nothing was shown before', () => {
    expect(edited('6', true)).toBe(true);
    expect(edited('6', false)).toBe(false);
  });
});

it('remembers what is saved, and not what is being typed', () => {
  const saved = new Map([['amount', '$4']]);
  rememberSaved(saved, { amount: unsaved('$6'), stage: text('Demo'), next: { label: null, state: 'empty' } });
  expect([...saved]).toEqual([
    ['amount', '$4'],
    ['stage', 'Demo'],
    ['next', ''],
  ]);
});
