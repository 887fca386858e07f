import type { Finding } from '../record/assessment';
import type { CrmRecord } from '../record/types';

/** Adds to each finding which of its fields were found through their label alone, which is less sure. */
export function withLabelEvidence(findings: readonly Finding[], record: CrmRecord): readonly Finding[] {
  const isByLabel = (name: string): boolean => {
    const reading = record.fields[name];
    return !!reading && reading.state !== 'unreadable' && reading.confidence === 'label';
  };
  if (!Object.keys(record.fields).some(isByLabel)) return findings;
  return findings.map((finding) => {
    const labels = finding.fields.filter(({ name }) => isByLabel(name)).map(({ label }) => label);
    if (labels.length === 0) return finding;
    const evidence = {
      label: 'Found by label',
      value: `${labels.join(', ')}: the page states no field name`,
    };
    return { ...finding, evidence: [...finding.evidence, evidence] };
  });
}
