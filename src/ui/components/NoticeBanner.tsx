import { CLOCK_ADVICE } from '../../record/clock-difference';
import type { FormatContext } from '../../record/format';
import { Banner } from './Banner';
import { dateAnswers } from './date-question';
import type { Notice, RecordActions } from './record-view';
import { StageNote } from './StageNote';

/** Something beside the record that needs the rep's attention. */
export function NoticeBanner({
  notice,
  actions,
  context,
}: {
  notice: Notice;
  actions: RecordActions;
  context: FormatContext;
}) {
  switch (notice.kind) {
    case 'ask-date-order':
      return <DateQuestion example={notice.example} answer={actions.answerDateOrder} context={context} />;
    case 'engine-restarted':
      return (
        <Banner icon="refresh" tone="warning" title="The rules took too long and were started again.">
          {notice.rule ? `The rule “${notice.rule}” was left out.` : 'They ran once more.'}
        </Banner>
      );
    case 'not-saved':
      return (
        <Banner icon="warning" tone="warning" title="This visit is not kept.">
          What is shown is right, but it could not be stored: {notice.reason}
        </Banner>
      );
    case 'mark-not-kept':
      return (
        <Banner icon="breach" tone="breach" title="That was not kept." isUrgent>
          {notice.reason}
        </Banner>
      );
    case 'bundled-rules':
      return (
        <Banner icon="warning" tone="warning" title="The bundled rules are used, not your rule pack.">
          The rule pack in force could not be loaded: {notice.reason}
        </Banner>
      );
    case 'pack-not-kept':
      return (
        <Banner icon="warning" tone="warning" title="Your rule pack can’t be kept up to date.">
          {notice.reason} The version in use stays.
        </Banner>
      );
    case 'not-completed':
      return (
        <Banner icon="partial" tone="warning" title="Judged by this page only.">
          {notice.reason}
        </Banner>
      );
    case 'field-not-shown':
      return (
        <Banner icon="unreadable" tone="unknown" title={`${notice.label} is not shown right now.`}>
          Open the tab or section that holds it, then try again.
        </Banner>
      );
    case 'stage-note':
      return <StageNote stage={notice.stage} actions={actions} />;
    case 'choose-again':
      return (
        <Banner icon="refresh" tone="info" title={`Choose ${notice.stage} once more.`} isUrgent>
          The page has closed the control meanwhile. This time nothing will ask.
        </Banner>
      );
    case 'clock-differs':
      return (
        <Banner icon="clock" tone="warning" title={notice.difference}>
          {CLOCK_ADVICE}
        </Banner>
      );
    case 'covered':
      return (
        <Banner icon="unreadable" tone="warning" title="Something lies over Leadlight." isUrgent>
          Clicks are ignored until it is gone.
        </Banner>
      );
  }
}

function DateQuestion({
  example,
  answer,
  context,
}: {
  example: string;
  answer: RecordActions['answerDateOrder'];
  context: FormatContext;
}) {
  return (
    <Banner icon="unknown" tone="unknown" title={`How is “${example}” meant?`}>
      Dates here can be read two ways. Asked once for this CRM.
      {answer && (
        <span class="answers">
          {dateAnswers(example, context).map(({ order, label }) => (
            <button key={order} type="button" class="button compact" onClick={() => answer(order)}>
              {label}
            </button>
          ))}
        </span>
      )}
    </Banner>
  );
}
