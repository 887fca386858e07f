import type { FieldTest } from '../conditions/field-test';
import { knownValue } from '../conditions/read-field';
import type { CrmRecord } from '../record/types';
import type { PackContext } from '../rule-kinds/define';

/** The first field that keeps a condition from an answer, as a clause: "Tier is not on this layout". */
export function unknownField(test: FieldTest, record: CrmRecord, pack: PackContext): string {
  for (const name of test.fields) {
    const { label, type } = pack.field(name);
    const known = knownValue(record, name, type);
    if (known.state === 'unknown') return `${label} ${known.why}`;
  }
  return 'A field can’t be judged';
}
