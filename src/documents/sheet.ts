import type { Condition } from '../conditions/condition';
import { conditionWords } from '../conditions/words';
import { isConcept } from '../record/concepts';
import type { FieldMap } from '../record/field-map';
import { type FormatContext, objectNoun } from '../record/format';
import type { Crm, EpochMs, ObjectKind } from '../record/types';
import type { PackContext } from '../rule-kinds/define';
import { packContext } from '../rule-packs/pack-context';
import type { RulePack } from '../rule-packs/schema';
import { type Content, code, joined, md } from './markdown';

export interface DocumentOptions extends FormatContext {
  /** Whose guidance, nouns and API names are written; null for those of both. */
  crm: Crm | null;
  /** When the documents are written. */
  now: EpochMs;
  /** API names of the CRMs' standard fields; left out, such a field is named by its label alone. */
  standardFields?: FieldMap;
}

/** What every document is written from. */
export interface Sheet {
  pack: RulePack;
  context: PackContext;
  /** The CRMs that the documents speak of. */
  crms: readonly Crm[];
  format: FormatContext;
  now: EpochMs;
  /** "deal" or "opportunity", one and many. */
  deal: readonly [string, string];
  /** A field's label. */
  label(name: string): string;
  /** A condition, complete and in words. */
  says(condition: Condition): string;
  /** API names in one CRM on one kind of record; none where it is not mapped. */
  apiNames(name: string, crm: Crm, object: ObjectKind): readonly string[];
  /** Where the field is in one CRM, for a table. */
  place(name: string, crm: Crm, objects: readonly ObjectKind[]): Content;
}

const SALESFORCE_OBJECTS: Readonly<Record<ObjectKind, string>> = {
  deal: 'Opportunity',
  lead: 'Lead',
  contact: 'Contact',
  company: 'Account',
};

export function sheetOf(pack: RulePack, options: DocumentOptions): Sheet {
  const { crm, now, locale, zone, standardFields = [] } = options;
  const context = packContext(pack);
  const standard = new Map(
    standardFields.map((field) => [`${Object.keys(field.apiNames)[0]} ${field.name}`, field]),
  );
  const namesOn = (name: string, of: Crm, object: ObjectKind) =>
    ownNames(pack, name, of, object) ?? standard.get(`${of} ${name}`)?.apiNames[of]?.[object];
  return {
    pack,
    context,
    crms: crm ? [crm] : ['hubspot', 'salesforce'],
    format: { locale, zone },
    now,
    deal: objectNoun({ crm: crm ?? 'hubspot', object: 'deal' }),
    label: (name) => context.field(name).label,
    says: (condition) => conditionWords(condition, context.field, { locale, zone, complete: true }),
    apiNames: (name, of, object) => namesOn(name, of, object) ?? [],
    place: (name, of, objects) =>
      placeText(
        objects.map((object) => ({ object, names: namesOn(name, of, object) })),
        of,
        standardFields.length === 0 && isConcept(name) && !isLeftOut(pack, name, of, objects),
      ),
  };
}

/** What the pack itself says of a field there; undefined where it says nothing, [] where there is no such field. */
const ownNames = ({ fields }: RulePack, name: string, crm: Crm, object: ObjectKind) =>
  Object.hasOwn(fields, name) ? fields[name]?.[crm]?.[object] : undefined;

const isLeftOut = (pack: RulePack, name: string, crm: Crm, objects: readonly ObjectKind[]) =>
  objects.some((object) => ownNames(pack, name, crm, object) !== undefined);

interface Place {
  object: ObjectKind;
  names: readonly string[] | undefined;
}

function placeText(places: readonly Place[], crm: Crm, isStandard: boolean): Content {
  const named = places.filter(({ names }) => names && names.length > 0);
  if (named.length > 0) return crm === 'salesforce' ? salesforceNames(named) : hubspotNames(named);
  if (places.some(({ names }) => names)) return 'no such field';
  return isStandard ? 'standard field' : 'not mapped';
}

function salesforceNames(places: readonly Place[]): Content {
  const all = places.flatMap(({ object, names = [] }) =>
    names.map((name) => `${SALESFORCE_OBJECTS[object]}.${name}`),
  );
  return joined([...new Set(all)].map(code));
}

/** One list where the properties have the same names on every kind of record, else one list each. */
function hubspotNames(places: readonly Place[]): Content {
  const lists = places.map(({ object, names = [] }) => ({ object, text: joined(names.map(code)) }));
  const [first] = lists;
  if (first && lists.every(({ text }) => text.markdown === first.text.markdown)) return first.text;
  return joined(
    lists.map(({ object, text }) => md`${object}: ${text}`),
    '; ',
  );
}
