import type { StudioClient } from '../../../contracts/studio-client';
import { formatDayTime } from '../../../record/format';
import type { RulePack } from '../../../rule-packs/schema';
import { Banner } from '../../components/Banner';
import { ScoreCurve } from '../../components/ScoreCurve';
import { ScoreSection } from '../../components/ScoreSection';
import type { StudioPanelProps } from '../draft';
import { RecordLinks } from '../judged/RecordLinks';
import { contextOf } from '../judged/use-studio';
import { ClockList } from './ClockList';
import { FindingList } from './FindingList';
import { MakeExample } from './MakeExample';
import type { Tried } from './use-tried';
import { whatChanged } from './what-changed';

/** What the draft says of a record, and what the pack in force says otherwise. */
export function TriedView({
  tried: { answer, problem, isCurrent },
  pack,
  studio,
  panel,
}: {
  tried: Tried;
  pack: RulePack;
  studio: StudioClient;
  panel: StudioPanelProps;
}) {
  const context = contextOf(panel);
  if (!answer)
    return problem === null ? (
      <p class="tone-muted" role="status">
        Judging…
      </p>
    ) : (
      <Problem text={problem} />
    );
  const { record, draft, active, ahead } = answer;
  const changes = whatChanged(draft, active, context);
  const { key, title, url } = {
    key: [record.identity.crm, record.identity.org, record.identity.object, record.identity.id].join(':'),
    title: record.title,
    url: record.identity.url,
  };
  return (
    <>
      <header>
        <h2>
          <RecordLinks record={{ key, title, url }} />
        </h2>
        <p class="judged-note">
          Stored copy, read {formatDayTime(record.asOf, context)}
          {isCurrent ? '' : '. Judging anew…'}
        </p>
      </header>
      {problem !== null && <Problem text={problem} />}
      <section aria-label="What changed">
        <h3 class="strong">Beside the pack in force</h3>
        {changes.length === 0 ? (
          <p class="tone-muted">The draft says the same of this record as the pack in force.</p>
        ) : (
          <ul class="judged-list">
            {changes.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </section>
      <FindingList assessment={draft} context={context} />
      <ClockList deadlines={draft.deadlines} context={context} />
      {draft.score && (
        <div class="judged-two">
          <ScoreSection score={draft.score} context={context} />
          <section aria-label="Score if nothing happens">
            <h3 class="strong">Score if nothing happens</h3>
            <ScoreCurve points={ahead} score={draft.score} context={context} tableClass="judged-table" />
          </section>
        </div>
      )}
      <MakeExample record={record} recordKey={key} pack={pack} studio={studio} panel={panel} />
    </>
  );
}

const Problem = ({ text }: { text: string }) => (
  <Banner icon="breach" tone="breach" title="This record could not be judged by the draft." isUrgent>
    {text}
  </Banner>
);
