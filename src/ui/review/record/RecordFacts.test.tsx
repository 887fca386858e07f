// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { CrmRecord, FieldReading } from '../../../record/types';
import { mount } from '../../testing/mount';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT, record } from '../../testing/sample-view';
import { RecordFacts } from './RecordFacts';

const said = (
  object: string,
  copy: CrmRecord | null,
  stage: string | null = null,
  amount: number | null = null,
  gaps: { owner?: null; empty?: string } = {},
) => {
  const row = sampleRows([{ object, stage, amount, currency: 'EUR', ...gaps }]).row(0);
  const { root } = mount(<RecordFacts row={row} record={copy} context={CONTEXT} />);
  return root.querySelector('.cut')?.textContent;
};
const inStage = (reading?: FieldReading) => record({ fields: reading ? { lifecycleStage: reading } : {} });
const text = (value: string): FieldReading => ({ state: 'value', value, text: value, label: 'Stage' });

it('says the amount and the stage of a deal', () => {
  expect(said('deal', record(), 'Demo')).toBe('Amount unknown · Demo · Mara');
  expect(said('deal', record(), 'Demo', 84_000)).toBe('€84,000 · Demo · Mara');
  expect(said('deal', record(), 'Demo', 84_000.4)).toBe('€84,000.40 · Demo · Mara');
  expect(said('deal', null)).toBe('Amount unknown · stage unknown · Mara');
});

it('tells what is empty in the CRM from what was not read', () => {
  const withGaps = (empty?: string) =>
    said('deal', record(), 'Demo', null, { owner: null, ...(empty ? { empty } : {}) });
  expect(withGaps()).toBe('Amount unknown · Demo · owner unknown');
  expect(withGaps('amount')).toBe('No amount · Demo · owner unknown');
  expect(withGaps('owner source')).toBe('Amount unknown · Demo · no owner');
});

it('says the lifecycle stage of a lead or contact, and no stage of a pipeline', () => {
  expect(said('lead', inStage(text('marketingqualifiedlead')))).toBe('Lead · lifecycle stage MQL · Mara');
  expect(said('contact', inStage(text('customer')))).toBe('Contact · lifecycle stage customer · Mara');
  expect(said('contact', inStage(text('Recycled')))).toBe('Contact · lifecycle stage Recycled · Mara');
  expect(said('contact', inStage({ state: 'empty', label: 'Stage' }))).toBe(
    'Contact · no lifecycle stage · Mara',
  );
  expect(said('lead', inStage())).toBe('Lead · lifecycle stage unknown · Mara');
});

it('says nothing of it before the copy was read, nor of kinds that have none', () => {
  expect(said('lead', null)).toBe('Lead · Mara');
  expect(said('company', record())).toBe('Company · Mara');
});
