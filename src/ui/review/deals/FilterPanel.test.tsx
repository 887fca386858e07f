// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { mount } from '../../testing/mount';
import { sampleRows } from '../../testing/sample-rows';
import { FilterPanel } from './FilterPanel';
import { NO_FILTER, type RowFilter } from './filter';

const rows = sampleRows([{ amount: 5 }]);

function openPanel() {
  const filters: RowFilter[] = [];
  const panel = (filter: RowFilter) => (
    <FilterPanel rows={rows} placed={null} filter={filter} onFilter={(next) => filters.push(next)} />
  );
  const { root } = mount(panel(NO_FILTER));
  const field = (label: string): HTMLInputElement => {
    const found = root.querySelector<HTMLInputElement>(`[aria-label="${label}"]`);
    if (!found) throw new Error(`There is no field “${label}”.`);
    return found;
  };
  return {
    filters,
    field,
    draw: (filter: RowFilter) => void act(() => render(panel(filter), root)),
    type(label: string, text: string): void {
      field(label).value = text;
      void act(() => {
        field(label).dispatchEvent(new Event('input', { bubbles: true }));
      });
    },
    leave(label: string): void {
      void act(() => {
        field(label).dispatchEvent(new Event('change', { bubbles: true }));
        field(label).dispatchEvent(new Event('blur'));
      });
    },
  };
}

it('keeps what is half typed while the page is drawn anew, and takes it when it is left', () => {
  const { type, draw, field, leave, filters } = openPanel();
  const byStage = { ...NO_FILTER, choices: { stage: ['Demo'] } };
  type('Amount from', '25');
  type('Close date up to', '2026-12-01');
  draw(byStage);
  expect(field('Amount from').value).toBe('25');
  expect(field('Close date up to').value).toBe('2026-12-01');
  type('Amount from', '2500');
  leave('Amount from');
  expect(filters).toEqual([{ ...byStage, ranges: { amount: { from: 2500, to: null } } }]);
});

it('shows a range that is taken away elsewhere as gone', () => {
  const { type, draw, field, leave } = openPanel();
  type('Age in days from', '30');
  leave('Age in days from');
  draw({ ...NO_FILTER, ranges: { age: { from: 30, to: null } } });
  expect(field('Age in days from').value).toBe('30');
  draw(NO_FILTER);
  expect(field('Age in days from').value).toBe('');
});
