import { knownInstant } from '../conditions/read-field';
import { formatIsoDate, joinWords, localDate } from '../record/format';
import { recordKey } from '../record/record-key';
import type { EpochMs } from '../record/types';
import { neededApproval } from '../rule-kinds/deal-desk/approval';
import { dealTerms } from '../rule-kinds/deal-terms';
import { stageEntry } from '../rule-kinds/stage-entry';
import { type Birth, eventId, minuteName, type Seen } from './birth';
import { factsIn, recordOf, whoText } from './record-words';
import { stageTasks } from './stage-tasks';

const DEAL = [
  ['Amount', 'amount'],
  ['Close date', 'closeDate'],
  ['Owner', 'owner'],
  ['Next step', 'nextStep'],
] as const;

/** What happened to a deal: a stage entered, with what is to be done there; won; an approval needed. */
export function dealBirths(seen: Seen): (Birth | null)[] {
  return [...stageBirths(seen), deskBirth(seen)];
}

function stageBirths(seen: Seen): Birth[] {
  const { all, record, before, after } = seen;
  if (after.stage === undefined || after.stage === before?.stage) return [];
  if (before && before.stage === undefined) return [];
  const place = record.stage && all.fields.placeOf(record, record.stage);
  const entered = place ? (stageEntry(record, place.stage, all.fields.placeOf)?.latest ?? null) : null;
  const which = `${after.stage} ${entered === null ? minuteName(record.asOf).slice(0, 10) : minuteName(entered)}`;
  const at = Math.min(entered ?? record.asOf, record.asOf);
  const label = record.stage?.label ?? after.stage;
  const lines = taskLines(seen, at);
  const shared = { at, facts: factsIn(record, DEAL), record: recordOf(record) };
  const key = recordKey(record.identity);
  const goesTo = place?.stage.kind === 'won' ? all.part.wonGoesTo : undefined;
  const entry: Birth = {
    ownAt: entered,
    event: {
      ...shared,
      id: eventId('stage-entered', key, which),
      kind: 'stage-entered',
      title: `${label}: ${whoText(record)}`,
      lines: [movedLine(seen, label), ...(goesTo === undefined ? lines : [])],
    },
  };
  if (goesTo === undefined) return [entry];
  const won: Birth = {
    ownAt: entered,
    event: {
      ...shared,
      id: eventId('cs-handoff', key, which),
      kind: 'cs-handoff',
      title: `Won, for ${goesTo}: ${whoText(record)}`,
      lines: [`${label}. ${goesTo} takes over.`, ...lines],
    },
  };
  return [entry, won];
}

function movedLine({ all, before, record }: Seen, label: string): string {
  const from = before?.stage;
  const known = all.pack.pipelines.flatMap(({ stages }) => stages).find(({ id }) => id === from);
  const name = known?.label ?? from;
  return name ? `Moved from ${name} to ${label}.` : `${whoText(record)} entered ${label}.`;
}

/** "To do: Send the proposal by 25 Nov 2026, Map the stakeholders." */
function taskLines({ all, record }: Seen, at: EpochMs): string[] {
  const list = stageTasks(all, record, at);
  if (!list) return [];
  const tasks = list.tasks.map(({ label, due }) =>
    due === null ? label : `${label} by ${formatIsoDate(due, all.context)}`,
  );
  return [`To do: ${joinWords(tasks)}.`];
}

/** Terms that came to need an approval, or a more senior one. */
function deskBirth({ all, record, before, after, now }: Seen): Birth | null {
  const { dealDesk } = all.pack;
  if (!dealDesk || !after.desk) return null;
  const isNews =
    !before || (before.pack === after.pack && before.desk !== undefined && before.desk !== after.desk);
  if (!isNews) return null;
  const rank = (id: string | undefined): number => dealDesk.tiers.findIndex((tier) => tier.id === id);
  const tier = dealDesk.tiers[rank(after.desk)];
  if (!tier || rank(before?.desk) > rank(after.desk)) return null;
  const { triggers } = neededApproval(dealTerms(dealDesk, record, { ...all.context, now }, all.fields));
  const approver = tier.approver ?? tier.label;
  return {
    ownAt: knownInstant(record, 'createdAt')?.latest ?? null,
    event: {
      id: eventId(
        'deal-desk',
        recordKey(record.identity),
        `${tier.id} ${localDate(record.asOf, { zone: 'UTC' })}`,
      ),
      kind: 'deal-desk',
      at: record.asOf,
      title: `Approval by ${approver}: ${whoText(record)}`,
      lines: [`${triggers.map(({ says }) => says).join('; ')}.`, `Ask ${approver} before it is offered.`],
      facts: factsIn(record, DEAL),
      record: recordOf(record),
    },
  };
}
