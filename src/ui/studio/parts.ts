import { controlOf } from './forms/control';
import { nameOf } from './forms/names';
import { packSchema } from './forms/schema';

/** An entry of the studio's navigation. */
export interface StudioPart {
  /** The key in the pack; "" for the values at its head. */
  key: string;
  name: string;
  isOptional: boolean;
}

const HEAD: StudioPart = { key: '', name: 'Pack', isOptional: false };
const LARGE = new Set(['list', 'map', 'group', 'variants', 'condition', 'json']);

/** The head, and every large part that the schema has, in its order. */
export function studioParts(): StudioPart[] {
  const { properties = {}, required = [] } = packSchema();
  const large = Object.entries(properties).filter(([key, schema]) => LARGE.has(controlOf(schema, key).kind));
  return [HEAD, ...large.map(([key]) => ({ key, name: nameOf(key), isOptional: !required.includes(key) }))];
}

/** The part that a place lies in. */
export function partOf(path: string, parts: readonly StudioPart[]): string {
  const key = /^[^.[\]]*/.exec(path)?.[0] ?? '';
  return parts.some((part) => part.key === key) ? key : '';
}
