import { knownInstant } from '../../conditions/read-field';
import type { PackLifecycleStage } from '../../pack-parts/lifecycle';
import type { Evidence, Finding } from '../../record/assessment';
import { DAY_MS, formatDay, formatDayTime, formatSpan, plural } from '../../record/format';
import { factText } from '../gaps';
import { stageKey } from '../stages';
import { factOf, type Handoff, hiddenFinding, isCode, linkTo, recycledAt, statedCode } from './handoff';
import { codeName, outcomeText } from './reason';
import { answerSuggestions } from './suggestions';

const HOUR_MS = 3_600_000;

/** A lead that waits for sales' answer in `stage`, due within `limit` hours. */
export function answerFindings(handoff: Handoff, stage: PackLifecycleStage, limit: number): Finding[] {
  const { options, context, environment } = handoff;
  const status = factOf(handoff, options.statusField);
  if (status.known.state === 'unknown')
    return [hiddenFinding(handoff, status.name, 'whether sales has answered')];
  const answer = stageKey(status.known.state === 'value' ? status.known.text : '');
  const isAnswer = (names: readonly string[]) => names.some((name) => stageKey(name) === answer);
  const evidence = [{ label: status.label, value: factText(status) }];
  if (isAnswer(options.accepted))
    return [context.finding('accepted', { status: status.label, value: factText(status) }, { evidence })];
  if (isAnswer(options.rejected)) {
    const code = statedCode(handoff, 'Rejected');
    if (!isCode(code)) return [code];
    const outcome = outcomeText(code, recycledAt(handoff), environment);
    return [context.finding('rejected', { code: codeName(code), outcome }, { evidence })];
  }
  return [...returned(handoff, stage, evidence), waiting(handoff, stage, limit, evidence)];
}

/** What clears a lead without an answer. */
const answers = ({ options }: Handoff) => `${options.accepted[0]} or ${options.rejected[0]}`;

function waiting(handoff: Handoff, stage: PackLifecycleStage, limit: number, evidence: Evidence[]): Finding {
  const { record, environment, options, context } = handoff;
  const { label, name } = factOf(handoff, options.sinceField);
  const since = knownInstant(record, name);
  if (!since) return sinceUnknown(handoff);
  if (since.earliest > environment.now + DAY_MS)
    return context.finding('future', { since: label, date: formatDayTime(since.earliest, environment) });
  const waited = (from: number) => Math.max(0, environment.now - from);
  const [atLeast, atMost, limitMs] = [waited(since.latest), waited(since.earliest), limit * HOUR_MS];
  const hours = Math.floor(atLeast / HOUR_MS);
  const values = {
    stage: stage.label,
    since: label,
    limit: plural(limit, 'hour'),
    waited: formatSpan(atLeast),
    status: context.pack.field(options.statusField).label,
    answers: answers(handoff),
  };
  const details = {
    measure: { value: hours, limit, unit: 'hours', text: `${hours} h / ${limit}` },
    evidence: [...evidence, { label, value: formatDayTime(since.earliest, environment), at: since.earliest }],
    fields: linkTo(handoff, options.statusField, options.reasonField),
  };
  if (atLeast > limitMs)
    return context.finding('noAnswer', values, { ...details, suggests: answerSuggestions(handoff) });
  if (atMost <= limitMs) return context.finding('waiting', values, details);
  return context.finding('inexact', values, { ...details, measure: null });
}

function sinceUnknown(handoff: Handoff): Finding {
  return hiddenFinding(handoff, handoff.options.sinceField, 'how long it has been waiting');
}

/** A lead that sales gave back before, and that is theirs again. */
function returned(handoff: Handoff, stage: PackLifecycleStage, evidence: Evidence[]): Finding[] {
  const { record, environment, options, context } = handoff;
  const at = recycledAt(handoff);
  const since = knownInstant(record, options.sinceField);
  if (at === null || !since || since.latest < at) return [];
  const days = Math.floor((environment.now - at) / DAY_MS);
  const label = context.pack.field(options.recycledField).label;
  return [
    context.finding(
      'returned',
      {
        date: formatDay(at, environment),
        stage: stage.label,
        status: context.pack.field(options.statusField).label,
        answers: answers(handoff),
      },
      {
        severity: 'info',
        measure: { value: days, limit: 0, unit: 'days', text: `${days} d` },
        evidence: [...evidence, { label, value: formatDay(at, environment), at }],
        fields: linkTo(handoff, options.statusField),
        suggests: answerSuggestions(handoff),
      },
    ),
  ];
}
