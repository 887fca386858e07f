import { BackupError } from './failure';

/** What JSON can't say is written as {"$": [type, value]}; an object with a key "$" as its entries. */
const TAG = '$';
/** Assigned like any other key, it would change what an object is. */
const TRAP = '__proto__';

const ARRAYS = {
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
};
type ArrayName = keyof typeof ARRAYS;
const isArrayName = (name: unknown): name is ArrayName =>
  typeof name === 'string' && Object.hasOwn(ARRAYS, name);

/**
 * A stored value as one that JSON keeps as it is. Answers the same object where nothing has to change.
 * @throws TypeError for what the store may hold and a backup may not: blobs, keys, `__proto__`
 */
export function toJsonValue(value: unknown): unknown {
  if (typeof value === 'number') return plainNumber(value) ? value : { [TAG]: ['number', numberText(value)] };
  if (value === undefined) return { [TAG]: ['undefined', 0] };
  if (typeof value === 'bigint') return { [TAG]: ['bigint', String(value)] };
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return listOf(value);
  const type = Object.prototype.toString.call(value).slice(8, -1);
  if (type === 'Object') return objectOf(value);
  if (value instanceof Date) return { [TAG]: ['Date', numberText(value.getTime())] };
  if (value instanceof Map) return { [TAG]: ['Map', [...value].map((entry) => entry.map(toJsonValue))] };
  if (value instanceof Set) return { [TAG]: ['Set', [...value].map(toJsonValue)] };
  if (isArrayName(type)) {
    const numbers = value as InstanceType<(typeof ARRAYS)[ArrayName]>;
    return { [TAG]: [type, Array.from(numbers, numberText)] };
  }
  throw new TypeError(`A backup can’t hold a ${type}.`);
}

/** The value that `toJsonValue` wrote, made of the parsed one in its place. @throws BackupError for what it never writes */
export function fromJsonValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) value[at] = fromJsonValue(item);
    return value;
  }
  if (Object.hasOwn(value, TRAP)) throw new BackupError('hostile', TRAP);
  if (TAG in value) return tagged(value[TAG]);
  const object = value as Record<string, unknown>;
  for (const name of Object.keys(object)) {
    const inner = object[name];
    if (typeof inner === 'object' && inner !== null) object[name] = fromJsonValue(inner);
  }
  return value;
}

const plainNumber = (value: number): boolean => Number.isFinite(value) && !Object.is(value, -0);
const numberText = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

function listOf(list: readonly unknown[]): unknown {
  const written = Array.from(list, toJsonValue);
  return written.every((item, at) => item === list[at]) ? list : written;
}

function objectOf(value: object): unknown {
  if (Object.hasOwn(value, TRAP)) throw new TypeError(`A backup can’t hold the name ${TRAP}.`);
  const entries = Object.entries(value);
  const written = entries.map(([name, inner]) => [name, toJsonValue(inner)] as const);
  if (Object.hasOwn(value, TAG)) return { [TAG]: ['Object', written] };
  return written.every(([, inner], at) => inner === entries[at]?.[1]) ? value : Object.fromEntries(written);
}

function tagged(content: unknown): unknown {
  if (!Array.isArray(content) || content.length !== 2) throw new BackupError('not-written-here');
  const [type, inner]: unknown[] = content;
  if (type === 'undefined') return undefined;
  if (type === 'number' && typeof inner === 'string') return Number(inner);
  if (type === 'Date' && typeof inner === 'string') return new Date(Number(inner));
  if (type === 'bigint' && typeof inner === 'string' && /^-?\d{1,1000}$/.test(inner)) return BigInt(inner);
  if (!Array.isArray(inner)) throw new BackupError('not-written-here');
  if (type === 'Set') return new Set(inner.map(fromJsonValue));
  if (type === 'Map') return new Map(inner.map(entryOf));
  if (type === 'Object') return Object.fromEntries(inner.map(entryOf));
  if (isArrayName(type)) return ARRAYS[type].from(inner.map(Number));
  throw new BackupError('not-written-here');
}

function entryOf(entry: unknown): [string, unknown] {
  if (!Array.isArray(entry) || entry.length !== 2) throw new BackupError('not-written-here');
  if (entry[0] === TRAP) throw new BackupError('hostile', TRAP);
  return [fromJsonValue(entry[0]) as string, fromJsonValue(entry[1])];
}
