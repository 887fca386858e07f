import { useState } from 'preact/hooks';
import type { StudioClient } from '../../../contracts/studio-client';
import type { BacktestRequest } from '../../../contracts/studio-service';
import type { BacktestReport } from '../../../impact/backtest-report';
import type { RulePack } from '../../../rule-packs/schema';
import { Banner } from '../../components/Banner';
import type { StudioPanelProps } from '../draft';
import { contextOf } from '../judged/use-studio';
import { BacktestFigures } from './BacktestFigures';
import { LeakList } from './LeakList';
import { MisjudgedLists } from './MisjudgedLists';
import { sampleText, TONES } from './report-text';
import { SuggestSection } from './SuggestSection';
import { ThresholdPart } from './ThresholdPart';
import { WorkloadTables } from './WorkloadTables';

/** What a backtest found: the verdict first, then what it rests on. */
export function BacktestResult({
  report,
  pack,
  request,
  isOutdated,
  studio,
  panel,
}: {
  report: BacktestReport;
  pack: RulePack;
  request: BacktestRequest;
  isOutdated: boolean;
  studio: StudioClient;
  panel: StudioPanelProps;
}) {
  const [threshold, setThreshold] = useState(report.threshold);
  const context = contextOf(panel);
  const { icon, tone } = TONES[report.verdict.kind];
  return (
    <>
      {isOutdated && (
        <p class="tone-warning" role="status">
          The draft has changed since. Run the backtest again for the figures of what stands there now.
        </p>
      )}
      <Banner icon={icon} tone={tone} title={report.verdict.text} />
      <ul class="judged-note">
        {sampleText(report, request, context).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {report.n > 0 && (
        <>
          <ThresholdPart
            report={report}
            threshold={threshold}
            onThreshold={setThreshold}
            panel={panel}
            context={context}
          />
          <BacktestFigures report={report} context={context} />
          <MisjudgedLists report={report} threshold={threshold} studio={studio} context={context} />
        </>
      )}
      <LeakList report={report} pack={pack} />
      <WorkloadTables report={report} pack={pack} context={context} />
      {report.n > 0 && <SuggestSection studio={studio} panel={panel} key={report.read} />}
    </>
  );
}
