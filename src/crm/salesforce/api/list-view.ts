import { CrmApiError } from '../../api/failure';

/** What a list view chooses by. */
export interface ViewChoice {
  /** `USING SCOPE mine`; empty for everything. */
  scope: string;
  /** Its conditions, to be joined by AND; empty for none. */
  where: string;
}

/**
 * Takes the choice out of the query that Salesforce gives for a list view, so that its records can be
 * read in the order of ids. @throws CrmApiError for a query that can't be taken apart
 */
export function viewChoice(query: string): ViewChoice {
  const text = query.replace(/\s+ORDER\s+BY\s[\s\S]*$/i, '').replace(/\s+LIMIT\s+\d+\s*$/i, '');
  const [, scope, where] =
    /^\s*SELECT\s[\s\S]+?\sFROM\s+\w+(?:\s+USING\s+SCOPE\s+(\w+))?(?:\s+WHERE\s+([\s\S]+))?\s*$/i.exec(
      text,
    ) ?? [];
  const isWhole = /\sFROM\s+\w+(?:\s+USING\s+SCOPE\s+\w+)?(?:\s+WHERE\s[\s\S]+)?\s*$/i.test(text);
  if (!isWhole) throw new CrmApiError('unexpected-answer', 'salesforce', 'the list view');
  return { scope: scope ? ` USING SCOPE ${scope}` : '', where: where ? `(${where.trim()})` : '' };
}
