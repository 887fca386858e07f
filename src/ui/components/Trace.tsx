import type { ComponentChildren } from 'preact';
import type { Assessment, Finding, PackRef } from '../../record/assessment';
import { type FormatContext, formatDayTime } from '../../record/format';
import { isComparable, ThresholdBar } from './ThresholdBar';

/** "Mid-market 3, bundled": name, version and origin as they stand in every trace. */
export const packText = (pack: PackRef): string => `${pack.name} ${pack.version}, ${pack.origin}`;

/** Everything a finding rests on: figures, rule, evidence, sample, way out, pack and data. */
export function Trace({
  finding,
  assessment,
  context,
  id,
}: {
  finding: Finding;
  assessment: Assessment;
  context: FormatContext;
  id: string;
}) {
  return (
    <div class="trace" id={id}>
      {isComparable(finding.measure) && <ThresholdBar measure={finding.measure} context={context} />}
      <dl>
        <Row term="Rule">
          {finding.ruleTitle}
          {finding.why && <span class="trace-line trace-why">{finding.why}</span>}
        </Row>
        {finding.evidence.length > 0 && (
          <Row term="Evidence">
            {finding.evidence.map(({ label, value }) => (
              <span class="trace-line" key={label + value}>
                {label}: {value}
              </span>
            ))}
          </Row>
        )}
        {finding.sample && <Row term="Sample">{finding.sample}</Row>}
        {finding.clears && <Row term="To clear">{finding.clears}</Row>}
        <Row term="Pack">{packText(assessment.pack)}</Row>
        <Row term="Data as of">{formatDayTime(assessment.asOf, context)}</Row>
      </dl>
    </div>
  );
}

function Row({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
