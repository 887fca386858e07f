import { REGIONS } from '../hygiene/keys/phone-regions';
import type { PackHygiene } from '../pack-parts/hygiene';
import { checkDomain } from './check-accounts';
import { checkCondition, checkField } from './check-fields';

import type { FieldTable } from './field-table';
import { type Problem, problem } from './problem';

/** References of the hygiene part: fields that exist and suit, domains and a region that are some. */
export function checkHygiene(hygiene: PackHygiene | undefined, fields: FieldTable): Problem[] {
  if (!hygiene) return [];
  const { phoneRegion, personalDomains = [], activityFields = [], enrichedFields = [] } = hygiene;
  return [
    ...(phoneRegion === undefined || Object.hasOwn(REGIONS, phoneRegion)
      ? []
      : [
          problem(
            'unknown-region',
            'hygiene.phoneRegion',
            `How numbers are written in “${phoneRegion}” is not known.`,
            `Use one of: ${Object.keys(REGIONS).join(', ')}; or leave it out.`,
          ),
        ]),
    ...personalDomains.flatMap((domain, at) => checkDomain(domain, `hygiene.personalDomains[${at}]`)),
    ...checkCondition(hygiene.marketingWhen, 'hygiene.marketingWhen', fields),
    ...checkCondition(hygiene.undeliverableWhen, 'hygiene.undeliverableWhen', fields),
    ...activityFields.flatMap((name, at) => checkDay(name, `hygiene.activityFields[${at}]`, fields)),
    ...enrichedFields.flatMap((name, at) => checkField(name, `hygiene.enrichedFields[${at}]`, fields)),
  ];
}

function checkDay(name: string, path: string, fields: FieldTable): Problem[] {
  const type = fields(name)?.type;
  if (type === undefined || type === 'date' || type === 'datetime') return checkField(name, path, fields);
  return [problem('wrong-field-type', path, `“${name}” is a ${type}.`, 'Use a date or datetime field.')];
}
