import { compileCondition } from '../conditions/compile-condition';
import type { Condition } from '../conditions/condition';
import type { FieldTest } from '../conditions/field-test';
import type { PackHygiene } from '../pack-parts/hygiene';
import type { FieldContext, PackContext } from '../rule-kinds/define';
import { type IsPersonalDomain, personalDomains } from './keys/personal-domains';

/** The hygiene part of a pack made ready, with the defaults of domain.md § 7. */
export interface HygienePolicy {
  field(name: string): FieldContext;
  isPersonal: IsPersonalDomain;
  /** ISO 3166 code of numbers without a country code; undefined for none. */
  phoneRegion: string | undefined;
  /** Null: no record comes from marketing automation. */
  marketing: FieldTest | null;
  /** Null: nothing says that mail does not arrive. */
  undeliverable: FieldTest | null;
  activityFields: readonly string[];
  inactiveMonths: number;
  staleContactMonths: number;
  sampleSize: number;
  enrichedFields: readonly string[];
}

/** Compiles the part of a checked pack; without one the defaults count. */
export function compileHygiene(part: PackHygiene | undefined, pack: PackContext): HygienePolicy {
  const compile = (condition: Condition | undefined) =>
    condition ? compileCondition(condition, (name) => pack.field(name).type) : null;
  return {
    field: pack.field,
    isPersonal: personalDomains(part?.personalDomains),
    phoneRegion: part?.phoneRegion,
    marketing: compile(part?.marketingWhen),
    undeliverable: compile(part?.undeliverableWhen),
    activityFields: part?.activityFields ?? ['lastActivityAt', 'lastContactedAt'],
    inactiveMonths: part?.inactiveMonths ?? 12,
    staleContactMonths: part?.staleContactMonths ?? 6,
    sampleSize: part?.sampleSize ?? 50,
    enrichedFields: part?.enrichedFields ?? [],
  };
}
