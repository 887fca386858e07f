import type { FieldMap } from '../../../record/field-map';
import type { HistoryColumns } from '../../../record/file-import';
import type { FileProfile } from './file-profile';
import { headerNames, type KindOfFile } from './header-names';
import { nameKey, ownName } from './name-key';

/** Headers of tables and reports of changes, in the languages of the labels. */
const WORDS = {
  id: 'Opportunity ID; OpportunityId; Deal ID; Record ID; Lead ID; LeadId; ParentId; Opportunity-ID; Datensatz-ID; ID de l’opportunité; Id. de la oportunidad; Opportunity-id; hs_object_id; Id',
  at: 'Edit Date; Created Date; CreatedDate; Changed on; Change Date; Last Modified; Timestamp; Date; Bearbeitungsdatum; Geändert am; Erstellungsdatum; Datum; Date de modification; Date de création; Fecha de modificación; Fecha de edición; Fecha; Bewerkingsdatum; Gewijzigd op',
  field:
    'Field / Event; Field; Property; Feld / Ereignis; Feld; Eigenschaft; Champ / Événement; Champ; Propriété; Campo / Evento; Campo; Propiedad; Veld / Gebeurtenis; Veld; Eigenschap',
  from: 'Old Value; OldValue; From; Previous Value; Alter Wert; Ancienne valeur; Valor anterior; Valor antiguo; Oude waarde',
  to: 'New Value; NewValue; To; Value; Neuer Wert; Nouvelle valeur; Nuevo valor; Valor nuevo; Nieuwe waarde',
  stage:
    'To Stage; Stage; StageName; New stage; dealstage; Zu Phase; Phase; Vers l’étape; Étape; A la etapa; Etapa; Naar fase; Fase',
} as const;

type Part = keyof typeof WORDS;

const FIELDS = ['stage', 'amount', 'closeDate', 'owner', 'nextStep'] as const;

const KEYS = Object.fromEntries(
  Object.entries(WORDS).map(([part, texts]) => [part, texts.split(';').map(nameKey)]),
);

/** True for a file of changes: it says what a value was before, or the same record stands in many rows. */
export function isHistory(profile: FileProfile): boolean {
  const found = partsOf(profile);
  if (!found.id || !found.at) return false;
  if (found.field && found.to) return true;
  const ids = profile.columns.find(({ name }) => name === found.id);
  const isRepeated = ids?.values !== null && ids !== undefined && ids.values.size < 0.9 * ids.filled;
  return (
    found.stage !== null &&
    (isRepeated || /history|verlauf|historique|historial|geschiedenis/i.test(profile.name))
  );
}

/** The columns of a file of changes; null where it lacks what makes one. */
export function guessHistory(
  profile: FileProfile,
  kind: KindOfFile,
  packFields: FieldMap,
): HistoryColumns | null {
  const { id, at, field, from, to, stage } = partsOf(profile);
  if (!id || !at) return null;
  const isByChange = field !== null && to !== null;
  if (!isByChange && !stage) return null;
  return {
    file: profile.name,
    id,
    at,
    stage: isByChange ? null : stage,
    field: isByChange ? field : null,
    from: isByChange ? from : null,
    to: isByChange ? to : null,
    fieldNames: isByChange ? fieldNames(profile, field, kind, packFields) : {},
    dateOrder: null,
    decimal: null,
  };
}

function partsOf({ columns }: FileProfile): Record<Part, string | null> {
  const free = columns.map(({ name }) => ({ name, key: nameKey(ownName(name)) }));
  const take = (part: Part): string | null => {
    const key = KEYS[part]?.find((wanted) => free.some((column) => column.key === wanted));
    return free.find((column) => column.key === key)?.name ?? null;
  };
  return {
    id: take('id'),
    at: take('at'),
    field: take('field'),
    from: take('from'),
    to: take('to'),
    stage: take('stage'),
  };
}

/** What the file calls the fields whose changes count; changes of others are left out. */
function fieldNames(profile: FileProfile, field: string, kind: KindOfFile, packFields: FieldMap) {
  const names = headerNames(kind, packFields);
  const texts = profile.columns.find(({ name }) => name === field)?.values ?? new Map();
  const found: HistoryColumns['fieldNames'] = {};
  for (const text of texts.keys()) {
    const known = FIELDS.find((name) => name === names(text)?.field);
    if (known) found[text] = known;
  }
  return found;
}
