import type { Deadline } from '../../record/assessment';
import type { FormatContext } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { type ToldOthers, toldText } from '../../record/webhook';
import { delays, type EscalationStep, escalationSteps } from './countdown-view';
import { Icon } from './Icon';
import { useTold } from './told-others';

/** Who is told and when, and how much of the time was the system's and how much one's own. */
export function CountdownDetails({
  deadline,
  now,
  context,
  owner,
  recordKey,
}: {
  deadline: Deadline;
  now: EpochMs;
  context: FormatContext;
  owner: string;
  recordKey: string;
}) {
  const steps = deadline.metAt === null ? escalationSteps(deadline, owner, now, context) : [];
  const { system, own } = delays(deadline, now);
  const told = useTold(recordKey, deadline, now);
  return (
    <>
      {steps.length > 0 && (
        <ol class="steps" aria-label="Who is told">
          {steps.map((step) => (
            <Step
              key={`${step.label} ${step.time}`}
              step={step}
              sent={sentText(step, deadline, told, context)}
            />
          ))}
        </ol>
      )}
      {steps.length > 0 && told === null && (
        <p class="small-text">This browser tells only you: no webhook is switched on.</p>
      )}
      {(system ?? own) && (
        <dl class="delays">
          {system && (
            <div>
              <dt>System: {deadline.startLabel.replace(/^the /, '')} to assignment</dt>
              <dd class="measure">{system}</dd>
            </div>
          )}
          {own && (
            <div>
              <dt>
                {owner}: assignment to {deadline.metAt === null ? 'now' : deadline.stopLabel}
              </dt>
              <dd class="measure">{own}</dd>
            </div>
          )}
        </dl>
      )}
    </>
  );
}

/** A step whose time has come without anybody being told stands like one that is to come. */
function Step({ step: { label, soon, time, isPast }, sent }: { step: EscalationStep; sent: string | null }) {
  const isReached = isPast && sent !== NOT_SENT;
  return (
    <li class={isReached ? 'is-past' : ''}>
      <Icon name={isReached ? 'reached' : 'ahead'} class="small" />
      <span>
        {label} {soon && <span class="measure">{soon}</span>}
        <span class="steps-told">{sent}</span>
      </span>
      <span class="measure">{time}</span>
    </li>
  );
}

const NOT_SENT = 'was due, not sent from here';

/** Whether a step went out to those that it is for. The rep is told by this browser, so for them nothing need be sent. */
function sentText(
  { step, to, isPast }: EscalationStep,
  deadline: Deadline,
  told: readonly ToldOthers[] | null | undefined,
  context: FormatContext,
): string | null {
  if (!isPast || step === null || told === undefined) return null;
  return toldText(told ?? [], deadline, step, context) ?? (to === 'rep' ? null : NOT_SENT);
}
