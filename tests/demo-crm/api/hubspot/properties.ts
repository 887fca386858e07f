import type { Route } from '../router';
import { type HubspotContext, withObject } from './context';
import { objectNotFound } from './errors';
import type { ApiObject, PropertyInfo } from './object';
import type { PropertyType } from './property';

const FIELD_TYPES: Record<PropertyType, string> = {
  string: 'text',
  number: 'number',
  datetime: 'date',
  date: 'date',
  enumeration: 'select',
  bool: 'booleancheckbox',
};

const serialize = (object: ApiObject, property: PropertyInfo, displayOrder: number) => ({
  name: property.name,
  label: property.label,
  type: property.type,
  fieldType: FIELD_TYPES[property.type],
  description: '',
  groupName: `${object.singular}information`,
  options: (property.options ?? []).map((option, order) => ({
    ...option,
    displayOrder: order,
    hidden: false,
  })),
  displayOrder,
  calculated: property.isReadOnly,
  externalOptions: false,
  hasUniqueValue: false,
  hidden: false,
  formField: false,
  archived: false,
  modificationMetadata: {
    archivable: true,
    readOnlyDefinition: property.isReadOnly,
    readOnlyValue: property.isReadOnly,
  },
});

/** What fields an object has, with the ones the demo org added. */
export const propertyRoutes = (context: HubspotContext): Route[] => [
  {
    method: 'GET',
    pattern: /^\/crm\/v3\/properties\/([^/]+)$/,
    handle: (request, [name = '']) =>
      withObject(context, request, name, (object) => ({
        status: 200,
        body: { results: object.properties.map((property, index) => serialize(object, property, index)) },
      })),
  },
  {
    method: 'GET',
    pattern: /^\/crm\/v3\/properties\/([^/]+)\/([^/]+)$/,
    handle: (request, [name = '', property = '']) =>
      withObject(context, request, name, (object) => {
        const found = object.properties.find((entry) => entry.name === property);
        return found
          ? { status: 200, body: serialize(object, found, 0) }
          : objectNotFound(`property ${property}`);
      }),
  },
];
