import type { ComponentProps } from 'preact';
import type { Assessment } from '../../../record/assessment';
import type { FormatContext } from '../../../record/format';
import { Icon } from '../../components/Icon';
import { findingTone, TONE_WORD } from '../../components/severity';
import { Trace } from '../../components/Trace';

/** Every finding of the draft with its trace, the smallest change that clears it said at once. */
export function FindingList({ assessment, context }: { assessment: Assessment; context: FormatContext }) {
  const { findings, skippedRules, deadlines } = assessment;
  return (
    <section aria-label="Findings of the draft">
      <h3 class="strong">By the draft</h3>
      {findings.length === 0 && (
        <p class="tone-muted">
          No live rule of the draft says anything of this record
          {deadlines.length > 0 ? ', only its clocks do' : ''}.
        </p>
      )}
      <ul class="judged-list">
        {findings.map((finding, at) => (
          <li key={`${finding.rule} ${finding.title} ${at}`}>
            <FindingLine finding={finding} assessment={assessment} context={context} id={`try-${at}`} />
          </li>
        ))}
        {skippedRules.map(({ rule, reason }) => (
          <li key={rule}>
            Left out: “{rule}”. {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

function FindingLine(props: ComponentProps<typeof Trace>) {
  const { finding } = props;
  const tone = findingTone(finding);
  return (
    <details class="try-finding">
      <summary>
        <span class={`tone-${tone}`}>
          <Icon name={tone} label={TONE_WORD[tone]} />
        </span>
        <span class={finding.outcome === 'pass' ? '' : 'strong'}>{finding.title}</span>
        {finding.measure && <span class="measure">{finding.measure.text}</span>}
        {finding.clears && <span class="small-text">To clear: {finding.clears}</span>}
      </summary>
      <p>{finding.message}</p>
      <Trace {...props} />
    </details>
  );
}
