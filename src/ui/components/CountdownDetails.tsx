import type { Deadline } from '../../record/assessment';
import type { FormatContext } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { delays, escalationSteps } from './countdown-view';
import { Icon } from './Icon';
import { toldText, useTold } from './told-others';

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
          {steps.map(({ step, label, time, isPast, soon }) => (
            <li key={`${label} ${time}`} class={isPast ? 'is-past' : ''}>
              <Icon name={isPast ? 'reached' : 'ahead'} class="small" />
              <span>
                {label} {soon && <span class="measure">{soon}</span>}
                {isPast && step !== null && told && (
                  <span class="steps-told">
                    {toldText(told, deadline, step, context) ?? 'not sent from here'}
                  </span>
                )}
              </span>
              <span class="measure">{time}</span>
            </li>
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
