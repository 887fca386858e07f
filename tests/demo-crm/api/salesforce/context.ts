import type { DemoData } from '../../model';
import type { ApiRequest, ApiResponse } from '../http';
import { invalidType } from './errors';
import type { SObject } from './object';
import { createSObjects } from './org';
import type { Schema } from './soql/paths';

/** What every endpoint of the Salesforce API works on. */
export interface SalesforceContext {
  data: DemoData;
  schema: Schema;
  objects: readonly SObject[];
  /** Time of writes and of TODAY, epoch ms. */
  clock(): number;
}

export function createContext(data: DemoData, clock: () => number): SalesforceContext {
  const objects = createSObjects(data);
  const schema: Schema = {
    byName: (name) => objects.find((object) => object.name.toLowerCase() === name.toLowerCase()),
    byPrefix: (id) => objects.find((object) => id.startsWith(object.keyPrefix)),
  };
  return { data, schema, objects, clock };
}

/** @throws SalesforceProblem NOT_FOUND-like INVALID_TYPE for an object the org does not have */
export function objectNamed(context: SalesforceContext, name: string): SObject {
  const object = context.schema.byName(name);
  if (!object) throw invalidType(name);
  return object;
}

/** An endpoint below `/services/data/vNN.0`. Gets the version without "v", e.g. "66.0". */
export interface Endpoint {
  method: string;
  pattern: RegExp;
  handle(request: ApiRequest, parts: string[], version: string): ApiResponse;
}
