import type { Assessment, Deadline, Finding } from '../../src/record/assessment';

const SYMBOL = { breach: '■ breach', warning: '▲ warning', info: 'ℹ info' } as const;

/** An assessment as text for a terminal: score, clocks, warnings, what is unknown, what passed. */
export function assessmentTable(assessment: Assessment, url: string): string {
  const byOutcome = (outcome: Finding['outcome']) => assessment.findings.filter((f) => f.outcome === outcome);
  const lines = [
    url,
    `Pack ${assessment.pack.name} v${assessment.pack.version} (${assessment.pack.origin})`,
    '',
  ];
  if (assessment.score) {
    const { shown, threshold, mqlReason } = assessment.score;
    lines.push(
      `Score       ${shown.total} of 100 (threshold ${threshold}): fit ${shown.fit}, engagement ${shown.engagement}, negative ${shown.negative}`,
    );
    lines.push(`            ${mqlReason}`);
  }
  for (const deadline of assessment.deadlines) lines.push(deadlineLine(deadline, assessment.assessedAt));
  lines.push('', `Warnings    ${byOutcome('fail').length}`);
  for (const finding of byOutcome('fail')) {
    lines.push(
      `  ${SYMBOL[finding.severity].padEnd(10)}${finding.title}${finding.measure ? `  (${finding.measure.text})` : ''}`,
    );
    lines.push(`            ${finding.message}`);
    if (finding.clears) lines.push(`            To clear: ${finding.clears}`);
  }
  lines.push('', `Unknown     ${byOutcome('unknown').length}`);
  for (const finding of byOutcome('unknown')) lines.push(`  ?         ${finding.title}: ${finding.message}`);
  lines.push(
    '',
    `Passed      ${
      byOutcome('pass')
        .map((f) => f.title)
        .join(' · ') || 'none'
    }`,
  );
  if (assessment.unreadable.length > 0)
    lines.push(`Unreadable  ${assessment.unreadable.map((f) => `${f.label} (${f.reason})`).join(', ')}`);
  return lines.join('\n');
}

function deadlineLine(deadline: Deadline, now: number): string {
  if (deadline.dueAt === null) return `Clock       ${deadline.title}: unknown. ${deadline.reason ?? ''}`;
  const due = new Date(deadline.dueAt).toISOString();
  if (deadline.metAt !== null)
    return `Clock       ${deadline.title}: met ${new Date(deadline.metAt).toISOString()}, due ${due}`;
  const seconds = Math.round((deadline.dueAt - now) / 1000);
  return `Clock       ${deadline.title}: ${seconds >= 0 ? `${seconds} s left` : `${-seconds} s over`}, due ${due}`;
}
