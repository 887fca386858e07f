import type { DemoChange } from '../../model';
import type { ApiObject, ApiRecord } from './object';

export interface Asked {
  /** Empty: the object's defaults. */
  properties: readonly string[];
  history?: readonly string[];
  associations?: readonly string[];
}

const SYSTEM = ['createdate', 'hs_lastmodifieddate', 'hs_object_id'] as const;

function historyEntry({ at, value, source, userId }: DemoChange<string | null>) {
  return {
    value,
    timestamp: new Date(at).toISOString(),
    sourceType: source,
    sourceId: userId === null ? 'leadlight-demo-job' : `userId:${userId}`,
    ...(source === 'IMPORT' ? { sourceLabel: 'spring-list.csv' } : {}),
    ...(userId === null ? {} : { updatedByUserId: Number(userId) }),
  };
}

/** Usually newest first; on every seventh record the other way round, because clients must sort. */
function historyOf(record: ApiRecord, property: string) {
  const entries = record.history(property)?.map(historyEntry);
  return Number(record.id) % 7 === 0 ? entries : entries?.reverse();
}

/** Undefined properties are left out, empty ones are null. */
function collect<T>(names: readonly string[], read: (name: string) => T | undefined): Record<string, T> {
  const found: Record<string, T> = {};
  for (const name of names) {
    const value = read(name);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** One record in the shape of the objects API. */
export function serialize(object: ApiObject, record: ApiRecord, asked: Asked) {
  const names = asked.properties.length ? [...SYSTEM, ...asked.properties] : object.defaults;
  const linked = asked.associations?.length ? record.associations() : {};
  const associations = collect(asked.associations ?? [], (name) =>
    linked[name]?.length ? { results: linked[name] } : undefined,
  );
  return {
    id: record.id,
    properties: collect([...names, ...(asked.history ?? [])], (name) => record.read(name)),
    ...(asked.history?.length
      ? { propertiesWithHistory: collect(asked.history, (name) => historyOf(record, name)) }
      : {}),
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
    archived: false,
    ...(Object.keys(associations).length ? { associations } : {}),
  };
}
