import type { Endpoint, SalesforceContext } from './context';
import { notFound, SalesforceProblem } from './errors';
import type { Row } from './object';
import { follow, type Path, resolvePath } from './soql/paths';
import { type Raw, uiValue } from './values';

interface UiValue {
  displayValue: string | null;
  value: Raw | UiRecord;
}

interface UiRecord {
  apiName: string;
  id: string;
  fields: Record<string, UiValue>;
}

function displayValue(value: Raw, path: Path): string | null {
  if (value === null || typeof value === 'boolean') return null;
  if (path.type === 'currency') return `$${Number(value).toLocaleString('en-US')}`;
  return path.type === 'picklist' ? String(value) : null;
}

/** One relationship deep, as in `Opportunity.Owner.Name`. */
function fieldsOf(context: SalesforceContext, objectName: string, row: Row, paths: readonly Path[]) {
  const fields: Record<string, UiValue> = {};
  for (const path of paths) {
    const [relationship] = path.through;
    const raw = path.get(row);
    const entry = { displayValue: displayValue(raw, path), value: uiValue(raw, path.type) };
    if (relationship === undefined) fields[path.name] = entry;
    else {
      const link = context.schema
        .byName(objectName)
        ?.fields.find((field) => field.relationship?.name === relationship);
      const target = link && follow(context.schema, row, link.name);
      const value = target
        ? { apiName: target.object.name, id: target.row.id, fields: { [path.name]: entry } }
        : null;
      fields[relationship] = { displayValue: typeof raw === 'string' ? raw : null, value };
    }
  }
  return fields;
}

/** `fields=Opportunity.Name,Opportunity.Owner.Name`: each starts with the record's own object. */
export const uiApiEndpoints = (context: SalesforceContext): Endpoint[] => [
  {
    method: 'GET',
    pattern: /^\/ui-api\/records\/([^/]+)$/,
    handle({ url }, [id = '']) {
      const object = context.schema.byPrefix(id);
      const row = object?.find(id);
      if (!object || !row) return notFound();
      const list = (key: string) => (url.searchParams.get(key) ?? '').split(',').filter(Boolean);
      const asked = [...list('fields'), ...list('optionalFields')];
      if (asked.length === 0)
        throw new SalesforceProblem('INVALID_REQUEST', 'Name fields or optionalFields to read');
      const paths = asked.map((path) => {
        const [head, ...rest] = path.split('.');
        if (head !== object.name || rest.length === 0)
          throw new SalesforceProblem('INVALID_FIELD', `${path} is not a field of ${object.name}`);
        return resolvePath(context.schema, object, rest.join('.'));
      });
      const fields = fieldsOf(context, object.name, row, paths);
      return { status: 200, body: { apiName: object.name, id: row.id, childRelationships: {}, fields } };
    },
  },
];
