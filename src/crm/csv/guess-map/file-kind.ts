import { CRM_NAMES } from '../../../record/crm-names';
import type { FieldMap } from '../../../record/field-map';
import type { GuessReason } from '../../../record/file-import';
import type { Crm, ObjectKind } from '../../../record/types';
import type { ColumnProfile } from './column-profile';
import type { FileProfile } from './file-profile';
import { crmNames, type KindOfFile } from './header-names';
import { nameKey, ownName } from './name-key';

const CRMS: readonly Crm[] = ['hubspot', 'salesforce'];
const OBJECTS: readonly ObjectKind[] = ['deal', 'lead', 'contact', 'company'];
/** Key prefixes of Salesforce ids (crm.md, record URLs). */
const PREFIXES: Readonly<Record<ObjectKind, string>> = {
  deal: '006',
  lead: '00Q',
  contact: '003',
  company: '001',
};
const HUBSPOT_FILE = /^hubspot-(?:crm-)?exports?-/i;

export interface GuessedKind extends KindOfFile, GuessReason {}

/** Which CRM a file is from, and what its rows are; null when nothing speaks for any. */
export function guessKind(profile: FileProfile, packFields: FieldMap): GuessedKind | null {
  const keys = new Set(profile.columns.map(({ name }) => nameKey(ownName(name))));
  const all = CRMS.flatMap((crm) =>
    OBJECTS.map((object) => scored({ crm, object }, keys, profile, packFields)),
  );
  const [best, second] = all.sort((a, b) => b.score - a.score);
  if (!best || best.score <= 0) return null;
  const { crm, object, named, hint } = best;
  const isClear = best.score > (second?.score ?? 0);
  const confidence =
    !isClear || named + (hint ? 3 : 0) < 2 ? 'possible' : named >= 3 || hint ? 'certain' : 'likely';
  const headers = `${named} of ${profile.columns.length} headers are ${CRM_NAMES[crm]}’s names for ${NOUNS[object]}`;
  return { crm, object, confidence, reason: hint ? `${headers}; ${hint}` : headers };
}

export const NOUNS: Readonly<Record<ObjectKind, string>> = {
  deal: 'deals',
  lead: 'leads',
  contact: 'contacts',
  company: 'companies',
};

/** HubSpot’s leads are told from its contacts by their own labels only. */
const RARITY = 0.5;

function scored(kind: KindOfFile, keys: ReadonlySet<string>, profile: FileProfile, packFields: FieldMap) {
  const names = crmNames(kind, packFields);
  const fields = new Set([...keys].flatMap((key) => names.get(key) ?? []));
  const hint = hintOf(kind, profile);
  const isSeldom = kind.crm === 'hubspot' && kind.object === 'lead';
  return { ...kind, named: fields.size, hint, score: fields.size + (hint ? 4 : 0) - (isSeldom ? RARITY : 0) };
}

/** What the ids, the addresses and the file's name say. */
function hintOf({ crm, object }: KindOfFile, profile: FileProfile): string | null {
  const { name } = profile;
  const columns = [...profile.columns].sort((a, b) => (a.name < b.name ? -1 : 1));
  if (crm === 'salesforce') {
    const prefix = PREFIXES[object];
    const ids = columns.find((column) => isMostlyIds(column, prefix));
    return ids
      ? `“${ids.name}” holds ids that begin with ${prefix}`
      : addressHint(columns, SALESFORCE_PAGES[object]);
  }
  const address = addressHint(columns, HUBSPOT_PAGES[object]);
  if (address) return address;
  const word = new RegExp(`\\b${NOUNS[object]}\\b`, 'i');
  return HUBSPOT_FILE.test(name) && word.test(name.replaceAll('-', ' '))
    ? 'the file is named like a HubSpot export'
    : null;
}

/** Account ids stand in many files beside the record's own; a column that has one for each row counts. */
export const isMostlyIds = ({ filled, salesforceIds, values }: ColumnProfile, prefix: string): boolean =>
  filled > 0 && (salesforceIds.get(prefix) ?? 0) >= 0.9 * filled && (!values || values.size >= 0.9 * filled);

const HUBSPOT_PAGES: Readonly<Record<ObjectKind, RegExp>> = {
  deal: /^https:\/\/app[\w-]*\.hubspot\.com\/contacts\/\d+\/(?:record\/0-3|deal)\/\d+/,
  lead: /^https:\/\/app[\w-]*\.hubspot\.com\/contacts\/\d+\/(?:record\/0-136|lead)\/\d+/,
  contact: /^https:\/\/app[\w-]*\.hubspot\.com\/contacts\/\d+\/(?:record\/0-1|contact)\/\d+/,
  company: /^https:\/\/app[\w-]*\.hubspot\.com\/contacts\/\d+\/(?:record\/0-2|company)\/\d+/,
};
const SALESFORCE_PAGES: Readonly<Record<ObjectKind, RegExp>> = {
  deal: /^https:\/\/[\w.-]+\/lightning\/r\/Opportunity\/\w{15,18}\//,
  lead: /^https:\/\/[\w.-]+\/lightning\/r\/Lead\/\w{15,18}\//,
  contact: /^https:\/\/[\w.-]+\/lightning\/r\/Contact\/\w{15,18}\//,
  company: /^https:\/\/[\w.-]+\/lightning\/r\/Account\/\w{15,18}\//,
};

function addressHint(columns: readonly ColumnProfile[], page: RegExp): string | null {
  const found = columns.find(({ samples: [first = ''] }) => page.test(first));
  return found ? `“${found.name}” holds addresses of records` : null;
}
