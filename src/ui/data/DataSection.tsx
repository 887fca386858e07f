import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AssessContext } from '../../record/types';
import { SPEND_LABEL } from '../../store/store-facts';
import { SpendCard } from '../spend/SpendCard';
import { BackupForm } from './BackupForm';
import { DamageCard } from './DamageCard';
import type { DataActions, DataFacts } from './data-actions';
import { ExportForm } from './ExportForm';
import { LostNotice } from './LostNotice';
import { Recovery } from './Recovery';
import { RestoreForm } from './RestoreForm';
import { StorageCard } from './StorageCard';
import { useFocusInPlace } from './use-focus-in-place';
import { WipeCard } from './WipeCard';

/** What is kept in this browser, and everything its owner can do with it. Shown by options and review. */
export function DataSection({
  actions,
  context,
  isRestoring = false,
  onReplaced,
}: {
  actions: DataActions;
  context: AssessContext;
  /** Whether it was opened to restore a backup. */
  isRestoring?: boolean;
  /** What was stored before is gone, or no longer all. */
  onReplaced?(): void;
}) {
  const [facts, setFacts] = useState<DataFacts | null>(null);
  const [problem, setProblem] = useState<{ error: unknown } | null>(null);
  const reload = useCallback(async (): Promise<void> => {
    try {
      setFacts(await actions.facts());
      setProblem(null);
    } catch (error) {
      setProblem({ error });
    }
  }, [actions]);
  useEffect(() => void reload(), [reload]);
  const changed = (): void => void reload();
  const replaced = (): void => {
    onReplaced?.();
    changed();
  };
  // Cards that go as a whole leave the focus to the page's title.
  const hold = useFocusInPlace((section) => section.querySelector('h1'));

  return (
    <section ref={hold} class="data" aria-labelledby="data-title">
      <h1 id="data-title" tabIndex={-1}>
        Your data
      </h1>
      <p>
        Leadlight keeps what it has read in this browser and nowhere else. Here you see it, take it with you,
        bring it back and delete it.
      </p>
      {problem && <Recovery error={problem.error} actions={actions.recovery} context={context} />}
      {facts && !problem && (
        <>
          {facts.lost && (
            <LostNotice lost={facts.lost} actions={actions} context={context} onDone={changed} />
          )}
          <StorageCard facts={facts} actions={actions} context={context} onChanged={changed} />
          <DamageCard facts={facts} actions={actions} context={context} onChanged={changed} />
          <BackupForm actions={actions} context={context} />
          <RestoreForm actions={actions} context={context} isFirst={isRestoring} onRestored={replaced} />
          <ExportForm objects={facts.objects} actions={actions} context={context} />
          {actions.spend && (
            <SpendCard key={spendOf(facts)} source={actions.spend} context={context} onChanged={changed} />
          )}
          <WipeCard facts={facts} actions={actions} context={context} onWiped={replaced} />
        </>
      )}
    </section>
  );
}

/** Read anew when something else changed it: a wipe, or a backup. */
const spendOf = ({ counts, lost }: DataFacts): string =>
  JSON.stringify([counts.find(({ label }) => label === SPEND_LABEL)?.count, lost]);
