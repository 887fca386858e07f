import type { Finding } from '../../record/assessment';
import type { CrmRecord } from '../../record/types';

/** The fields of a finding that stand on the page, so that a jump can arrive. */
export function jumpTargets(finding: Finding, record: CrmRecord): Finding['fields'] {
  return finding.fields.filter(
    ({ name }) => record.fields[name] !== undefined || (name === 'stage' && record.stage !== null),
  );
}
