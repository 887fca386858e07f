import type { CrmDescription } from '../../record/crm-description';
import type { ObjectKind } from '../../record/types';
import type { ListName, PackLists } from './forms/pack-lists';

const NAMES: readonly ListName[] = [
  'stages',
  'calendars',
  'teams',
  'people',
  'territories',
  'tiers',
  'rules',
  'slas',
  'lifecycle',
];
const OBJECTS: readonly ObjectKind[] = ['deal', 'lead', 'contact', 'company'];

/** What inputs suggest: the names of other parts of the draft, and the CRM's own fields and choices. */
export function ListOptions({ lists, account }: { lists: PackLists; account: CrmDescription | null }) {
  return (
    <div hidden>
      {NAMES.map((name) => (
        <datalist key={name} id={`list-${name}`}>
          {lists[name].map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      ))}
      {account &&
        OBJECTS.map((object) => (
          <datalist key={object} id={`list-crm-${account.crm}-${object}`}>
            {account.fields[object].map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </datalist>
        ))}
      <datalist id="list-values">
        {valuesOf(lists, account).map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
    </div>
  );
}

/** Texts that conditions compare with: stages, and the choices of short picklists. */
const MOST_CHOICES = 60;

function valuesOf({ stageLabels }: PackLists, account: CrmDescription | null): string[] {
  const choices = OBJECTS.flatMap((object) => account?.fields[object] ?? []).flatMap((field) =>
    field.choices.length <= MOST_CHOICES ? field.choices : [],
  );
  return [...new Set([...stageLabels, ...choices])];
}
