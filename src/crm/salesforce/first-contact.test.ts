import { expect, it } from 'vitest';
import type { FieldReading } from '../../record/types';
import { withoutFalseSilence } from './first-contact';

const empty: FieldReading = { state: 'empty', label: 'First Call' };
const filled = (text: string): FieldReading => ({ state: 'value', value: text, text, label: 'Field' });
const own = { firstContactAt: 'FirstCallDateTime' };

function contact(
  activity: FieldReading | null,
  first: FieldReading = empty,
  apiNames: Record<string, string> = own,
) {
  const fields = { firstContactAt: first, ...(activity && { lastActivityAt: activity }) };
  withoutFalseSilence(fields, apiNames);
  return fields.firstContactAt;
}

it('does not call a lead silent on whom something was logged', () => {
  expect(contact(filled('2026-11-20'))).toEqual({
    state: 'unreadable',
    label: 'First Call',
    reason: 'told-elsewhere',
  });
  expect(contact({ state: 'unreadable', label: 'Field', reason: 'loading' }).state).toBe('unreadable');
});

it.each([
  ['nothing was logged', contact({ state: 'empty', label: 'Last Activity' })],
  ['the page does not say whether', contact(null)],
  ['the pack reads it from a field of its own', contact(filled('x'), empty, { firstContactAt: 'First__c' })],
  ['tasks and events were read', contact(filled('x'), empty, {})],
])('stays empty where %s', (_, reading) => expect(reading).toEqual(empty));

it('keeps a contact that is told', () => {
  expect(contact(filled('x'), filled('2026-11-20T10:00'))).toEqual(filled('2026-11-20T10:00'));
});
