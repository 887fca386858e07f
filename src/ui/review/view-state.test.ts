import { expect, it } from 'vitest';
import { FIRST_VIEW, readView, type ViewState } from './view-state';

const VIEW: ViewState = {
  filter: {
    text: 'mills',
    choices: { stage: ['Demo', ''] },
    ranges: { amount: { from: 1000, to: null } },
  },
  order: { column: 'amount', isDescending: true },
  columns: ['title', 'amount'],
  groupBy: 'owner',
};

it('gives a stored view back as it was', () => {
  expect(readView(JSON.parse(JSON.stringify(VIEW)))).toEqual(VIEW);
});

it('falls back to the first view for what it does not understand', () => {
  for (const stored of [null, 'view', [], { columns: [] }, { order: { column: 'size' }, groupBy: 'team' }])
    expect(readView(stored)).toEqual(FIRST_VIEW);
});

it('keeps what it understands of a view of another version', () => {
  const stored = {
    ...VIEW,
    columns: ['title', 'forecast', 'title', 'amount'],
    filter: {
      choices: { stage: ['Demo', 4], region: ['EMEA'] },
      ranges: { amount: { from: 'many', to: null } },
    },
  };
  expect(readView(stored)).toEqual({
    ...VIEW,
    filter: { text: '', choices: { stage: ['Demo'] }, ranges: {} },
  });
});
