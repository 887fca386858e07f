import { salesforceId } from '../../data/ids';
import type { Endpoint } from './context';
import { notFound } from './errors';

/** The list views of the org, each with the query that Salesforce gives for it. */
const VIEWS = [
  {
    object: 'Opportunity',
    label: 'My opportunities',
    query: 'SELECT Name, Amount FROM Opportunity USING SCOPE mine ORDER BY Name ASC NULLS FIRST, Id ASC',
  },
  {
    object: 'Opportunity',
    label: 'Large opportunities',
    query:
      'SELECT Name, Amount FROM Opportunity USING SCOPE everything WHERE Amount > 20000 OR Amount = null ORDER BY Name ASC NULLS FIRST, Id ASC',
  },
  {
    object: 'Lead',
    label: 'My leads',
    query: 'SELECT Name, Company FROM Lead USING SCOPE mine ORDER BY Name ASC NULLS FIRST, Id ASC',
  },
].map((view, index) => ({ ...view, id: salesforceId('00B', index + 1) }));

const ofObject = (name: string) => VIEWS.filter(({ object }) => object.toLowerCase() === name.toLowerCase());

/** Lists an object's list views, and describes one with its query. */
export const listViewEndpoints: Endpoint[] = [
  {
    method: 'GET',
    pattern: /^\/sobjects\/([^/]+)\/listviews\/?$/,
    handle(_, [name = '']) {
      const listviews = ofObject(name).map(({ id, label }) => ({
        id,
        label,
        developerName: label.replaceAll(' ', ''),
      }));
      return { status: 200, body: { done: true, size: listviews.length, listviews } };
    },
  },
  {
    method: 'GET',
    pattern: /^\/sobjects\/([^/]+)\/listviews\/([^/]+)\/describe$/,
    handle(_, [name = '', id = '']) {
      const view = ofObject(name).find((entry) => entry.id === id);
      if (!view) return notFound();
      return { status: 200, body: { id: view.id, query: view.query, sobjectType: view.object } };
    },
  },
];
