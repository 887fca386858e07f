import { fieldReading } from '../conditions/read-field';
import type { CompiledPack } from '../engine/compile-pack';
import type { PackExample } from '../pack-parts/examples';
import { isInstant } from '../record/format';
import type { CrmRecord, EpochMs, FieldReading, FieldType } from '../record/types';

/** What stands in for texts that may name a person or a company. */
const NEUTRAL: Readonly<Record<string, string>> = {
  name: 'Example',
  owner: 'Example Owner',
  company: 'Example Company',
  email: 'someone@example.com',
  phone: '+49 30 0000000',
  nextStep: 'Example next step',
};

/** Histories that name nobody. */
const PLAIN_HISTORY: ReadonlySet<string> = new Set(['stage', 'amount', 'closeDate']);
const MOST_CHANGES = 50;
const LONGEST_NAME = 80;

type Value = PackExample['fields'][string];

/**
 * A record as an example of one rule, with nothing that says whose it is: only the fields that the rule
 * reads, names and addresses replaced, without id and address. What was not read is left out, so it is unknown
 * in the example as well. `expect` is what the rule is to answer. Null when the pack has no such rule.
 */
export function exampleOfRecord(
  compiled: CompiledPack,
  ruleId: string,
  record: CrmRecord,
  { now, expect }: { now: EpochMs; expect: PackExample['expect'] },
): PackExample | null {
  const rule = compiled.rules.find(({ id }) => id === ruleId);
  if (!rule) return null;
  const fields = rule.fields.flatMap((name): [string, Value][] => {
    const reading = fieldReading(record, name);
    if (!reading || reading.state === 'unreadable' || name === 'stage') return [];
    return [[name, exampleValue(name, reading, compiled.context.field(name).type)]];
  });
  const history = record.history.filter(({ field }) => PLAIN_HISTORY.has(field)).slice(-MOST_CHANGES);
  const { object, crm } = record.identity;
  return {
    name: nameOf(record),
    expect,
    now: new Date(now).toISOString(),
    ...(object !== 'deal' && { object }),
    ...(crm !== 'hubspot' && { crm }),
    ...(record.stage && { stage: record.stage.label }),
    fields: Object.fromEntries(fields),
    ...(history.length > 0 && {
      history: history.map(({ field, at, from, to, by }) => ({
        field,
        at: new Date(at).toISOString(),
        from,
        to,
        ...(by && { by }),
      })),
    }),
  };
}

const nameOf = ({ identity: { object }, stage }: CrmRecord): string =>
  `From a stored ${object}${stage ? ` in ${stage.label}` : ''}`.slice(0, LONGEST_NAME);

function exampleValue(
  name: string,
  reading: Exclude<FieldReading, { state: 'unreadable' }>,
  type: FieldType,
): Value {
  if (reading.state === 'empty') return null;
  const { value } = reading;
  if (type === 'datetime' && isInstant(value)) return new Date(value).toISOString();
  return typeof value === 'string' && Object.hasOwn(NEUTRAL, name) ? (NEUTRAL[name] ?? null) : value;
}
