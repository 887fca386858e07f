import type { CrmRecord, FirstShown, HistoryField, PageReading } from './types';

/** The fields whose changes make the local history. */
export const WATCHED = ['stage', 'amount', 'closeDate', 'owner'] as const satisfies readonly HistoryField[];

/** Since when one page has shown what it shows of each watched field; missing: not told. */
export type ShownSince = { readonly [field in HistoryField]?: FirstShown | undefined };

/** The times that the page's watcher gives per API name, by watched field of the record made of it. */
export function shownSince(record: CrmRecord, { since, currentStage }: PageReading): ShownSince {
  const times = WATCHED.map((field) => {
    if (field === 'stage' && currentStage) return [field, since?.stage];
    const apiName = record.apiNames[field];
    return [field, apiName === undefined ? undefined : since?.fields[apiName]];
  });
  return Object.fromEntries(times.filter(([, first]) => first !== undefined));
}
