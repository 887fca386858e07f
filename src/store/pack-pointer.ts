import type { PackPointer } from './database';

/** Whether what is stored as the pointer to the pack in force names one, whether or not that is there. */
export function isPackPointer(stored: unknown): stored is PackPointer {
  const { id, version, subscription = '', also = [] } = Object(stored);
  const isNamed = typeof id === 'string' && id !== '' && Number.isFinite(version);
  return isNamed && typeof subscription === 'string' && Array.isArray(also);
}
