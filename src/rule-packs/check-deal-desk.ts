import type { PackDealDesk } from '../pack-parts/deal-desk';
import type { FieldType } from '../record/types';
import { checkField, duplicates } from './check-fields';
import type { FieldTable } from './field-table';
import { type Problem, problem } from './problem';

type FieldKey = keyof PackDealDesk['fields'];
type TriggerKey = keyof PackDealDesk['triggers'];

const TYPES: Record<FieldKey, readonly FieldType[]> = {
  acv: ['money', 'number'],
  discount: ['number'],
  paymentTerms: ['choice', 'text'],
  termMonths: ['number'],
  customPricing: ['boolean'],
  customTerms: ['boolean'],
};

/** The field that each trigger reads. */
const READS: Record<TriggerKey, FieldKey> = {
  acv: 'acv',
  enterprise: 'acv',
  paymentTerms: 'paymentTerms',
  multiYear: 'termMonths',
  customTerms: 'customTerms',
};

const keysOf = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as Key[];

/** References of the deal desk: fields of the right type, tiers that exist, bands in order from 0. */
export function checkDealDesk(desk: PackDealDesk | undefined, fields: FieldTable): Problem[] {
  if (!desk) return [];
  return [
    ...duplicates('dealDesk.tiers', desk.tiers),
    ...keysOf(TYPES).flatMap((key) => checkTyped(desk, key, fields)),
    ...keysOf(READS).flatMap((key) => checkTrigger(desk, key)),
    ...checkBands(desk),
  ];
}

function checkTyped(desk: PackDealDesk, key: FieldKey, fields: FieldTable): Problem[] {
  const name = desk.fields[key];
  if (name === undefined) return [];
  const path = `dealDesk.fields.${key}`;
  const field = fields(name);
  if (!field || TYPES[key].includes(field.type)) return checkField(name, path, fields);
  const wanted = TYPES[key].join(' or ');
  return [problem('wrong-field-type', path, `“${name}” is a ${field.type}.`, `Use a ${wanted} field.`)];
}

function checkTrigger({ triggers, tiers, fields }: PackDealDesk, key: TriggerKey): Problem[] {
  const trigger = triggers[key];
  if (!trigger) return [];
  const path = `dealDesk.triggers.${key}`;
  const isTier = tiers.some((tier) => tier.id === trigger.tier);
  return [
    ...(isTier
      ? []
      : [
          problem(
            'unknown-tier',
            `${path}.tier`,
            `There is no tier “${trigger.tier}”.`,
            'Use the id of a tier.',
          ),
        ]),
    ...(fields[READS[key]] === undefined
      ? [
          problem(
            'trigger-without-field',
            path,
            'Nothing says which field it reads.',
            `Add dealDesk.fields.${READS[key]}, or take the trigger out.`,
          ),
        ]
      : []),
  ];
}

/** Bands start at 0 and rise with the tiers, so that every discount lies in exactly one. */
function checkBands({ tiers }: PackDealDesk): Problem[] {
  const starts = tiers.flatMap((tier, index) =>
    tier.fromDiscount === undefined ? [] : [{ from: tier.fromDiscount, index }],
  );
  return starts.flatMap(({ from, index }, at) => {
    const path = `dealDesk.tiers[${index}].fromDiscount`;
    const before = starts[at - 1];
    if (!before)
      return from === 0
        ? []
        : [
            problem(
              'discount-bands',
              path,
              `Discounts under ${from}% are in no tier.`,
              'Start the first band at 0.',
            ),
          ];
    return from > before.from
      ? []
      : [
          problem(
            'discount-bands',
            path,
            `This band starts at ${from}%, no higher than the one before.`,
            'Let each tier start higher than the one before.',
          ),
        ];
  });
}
