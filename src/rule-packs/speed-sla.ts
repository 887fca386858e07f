import { compileCondition } from '../conditions/compile-condition';
import type { LeadSlaState } from '../metrics/leads/inside-sla';
import type { Deadline, DeadlineState } from '../record/assessment';
import type { AssessContext, CrmRecord } from '../record/types';
import type { PackContext } from '../rule-kinds/define';
import { slaDeadline } from '../sla/deadline';
import { deadlineStateAt } from '../sla/deadline-state';
import type { SlaPolicy } from '../sla/policy';
import { targetText } from '../sla/target-text';
import { compileSla } from './compile-sla';
import { packContext } from './pack-context';
import type { RulePack } from './schema';

/** The pack's own target for the first contact, in its hours and with its pauses. */
export interface SpeedSla {
  /** After "Leads contacted": "within 5 minutes of the form (First contact)". */
  words: string;
  stateOf(record: CrmRecord, context: AssessContext): LeadSlaState;
}

const STATE: Record<DeadlineState, LeadSlaState> = {
  met: 'inside',
  'met-late': 'outside',
  breached: 'outside',
  running: 'open',
  'at-risk': 'open',
  paused: 'open',
  unknown: 'unknown',
};

/** The speed-to-lead service levels in force, the first that holds for a lead; null where the pack has none. */
export function speedSla(pack: RulePack): SpeedSla | null {
  const context = packContext(pack);
  const policies = pack.slas
    .filter(({ kind, mode }) => kind === 'speed-to-lead' && mode !== 'shadow')
    .map((sla) =>
      compileSla(
        sla,
        (condition) => compileCondition(condition, (name) => context.field(name).type),
        pack.calendars,
      ),
    );
  if (policies.length === 0) return null;
  const deadlineOf = (record: CrmRecord, at: AssessContext): Deadline | null => {
    for (const policy of policies) {
      const deadline = slaDeadline(policy, record, at, context) ?? endedDeadline(policy, record, at, context);
      if (deadline) return deadline;
    }
    return null;
  };
  return {
    words: policies.map(policyWords).join(', or '),
    stateOf(record, at) {
      const deadline = deadlineOf(record, at);
      return deadline === null ? 'none' : STATE[deadlineStateAt(deadline, at.now).state];
    },
  };
}

/** A lead that has ended since runs no clock, but its first contact was in time or was not. */
function endedDeadline(
  policy: SlaPolicy,
  ...where: [record: CrmRecord, at: AssessContext, pack: PackContext]
): Deadline | null {
  const deadline = slaDeadline({ ...policy, unless: null }, ...where);
  return deadline?.metAt == null ? null : deadline;
}

function policyWords(policy: SlaPolicy): string {
  const target = targetText(policy) ?? ('ms' in policy.target ? `${policy.target.ms / 60_000} minutes` : '');
  return `within ${target} of ${policy.startLabel} (${policy.title})`;
}
