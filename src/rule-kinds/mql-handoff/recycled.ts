import type { PackReasonCode } from '../../pack-parts/reason-codes';
import type { Finding } from '../../record/assessment';
import { DAY_MS, formatDay } from '../../record/format';
import type { EpochMs } from '../../record/types';
import {
  type Handoff,
  hiddenFinding,
  isCode,
  linkTo,
  pointsMeasure,
  recycledAt,
  scoreText,
  statedCode,
} from './handoff';
import { codeName, outcomeText, returnsAt } from './reason';

/** A recycled lead: whether it crossed the threshold again, else when it may return. */
export function recycledFindings(handoff: Handoff): Finding[] {
  const { environment, options, context } = handoff;
  const at = recycledAt(handoff);
  const code = statedCode(handoff, 'Recycled');
  if (environment.mql === 'yes' && at !== null) return [crossedAgain(handoff, at, code)];
  if (!isCode(code)) return [code];
  const returnDate = at === null ? null : returnsAt(code, at);
  const isDated = code.action === 'recycle' && code.recycleAfterDays !== undefined;
  if (at === null && (isDated || environment.mql === 'yes'))
    return [hiddenOrEmpty(handoff, options.recycledField)];
  if (at !== null && returnDate !== null && returnDate <= environment.now)
    return [mayReturn(handoff, at, returnDate, code)];
  const outcome = outcomeText(code, at, environment);
  return [
    context.finding('recycled', { code: codeName(code), outcome }, { evidence: evidence(handoff, at) }),
  ];
}

function hiddenOrEmpty(handoff: Handoff, name: string): Finding {
  return hiddenFinding(handoff, name, 'when it may return, or whether its engagement is from after it');
}

const evidence = ({ environment }: Handoff, at: EpochMs | null) =>
  at === null ? [] : [{ label: 'Recycled', value: formatDay(at, environment), at }];

const lifecycleLabel = ({ context }: Handoff) => context.pack.field('lifecycleStage').label;

function crossedAgain(handoff: Handoff, at: EpochMs, code: PackReasonCode | Finding): Finding {
  const { environment, context } = handoff;
  const mql = context.pack.parts.lifecycle?.stages.find((stage) => stage.score === 'mql');
  return context.finding(
    'recycledMql',
    {
      date: formatDay(at, environment),
      reason: isCode(code) ? ` for ${codeName(code)}` : '',
      score: scoreText(handoff),
      lifecycle: lifecycleLabel(handoff),
      stage: mql?.label ?? 'MQL',
    },
    {
      severity: 'info',
      measure: pointsMeasure(handoff),
      evidence: evidence(handoff, at),
      fields: linkTo(handoff, 'lifecycleStage'),
    },
  );
}

function mayReturn(handoff: Handoff, at: EpochMs, from: EpochMs, code: PackReasonCode): Finding {
  const { environment, context, options } = handoff;
  const days = Math.floor((environment.now - at) / DAY_MS);
  const limit = code.recycleAfterDays ?? 0;
  const before = context.pack.parts.lifecycle?.stages.findLast(
    (stage, index, all) => index < all.findIndex((other) => other.score === 'mql') && stage.enterWhen,
  );
  return context.finding(
    'mayReturn',
    {
      date: formatDay(at, environment),
      from: formatDay(from, environment),
      code: codeName(code),
      lifecycle: lifecycleLabel(handoff),
      stage: before?.label ?? 'the stage it started in',
    },
    {
      severity: 'info',
      measure: { value: days, limit, unit: 'days', text: `${days} d / ${limit}` },
      evidence: evidence(handoff, at),
      fields: linkTo(handoff, 'lifecycleStage', options.reasonField),
    },
  );
}
