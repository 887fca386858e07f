import { useState } from 'preact/hooks';
import { HeldNote, NoRecords } from '../judged/HeldNote';
import { type JudgingPanelProps, useStudio, useValidPack } from '../judged/use-studio';
import { ExampleTests } from './ExampleTests';
import { RecordSearch } from './RecordSearch';
import { TriedView } from './TriedView';
import { useRecords } from './use-records';
import { useTried } from './use-tried';
import '../judged/judged.css';

/** Any stored record judged by the draft while it is written, and the pack's own examples as tests. */
export function TryItPanel(props: JudgingPanelProps) {
  const { draft, active, goTo, context } = props;
  const studio = useStudio('try-it', props.connect);
  const { pack, isHeld } = useValidPack(draft);
  if (pack) studio.use(pack, active);
  const [words, setWords] = useState('');
  const records = useRecords(studio, words, pack !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const key = chosen ?? records.found[0]?.key ?? null;
  const tried = useTried(studio, { key, pack, active }, props);
  const isEmpty = words === '' && records.isRead && records.found.length === 0;
  return (
    <div class="try-it">
      <nav class="try-list" aria-label="Stored records">
        <RecordSearch
          words={words}
          onWords={setWords}
          records={records}
          chosen={key}
          onChoose={setChosen}
          context={context}
        />
      </nav>
      <div class="judged">
        {isHeld && <HeldNote draft={draft} goTo={goTo} hasLast={pack !== null} />}
        {isEmpty && <NoRecords>No records to try the draft on yet.</NoRecords>}
        {pack && key !== null && <TriedView tried={tried} pack={pack} studio={studio} panel={props} />}
        {pack && <ExampleTests studio={studio} pack={pack} active={active} goTo={goTo} />}
      </div>
    </div>
  );
}
