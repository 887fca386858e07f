import type { Deadline } from '../../../record/assessment';
import type { AssessContext } from '../../../record/types';
import { countdownView } from '../../components/countdown-view';
import { Icon } from '../../components/Icon';
import { clockOrDay } from '../../components/when';

/** The clocks that the draft sets on a record: how each stands, when it is due, and who hears of it. */
export function ClockList({
  deadlines,
  context,
}: {
  deadlines: readonly Deadline[];
  context: AssessContext;
}) {
  if (deadlines.length === 0) return null;
  return (
    <section aria-label="Clocks of the draft">
      <h3 class="strong">Service levels</h3>
      <ul class="judged-list">
        {deadlines.map((deadline) => (
          <li key={deadline.sla}>
            <ClockLine deadline={deadline} context={context} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ClockLine({ deadline, context }: { deadline: Deadline; context: AssessContext }) {
  const { now } = context;
  const { icon, tone, word, figure, aside, sentence } = countdownView(deadline, now, undefined, context);
  const told = deadline.escalation.map(({ label, at }) => `${label} ${clockOrDay(at, now, context)}`);
  return (
    <>
      <p class="try-clock">
        <span class={`tone-${tone}`}>
          <Icon name={icon} />
        </span>
        <span class="strong">{deadline.title}</span>
        <span class={`tone-${tone}`}>{word}</span>
        {figure !== null && <span class="measure">{figure}</span>}
        {aside !== null && <span class="small-text">{aside}</span>}
      </p>
      <p class="small-text">
        {sentence}
        {told.length > 0 && ` Then told: ${told.join(', ')}.`}
      </p>
    </>
  );
}
