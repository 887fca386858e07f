import type { Assessment, Deadline, Finding, Score } from '../../../record/assessment';
import type { AssessContext } from '../../../record/types';
import { deadlineStateAt } from '../../../sla/deadline-state';
import { clockOrDay } from '../../components/when';

/** One thing that a draft says of a record otherwise than the pack in force. */
export interface SaidOtherwise {
  kind: 'gained' | 'lost' | 'changed' | 'clock' | 'score';
  text: string;
}

/** What the draft says otherwise, warnings first; empty where both say the same. */
export function whatChanged(draft: Assessment, active: Assessment, context: AssessContext): SaidOtherwise[] {
  const [now, old] = [byRule(draft), byRule(active)];
  const rules = [...new Set([...now.keys(), ...old.keys()])];
  const warnings = rules.flatMap((rule) => ruleChange(now.get(rule), old.get(rule)));
  const order = { gained: 0, lost: 1, changed: 2, clock: 3, score: 4 } as const;
  const clocks = clockChanges(draft.deadlines, active.deadlines, context);
  return [...warnings, ...clocks, ...scoreChange(draft.score, active.score)].sort(
    (a, b) => order[a.kind] - order[b.kind],
  );
}

/** The first finding of each rule: findings are sorted, so it is the worst. */
function byRule({ findings }: Assessment): Map<string, Finding> {
  const first = new Map<string, Finding>();
  for (const finding of findings) if (!first.has(finding.rule)) first.set(finding.rule, finding);
  return first;
}

function ruleChange(now: Finding | undefined, old: Finding | undefined): SaidOtherwise[] {
  const [isNow, wasSo] = [now?.outcome === 'fail', old?.outcome === 'fail'];
  if (now && isNow && !wasSo)
    return [{ kind: 'gained', text: `New warning: ${now.title}${old ? ` (was ${outcomeWord(old)})` : ''}` }];
  if (old && wasSo && !isNow)
    return [{ kind: 'lost', text: `Warning gone: ${old.title}${now ? ` (now ${outcomeWord(now)})` : ''}` }];
  if (!now || !old) return [];
  if (now.outcome !== old.outcome)
    return [{ kind: 'changed', text: `${now.ruleTitle}: ${outcomeWord(old)} → ${outcomeWord(now)}` }];
  if (now.severity !== old.severity && isNow)
    return [{ kind: 'changed', text: `${now.title}: ${old.severity} → ${now.severity}` }];
  if (now.message !== old.message && isNow)
    return [{ kind: 'changed', text: `${now.title}, in other words: ${now.message}` }];
  return [];
}

const outcomeWord = ({ outcome }: Finding): string =>
  ({ pass: 'passing', fail: 'a warning', unknown: 'unknown' })[outcome];

/** Clocks that come, go, or stand otherwise now, by the id of the service level. */
function clockChanges(
  now: readonly Deadline[],
  old: readonly Deadline[],
  context: AssessContext,
): SaidOtherwise[] {
  const say = (deadline: Deadline): string => {
    const { state } = deadlineStateAt(deadline, context.now);
    const due = deadline.dueAt === null ? '' : `, due ${clockOrDay(deadline.dueAt, context.now, context)}`;
    return `${state.replace('-', ' ')}${due}`;
  };
  const ids = [...new Set([...now, ...old].map(({ sla }) => sla))];
  return ids.flatMap((id): SaidOtherwise[] => {
    const [own, was] = [now, old].map((list) => list.find(({ sla }) => sla === id));
    if (own && was)
      return say(own) === say(was)
        ? []
        : [{ kind: 'clock', text: `Clock “${own.title}”: ${say(was)} → ${say(own)}` }];
    if (own) return [{ kind: 'clock', text: `New clock: “${own.title}”, ${say(own)}` }];
    return was ? [{ kind: 'clock', text: `Clock gone: “${was.title}”, ${say(was)}` }] : [];
  });
}

function scoreChange(now: Score | null, old: Score | null): SaidOtherwise[] {
  if (!now && !old) return [];
  if (!now) return [{ kind: 'score', text: `Score: ${old?.shown.total} → not scored` }];
  if (!old) return [{ kind: 'score', text: `Score: not scored → ${now.shown.total}` }];
  const total =
    now.shown.total === old.shown.total
      ? []
      : [{ kind: 'score' as const, text: `Score: ${old.shown.total} → ${now.shown.total}` }];
  const mql =
    now.mql === old.mql
      ? []
      : [{ kind: 'score' as const, text: `Qualified: ${old.mql} → ${now.mql}. ${now.mqlReason}` }];
  return [...total, ...mql];
}
