import type { PageReading, RecordIdentity } from '../../record/types';

/** A reading without any field: the page is still empty, or nothing on it is known. */
export function emptyReading(
  identity: RecordIdentity,
  readAt: number,
  state: 'loading' | 'failed',
  layout: string,
): PageReading {
  return {
    identity,
    readAt,
    state,
    layout,
    language: null,
    title: null,
    fields: {},
    currentStage: null,
    stages: [],
    truncated: false,
  };
}
