import { HAPPENINGS, type HappeningKind } from '../pack-parts/automations';
import { plural } from '../record/format';
import { blocks, heading, list, paragraph, table } from './markdown';
import { fact } from './parts';
import type { Sheet } from './sheet';

const WHAT: Record<HappeningKind, string> = {
  mql: 'A lead becomes an MQL, or one again',
  'handoff-accepted': 'Sales accepts an MQL',
  'handoff-rejected': 'Sales rejects an MQL',
  'meeting-booked': 'A meeting is booked',
  'lead-back': 'A dormant lead is back',
  'stage-entered': 'A stage is entered',
  'deal-desk': 'An approval comes to be needed',
  'cs-handoff': 'A deal is won and goes on',
};

/** What others are told of, and what is to be done in each stage; '' where the pack has no automations. */
export function automationsSection(sheet: Sheet): string {
  const { automations: part } = sheet.pack;
  if (!part) return '';
  const off: readonly string[] = part.off ?? [];
  const told = HAPPENINGS.filter((kind) => !off.includes(kind));
  return blocks(
    heading(2, 'Automations'),
    paragraph(
      'Who is told how (notification, digest, webhook) each user sets; the pack says what there is to tell.',
    ),
    list([
      { content: fact('Told', ''), children: told.map((kind) => ({ content: WHAT[kind] })) },
      ...(part.dormant
        ? [
            fact(
              'Dormant',
              `nothing for ${plural(part.dormant.days, 'day')} by ${part.dormant.fields.map(sheet.label).join(', ')}`,
            ),
          ]
        : []),
      ...(part.wonGoesTo === undefined ? [] : [fact('A won deal goes to', part.wonGoesTo)]),
    ]),
    ...handoffPart(sheet),
    tasksTable(sheet),
  );
}

function handoffPart({ pack, label }: Sheet): string[] {
  const handoff = pack.automations?.handoff;
  if (!handoff) return [];
  const { asks, acceptedStage, returnField, stops = [] } = handoff;
  const stage = pack.lifecycle?.stages.find(({ id }) => id === acceptedStage)?.label;
  const titles = stops.map((id) => pack.slas.find((sla) => sla.id === id)?.title ?? id);
  return [
    heading(3, 'Answer to an MQL'),
    list([
      ...(stage === undefined ? [] : [fact('An accepted lead becomes', stage)]),
      ...(asks ? [fact('Known before', `${asks.atLeast} of ${asks.fields.map(label).join(', ')}`)] : []),
      ...(returnField === undefined ? [] : [fact('Day of return', label(returnField))]),
      ...(titles.length > 0 ? [fact('An answer ends', titles.join(', '))] : []),
    ]),
  ];
}

function tasksTable({ pack }: Sheet): string {
  const stages = pack.automations?.stages ?? [];
  if (stages.length === 0) return '';
  const all = [...(pack.lifecycle?.stages ?? []), ...pack.pipelines.flatMap((pipeline) => pipeline.stages)];
  const labelOf = (id: string) => all.find((stage) => stage.id === id)?.label ?? id;
  return blocks(
    heading(3, 'Tasks by stage'),
    table(
      ['Stage', 'Task', 'Due, in working days'],
      stages.flatMap(({ id, tasks }) =>
        tasks.map(({ label, dueDays }) => [labelOf(id), label, dueDays ?? '–']),
      ),
    ),
  );
}
