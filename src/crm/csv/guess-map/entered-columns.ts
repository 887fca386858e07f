import type { KnownStage } from '../../../record/file-import';
import { type ColumnProfile, isMostlyDates } from './column-profile';
import { nameKey, ownName } from './name-key';

/** `Date entered "Demo (Sales Pipeline)"`, in any of the quotes that languages use. */
const QUOTED = /^(.*?)["“”„«]\s*(.+?)\s*(?:\(([^()]*)\)\s*)?["“”»]\s*$/;
const API_NAME = /^hs_(?:v2_)?date_entered_(?!current_stage$)(.+)$/;
/** What HubSpot writes before the stage, in English, German, French, Spanish and Dutch. */
const LEAD_IN =
  /^(?:date entered|datum eingetreten|eingetreten|eintrittsdatum|datum des eintritts|datum der eingabe|eingabedatum|datum des eingangs|date dentree|date de lentree|entree|date de saisie|fecha de entrada|fecha de ingreso|fecha ingresada|fecha introducida|datum ingevoerd|datum binnengekomen|datum van binnenkomst|datum van invoer|datum ingegaan)/;
/** When a stage was left, or for how long a record was in it. */
const OTHER_TIMES =
  /exited|verlassen|austritt|ausgetreten|sortie|quitt|salida|salio|verlaten|time in|zeit in|dauer|temps|duree|tiempo|duracion|tijd|cumulat|kumul/;

export interface EnteredColumn {
  column: string;
  stage: string;
  isSure: boolean;
}

/**
 * Columns that state when a record entered a stage. Sure where the words before the stage are
 * known; else a quoted stage of the pack above dates is enough, unless the words are of something else.
 */
export function enteredColumns(
  columns: readonly ColumnProfile[],
  stages: readonly KnownStage[],
): EnteredColumn[] {
  const known = new Set(stages.flatMap(({ names }) => names.map(nameKey)));
  return columns.flatMap((column) => {
    const found = enteredStage(ownName(column.name));
    if (!found || (column.filled > 0 && !isMostlyDates(column))) return [];
    const isKnown = known.has(nameKey(found.stage)) && column.filled > 0;
    return found.isSure || isKnown ? [{ column: column.name, ...found }] : [];
  });
}

function enteredStage(header: string): { stage: string; isSure: boolean } | null {
  const [, id] = API_NAME.exec(header) ?? [];
  if (id) return { stage: id, isSure: true };
  const [, before = '', stage] = QUOTED.exec(header) ?? [];
  const words = plainWords(before);
  if (!stage || OTHER_TIMES.test(words)) return null;
  return { stage, isSure: LEAD_IN.test(words) };
}

const plainWords = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]+/gu, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
