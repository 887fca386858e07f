import { useEffect, useRef, useState } from 'preact/hooks';
import type { BacktestRequest, RecordSource } from '../../../contracts/studio-service';
import type { BacktestReport } from '../../../impact/backtest-report';
import type { RulePack } from '../../../rule-packs/schema';
import { HeldNote, NoRecords } from '../judged/HeldNote';
import {
  contextOf,
  type JudgingPanelProps,
  problemText,
  useStudio,
  useValidPack,
} from '../judged/use-studio';
import { useWhenChecked } from '../judged/use-when-checked';
import { type KeptResults, useWork } from '../judged/use-work';
import { WhenCheckedNote } from '../judged/WhenCheckedNote';
import { WorkBar } from '../judged/WorkBar';
import { BacktestChoices } from './BacktestChoices';
import { BacktestResult } from './BacktestResult';
import { defaultChoice, type HistoryChoice, outcomeOf } from './history-choice';
import '../judged/judged.css';

interface Backtested {
  report: BacktestReport;
  pack: RulePack;
  request: BacktestRequest;
}

const KEPT: KeptResults<Backtested> = new WeakMap();

/** How the draft's score and rules would have done on the stored history. */
export function BacktestPanel(props: JudgingPanelProps) {
  const { draft, active, goTo } = props;
  const studio = useStudio('backtest', props.connect);
  const { pack, isHeld } = useValidPack(draft);
  if (pack) studio.use(pack, active);
  const { sources, problem } = useSources(() => studio.ask((remote) => remote.sources()), pack !== null);
  const [own, setOwn] = useState<HistoryChoice | null>(null);
  const choice = own ?? defaultChoice(sources ?? []);
  const work = useWork<Backtested>(studio, KEPT);
  const context = contextOf(props);

  const { when, ask } = useWhenChecked(draft, (asked) => {
    const outcome = choice && outcomeOf(choice);
    if (!choice || !outcome) return;
    const request: BacktestRequest = { source: choice.source, outcome, context };
    work.start(async (tell, signal) => {
      const report = await studio.run((remote, onDone) => remote.backtest(request, onDone), {
        onProgress: tell,
        signal,
      });
      return { report, pack: asked, request };
    });
  });

  return (
    <div class="judged">
      <h2>Backtest</h2>
      <p class="judged-note">
        What the draft would have said of past records as they stood before their outcome, held against what
        became of them. Nothing is changed by it.
      </p>
      {isHeld && <HeldNote draft={draft} goTo={goTo} hasLast={pack !== null} />}
      {problem !== null && <p role="alert">{problem}</p>}
      {sources?.length === 0 && <NoRecords>No history yet.</NoRecords>}
      {choice && (
        <BacktestChoices
          sources={sources ?? []}
          choice={choice}
          onChoice={setOwn}
          onRun={ask}
          isBusy={work.running !== null || when === 'waiting'}
          context={context}
        />
      )}
      <WhenCheckedNote when={when} draft={draft} goTo={goTo} done="backtested" />
      <WorkBar work={work} verb="Judging" unit="records" context={context} />
      {work.result && (
        <BacktestResult
          {...work.result}
          isOutdated={work.result.pack !== pack}
          studio={studio}
          panel={props}
        />
      )}
    </div>
  );
}

/** What is stored, asked once. */
function useSources(ask: () => Promise<RecordSource[]>, isReady: boolean) {
  const [state, setState] = useState<{ sources: RecordSource[] | null; problem: string | null }>({
    sources: null,
    problem: null,
  });
  const question = useRef(ask);
  question.current = ask;
  useEffect(() => {
    if (!isReady) return;
    question.current().then(
      (sources) => setState({ sources, problem: null }),
      (error: unknown) => setState({ sources: null, problem: problemText(error) }),
    );
  }, [isReady]);
  return state;
}
