import { expect, it } from 'vitest';
import { viewChoice } from './list-view';

it('takes scope and conditions out of a list view’s query', () => {
  expect(
    viewChoice(
      "SELECT Name, toLabel(StageName) FROM Opportunity USING SCOPE mine WHERE Amount > 5 OR Name = 'a' ORDER BY Name ASC NULLS FIRST, Id ASC",
    ),
  ).toEqual({ scope: ' USING SCOPE mine', where: "(Amount > 5 OR Name = 'a')" });
  expect(viewChoice('SELECT Name FROM Lead ORDER BY Name LIMIT 50')).toEqual({ scope: '', where: '' });
  expect(viewChoice('select Name from Lead where IsConverted = false')).toEqual({
    scope: '',
    where: '(IsConverted = false)',
  });
});

it('refuses what it can’t take apart', () => {
  for (const query of ['', 'DELETE', 'SELECT Name FROM Lead FOR VIEW', 'SELECT Name FROM Lead USING X'])
    expect(() => viewChoice(query), query).toThrow(/not in the form/);
});
