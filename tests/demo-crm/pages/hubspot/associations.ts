import type { ApiObject, ApiRecord } from '../../api/hubspot/object';
import type { DemoData } from '../../model';
import { fieldView, type Look } from '../field-view';
import type { AssociationView, FieldView } from '../view';
import { companyIdOf, propertyInfo, propertySource } from './property-source';

type FindObject = (name: string) => ApiObject | undefined;

export interface Origin {
  data: DemoData;
  findObject: FindObject;
  look: Look;
}

const CARDS: Record<string, { title: string; nameOf: string; properties: string[] }> = {
  '0-1': {
    title: 'Contacts',
    nameOf: 'email',
    properties: ['email', 'phone', 'jobtitle', 'hubspot_owner_id', 'hs_lead_status', 'createdate'],
  },
  '0-2': {
    title: 'Companies',
    nameOf: 'name',
    properties: ['name', 'domain', 'industry', 'numberofemployees', 'annualrevenue', 'country'],
  },
  '0-3': {
    title: 'Deals',
    nameOf: 'dealname',
    properties: ['amount', 'closedate', 'dealstage', 'hubspot_owner_id', 'createdate'],
  },
};

/** Fields of a record in the order asked for; unknown names are left out. */
export function fieldsOf(
  object: ApiObject,
  record: ApiRecord,
  names: readonly string[],
  origin: Origin,
): FieldView[] {
  return names.flatMap((name) => {
    const property = propertyInfo(object, name);
    return property ? [fieldView(propertySource(property, record, origin.data), origin.look)] : [];
  });
}

function card(typeId: string, id: string, origin: Origin): AssociationView[] {
  const object = origin.findObject(typeId);
  const record = object?.find(id);
  const design = CARDS[typeId];
  if (!object || !record || !design) return [];
  const person = [record.read('firstname'), record.read('lastname')].filter(Boolean).join(' ');
  return [
    {
      object: typeId,
      title: design.title,
      name: person || record.read(design.nameOf) || id,
      href: `/contacts/${origin.data.portalId}/record/${typeId}/${id}`,
      fields: fieldsOf(object, record, design.properties, origin),
    },
  ];
}

/** The right column: one company, the first contact, and other deals of the same company. */
export function associationsOf(object: ApiObject, record: ApiRecord, origin: Origin): AssociationView[] {
  const { data } = origin;
  const companyId = companyIdOf(data, record);
  const contactIds =
    object.typeId === '0-1' ? [] : (record.associations().contacts ?? []).map(({ id }) => id);
  const dealIds = data.deals
    .filter((deal) => deal.companyId === companyId && deal.hubspotId !== record.id)
    .map((deal) => deal.hubspotId);
  return [
    ...contactIds.slice(0, 2).flatMap((id) => card('0-1', id, origin)),
    ...(companyId ? card('0-2', companyId, origin) : []),
    ...dealIds.slice(0, 2).flatMap((id) => card('0-3', id, origin)),
  ];
}
