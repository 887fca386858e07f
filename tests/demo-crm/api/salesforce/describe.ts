import { salesforceId } from '../../data/ids';
import type { Endpoint, SalesforceContext } from './context';
import { objectNamed } from './context';
import type { FieldInfo, SObject } from './object';

const LENGTHS: Partial<Record<FieldInfo['type'], number>> = {
  id: 18,
  reference: 18,
  string: 255,
  textarea: 131_072,
  picklist: 255,
  email: 80,
  phone: 40,
  url: 255,
};

const describeField = (field: FieldInfo) => ({
  name: field.name,
  label: field.label,
  type: field.type,
  length: LENGTHS[field.type] ?? 0,
  custom: field.name.endsWith('__c'),
  nillable: field.type !== 'id' && field.type !== 'boolean',
  createable: !field.isReadOnly,
  updateable: !field.isReadOnly,
  calculated: false,
  filterable: true,
  sortable: true,
  relationshipName: field.relationship?.name ?? null,
  referenceTo: field.relationship ? [field.relationship.object] : [],
  picklistValues: (field.picklist ?? []).map((value) => ({
    value,
    label: value,
    active: true,
    defaultValue: false,
    validFor: null,
  })),
});

const summary = (object: SObject, version: string) => ({
  name: object.name,
  label: object.label,
  labelPlural: `${object.label}s`,
  keyPrefix: object.keyPrefix,
  custom: false,
  queryable: true,
  retrieveable: true,
  createable: object.add !== null,
  updateable: object.change !== null,
  deletable: false,
  urls: {
    sobject: `/services/data/v${version}/sobjects/${object.name}`,
    describe: `/services/data/v${version}/sobjects/${object.name}/describe`,
    rowTemplate: `/services/data/v${version}/sobjects/${object.name}/{ID}`,
  },
});

/** One record type a pipeline; other objects have only the master one, which says nothing. */
const recordTypes = ({ data }: SalesforceContext, { name }: SObject) =>
  name === 'Opportunity'
    ? data.pipelines.map((pipeline, index) => ({
        recordTypeId: salesforceId('012', index + 1),
        name: pipeline.label,
        available: true,
        master: false,
      }))
    : [];

/** Which objects the org has, and which fields they have. */
export const describeEndpoints = (context: SalesforceContext): Endpoint[] => [
  {
    method: 'GET',
    pattern: /^\/sobjects\/?$/,
    handle: (_, __, version) => ({
      status: 200,
      body: {
        encoding: 'UTF-8',
        maxBatchSize: 200,
        sobjects: context.objects.map((object) => summary(object, version)),
      },
    }),
  },
  {
    method: 'GET',
    pattern: /^\/sobjects\/([^/]+)$/,
    handle: (_, [name = ''], version) => ({
      status: 200,
      body: { objectDescribe: summary(objectNamed(context, name), version), recentItems: [] },
    }),
  },
  {
    method: 'GET',
    pattern: /^\/sobjects\/([^/]+)\/describe\/?$/,
    handle(_, [name = ''], version) {
      const object = objectNamed(context, name);
      const fields = object.fields.map(describeField);
      return {
        status: 200,
        body: {
          ...summary(object, version),
          fields,
          childRelationships: [],
          recordTypeInfos: recordTypes(context, object),
        },
      };
    },
  },
];
