import { useCallback, useEffect, useState } from 'preact/hooks';
import type { FormatContext } from '../../record/format';
import { messageOf } from '../../record/no-room';
import type { PackStanding, PackSubscription } from '../../record/pack-subscription';
import { JudgingLine } from '../components/JudgingLine';
import type { JudgingActions } from '../components/judging-actions';
import { FeedbackButton } from './FeedbackButton';
import { PackCard } from './PackCard';
import type { PacksActions } from './packs-actions';
import { ReportButton } from './ReportButton';
import { RulesInForce } from './RulesInForce';
import { SubscribeForm } from './SubscribeForm';

interface Props {
  actions: PacksActions;
  /** How far the stored records are judged by what is in force. */
  judging: JudgingActions;
  context: FormatContext;
}

interface Shown {
  packs: PackSubscription[];
  standing: PackStanding;
}

/** Which rule packs judge, whose they are and how following them goes. Without any, the bundled one judges. */
export function PacksSection({ actions, judging, context }: Props) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const reload = useCallback(async (): Promise<void> => {
    try {
      const [packs, standing] = await Promise.all([actions.list(), actions.standing()]);
      setShown({ packs, standing });
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }, [actions]);
  useEffect(() => {
    void reload();
    return actions.follow(() => void reload());
  }, [actions, reload]);

  return (
    <section class="packs" aria-labelledby="packs-title">
      <h1 id="packs-title">Rule packs</h1>
      <p>
        A rule pack is what Leadlight judges by. Follow your company’s or your team’s, and this browser takes
        each new version by itself once its signature is checked.
      </p>
      <JudgingLine actions={judging} context={context} />
      {problem !== null && <p role="alert">{problem}</p>}
      {shown && (
        <>
          <PolicyLines standing={shown.standing} />
          {shown.packs.length === 0 && <p class="hint">No pack is followed: the bundled one judges.</p>}
          <ul>
            {shown.packs.map((pack) => (
              <PackCard key={pack.id} pack={pack} actions={actions} context={context} onChanged={reload} />
            ))}
          </ul>
          {shown.standing.mayAdd && <SubscribeForm actions={actions} onSubscribed={reload} />}
          <RulesInForce standing={shown.standing} />
          <ReportButton report={actions.report} />
          <FeedbackButton actions={actions} />
        </>
      )}
    </section>
  );
}

function PolicyLines({ standing: { mayAdd, policyProblems } }: { standing: PackStanding }) {
  return (
    <>
      {!mayAdd && (
        <p class="hint">Your organisation sets the packs of this browser; no others can be followed.</p>
      )}
      {policyProblems.map((line) => (
        <p key={line} class="tone-warning">
          {line} Tell the administrator.
        </p>
      ))}
    </>
  );
}
