import type { CrmRecord } from '../../record/types';

/** The team of a record; null where it is not known. */
export type TeamOf = (record: Pick<CrmRecord, 'fields'>) => string | null;

/** The parts of a pack that say who belongs where. */
export interface PackTeams {
  calendars?: { teamField?: string | undefined } | undefined;
  routing?:
    | {
        teams: readonly { id: string; label: string }[];
        people: readonly {
          label: string;
          aliases?: readonly string[] | undefined;
          team?: string | undefined;
        }[];
      }
    | undefined;
}

const nameKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** By the field that the pack's calendars name, else by its routing's list of people. */
export function teamsOf({ calendars, routing }: PackTeams): TeamOf {
  const labels = new Map(routing?.teams.map(({ id, label }) => [id, label]));
  const people = new Map(
    (routing?.people ?? []).flatMap(({ label, aliases = [], team }) =>
      [label, ...aliases].map((name) => [nameKey(name), labels.get(team ?? '') ?? null] as const),
    ),
  );
  const textOf = ({ fields }: Pick<CrmRecord, 'fields'>, name: string): string | null => {
    const field = fields[name];
    return field?.state === 'value' ? field.text.trim() || null : null;
  };
  return (record) => {
    const stated = calendars?.teamField === undefined ? null : textOf(record, calendars.teamField);
    return stated ?? people.get(nameKey(textOf(record, 'owner') ?? '')) ?? null;
  };
}
