import type { Assessment, Finding, Outcome } from '../record/assessment';
import { type FormatContext, formatDayTime, plural } from '../record/format';
import type { CrmRecord } from '../record/types';

const SYMBOL = { breach: '■', warning: '▲', info: 'ℹ' } as const;

/** One record's assessment for a person: a headline, its warnings with their next step, what is unknown. */
export function assessmentText(record: CrmRecord, assessment: Assessment, context: FormatContext): string[] {
  const { score, findings, deadlines } = assessment;
  const of = (outcome: Outcome) => findings.filter((finding) => finding.outcome === outcome);
  const name = record.title ? `${record.identity.id}  ${record.title}` : record.identity.id;
  const stage = record.stage ? `  ${record.stage.label}` : '';
  return [
    `${name}${stage}${score ? `  score ${score.shown.total} of 100, MQL: ${score.mql}` : ''}`,
    ...deadlines.map(({ title, dueAt, reason }) =>
      dueAt === null
        ? `  ? ${title}: ${reason ?? 'unknown'}`
        : `  ◷ ${title}: due ${formatDayTime(dueAt, context)}`,
    ),
    ...of('fail').map(failLine),
    ...(of('unknown').length > 0 ? [`  ? ${unknownLine(of('unknown'))}`] : []),
  ];
}

const failLine = ({ severity, title, message }: Finding): string =>
  `  ${SYMBOL[severity]} ${title}: ${message}`;

const unknownLine = (findings: readonly Finding[]): string =>
  `${plural(findings.length, 'rule')} can’t tell: ${findings.map(({ title }) => title).join(', ')}`;
