import { mergeHistory } from './history';
import type { CrmRecord, FieldReading } from './types';

/**
 * A page's record completed by the CRM's API. What the page shows counts, because the rep sees it and
 * may be editing it; the API adds what is not on the page, what could not be read there, and the
 * CRM's own history, whose rows win over what the page or earlier visits tell of the same change.
 */
export function completeRecord(page: CrmRecord, api: CrmRecord): CrmRecord {
  const fields: Record<string, FieldReading> = { ...api.fields };
  for (const [name, reading] of Object.entries(page.fields))
    if (reading.state !== 'unreadable' || !fields[name]) fields[name] = reading;
  const { events, eventKinds } = api.events ? api : page;
  return {
    ...page,
    title: page.title ?? api.title,
    fields,
    stage: page.stage ?? api.stage,
    stages: page.stages.length > 0 ? page.stages : api.stages,
    history: mergeHistory(page.history, api.history),
    ...(events && { events }),
    ...(events && eventKinds && { eventKinds }),
    coverage: api.coverage,
    apiNames: { ...api.apiNames, ...page.apiNames },
  };
}
