import { mergeHistory } from './history';
import { keepCurrency } from './keep-currency';
import type { CrmRecord, FieldReading, PageStage } from './types';

/**
 * A page's record completed by the CRM's API. What the page shows counts, because the rep sees it and
 * may be editing it; the API adds what is not on the page, what could not be read there or is empty there
 * and told by other records, and the CRM's own history, whose rows win over what the page or earlier visits
 * tell of the same change. `stageWords`: how this page is known to call the API's stage.
 */
export function completeRecord(page: CrmRecord, api: CrmRecord, stageWords: string | null = null): CrmRecord {
  const fields: Record<string, FieldReading> = { ...api.fields };
  for (const [name, reading] of Object.entries(page.fields))
    if (!fields[name] || !givesWay(reading, api.apiNames[name]))
      fields[name] = withExactTime(keepCurrency(reading, fields[name]), fields[name]);
  const { events, eventKinds } = api.events ? api : page;
  return {
    ...page,
    title: page.title ?? api.title,
    fields,
    stage: completeStage(page.stage, api, stageWords),
    stages: page.stages.length > 0 ? page.stages : api.stages,
    history: mergeHistory(page.history, api.history),
    ...(events && { events }),
    ...(events && eventKinds && { eventKinds }),
    coverage: api.coverage,
    apiNames: { ...api.apiNames, ...page.apiNames },
  };
}

/** A page shows a moment by the minute; the API tells the same one to the second, which a clock needs. */
function withExactTime(shown: FieldReading, told: FieldReading | undefined): FieldReading {
  if (shown.state !== 'value' || told?.state !== 'value') return shown;
  if (shown.precision !== 'minute' || told.precision !== 'exact' || shown.unsaved) return shown;
  const ahead = Number(told.value) - Number(shown.value);
  return ahead >= 0 && ahead < MINUTE_MS ? { ...shown, value: told.value, precision: 'exact' } : shown;
}

const MINUTE_MS = 60_000;

/** An empty field proves nothing where the API has told it from elsewhere, under no field's name. */
const givesWay = (shown: FieldReading, apiName: string | undefined): boolean =>
  shown.state === 'unreadable' || (shown.state === 'empty' && !shown.unsaved && apiName === undefined);

/** A page that leaves out the stage's id may name the stage in its user's own language. */
function completeStage(shown: PageStage | null, api: CrmRecord, words: string | null): PageStage | null {
  if (!shown || shown.id !== null) return shown ?? api.stage;
  const listed = api.stages.find(({ label }) => label === shown.label);
  if (listed) return { id: listed.id, label: shown.label };
  return api.stage && shown.label === words ? { id: api.stage.id, label: words } : shown;
}
