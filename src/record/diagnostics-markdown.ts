import { type DiagnosticsReport, fieldLines, judgingText, type RecordDiagnosis } from './diagnostics';
import type { EpochMs } from './types';

const table = (head: string[], rows: string[][]): string[] =>
  rows.length === 0
    ? ['None.']
    : [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`);

const cell = (text: string): string => text.replace(/[|\r\n]/g, ' ') || '–';

const pairs = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');

const time = (at: EpochMs): string => new Date(at).toISOString();

/** The report as text to paste. */
export function reportMarkdown(report: DiagnosticsReport): string {
  const { version, browser, madeAt, pack, record, connections, syncs, judging, calls } = report;
  return [
    '# Leadlight diagnostics',
    '',
    `Leadlight ${version}, ${browser}, ${time(madeAt)}. Rule pack: ${pack ? `${pack.id} ${pack.version}` : 'not known'}.`,
    '',
    '## The record that was open',
    '',
    ...(record ? recordLines(record) : ['None.']),
    '',
    '## Connections',
    '',
    ...table(
      ['CRM', 'org', 'way', 'kept', 'may write'],
      connections.map(({ crm, org, way, keep, writes }) => [crm, org, way, keep, writes ? 'yes' : 'no']),
    ),
    '',
    '## Syncs',
    '',
    ...table(
      ['CRM', 'org', 'object', 'status', 'failures'],
      syncs.map(({ crm, org, object, status, failures }) => [crm, org, object, status, String(failures)]),
    ),
    '',
    judgingText(judging),
    '',
    `## Last ${calls.length} API calls`,
    '',
    ...table(
      ['time', 'CRM', 'call', 'status', 'ms', 'retry', 'sent', 'told'],
      calls.map((call) => [
        time(call.at),
        call.crm,
        `${call.method} ${call.path}`,
        String(call.status ?? 'no answer'),
        String(call.ms),
        String(call.retry),
        pairs(call.sent),
        pairs(call.told),
      ]),
    ),
    '',
  ].join('\n');
}

function recordLines({ reading, ...record }: RecordDiagnosis): string[] {
  const { state, problem, coverage, stageList, rules, judgedMs } = record;
  return [
    `Shown: ${state}${problem ? ` (${problem})` : ''}; coverage: ${coverage ?? 'not judged'}; judged in ${judgedMs ?? '–'} ms; stages from: ${stageList}.`,
    '',
    ...(reading
      ? [
          `Reader: ${reading.crm} ${reading.object}, layout “${reading.layout}”, ${reading.state}, language ${reading.language ?? 'not stated'}; ${reading.stages.listed} stages listed, current: ${reading.stages.current}${reading.truncated ? '; more fields than are read' : ''}.`,
          '',
          ...table(
            ['field', 'found', 'state'],
            fieldLines(reading).map(({ name, how, state: is }) => [name, how, is]),
          ),
        ]
      : ['The page gave no reading.']),
    '',
    ...table(
      ['rule', 'outcome'],
      rules.map(({ rule, outcome }) => [rule, outcome]),
    ),
  ];
}
