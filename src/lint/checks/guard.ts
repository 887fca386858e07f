import type { LintCheck } from '../check';

/** Kinds of rules that can find something to say of a move. */
const KINDS = ['required-fields', 'stage-skip', 'deal-desk'];

export const guardWithoutRules: LintCheck = {
  code: 'guard-without-rules',
  level: 'warning',
  explanation:
    'The guard speaks of missing fields, skipped stages and approvals; without a live rule on one of them it stays silent.',
  fix: 'Make such a rule live, or set guard.mode to off.',
  find({ guard, rules }) {
    const modes = [guard?.mode ?? 'off', ...Object.values(guard?.stages ?? {})];
    const isLive = rules.some(
      ({ kind, mode, appliesTo }) => KINDS.includes(kind) && mode === 'live' && appliesTo.includes('deal'),
    );
    if (isLive || modes.every((mode) => mode === 'off')) return [];
    return [{ path: 'guard', message: 'No live rule gives the guard anything to say.' }];
  },
};

export const reasonsNobodySees: LintCheck = {
  code: 'reasons-nobody-sees',
  level: 'warning',
  explanation: 'Reasons are asked for in mode insist only.',
  fix: 'Set the mode to insist, for all stages or for some, or take the reasons out.',
  find({ guard }) {
    if (!guard?.reasons) return [];
    const modes = [guard.mode, ...Object.values(guard.stages ?? {})];
    return modes.includes('insist') ? [] : [{ path: 'guard.reasons', message: 'No move asks for a reason.' }];
  },
};
