import { useMemo, useState } from 'preact/hooks';
import type { ImpactReport } from '../../../contracts/studio-service';
import type { ObjectKind } from '../../../record/types';
import { diffPacks, type PackChange } from '../../../rule-packs/diff';
import type { RulePack } from '../../../rule-packs/schema';
import { HeldNote } from '../judged/HeldNote';
import { contextOf, type JudgingPanelProps, useStudio, useValidPack } from '../judged/use-studio';
import { useWhenChecked } from '../judged/use-when-checked';
import { type KeptResults, useWork } from '../judged/use-work';
import { WhenCheckedNote } from '../judged/WhenCheckedNote';
import { WorkBar } from '../judged/WorkBar';
import { ImpactResult } from './ImpactResult';
import { SilentRules } from './SilentRules';
import '../judged/judged.css';

interface Compared {
  report: ImpactReport;
  pack: RulePack;
  active: RulePack;
}

const KEPT: KeptResults<Compared> = new WeakMap();

const DEALS: readonly ObjectKind[] = ['deal'];
const PEOPLE: readonly ObjectKind[] = ['lead', 'contact', 'company'];

/** What the draft changes against the pack in force: in words, and in warnings on the stored records. */
export function ImpactPanel(props: JudgingPanelProps) {
  const { draft, active, goTo } = props;
  const studio = useStudio('impact', props.connect);
  const { pack, isHeld } = useValidPack(draft);
  if (pack) studio.use(pack, active);
  const changes = useMemo(() => (pack ? judgingFirst(diffPacks(active, pack)) : []), [pack, active]);
  const [objects, setObjects] = useState(DEALS);
  const work = useWork<Compared>(studio, KEPT);
  const context = contextOf(props);

  const { when, ask } = useWhenChecked(draft, (asked) => {
    work.start(async (tell, signal) => {
      const report = await studio.run((remote, onDone) => remote.impact(context, objects, onDone), {
        onProgress: tell,
        signal,
      });
      return { report, pack: asked, active };
    });
  });

  return (
    <div class="judged">
      <h2>Changes and their impact</h2>
      {isHeld && <HeldNote draft={draft} goTo={goTo} hasLast={pack !== null} />}
      {pack && <ChangeList changes={changes} />}
      {pack && <SilentRules pack={pack} active={active} db={props.db} clock={props.clock} />}
      {pack && (
        <div class="judged-choices">
          <label>
            Records
            <select
              class="field"
              value={objects === DEALS ? 'deals' : 'people'}
              onChange={(event) => setObjects(event.currentTarget.value === 'deals' ? DEALS : PEOPLE)}
            >
              <option value="deals">Deals</option>
              <option value="people">Leads, contacts, companies</option>
            </select>
          </label>
          <button
            type="button"
            class="button primary"
            disabled={work.running !== null || when === 'waiting'}
            onClick={ask}
          >
            Compare on stored records
          </button>
        </div>
      )}
      <WhenCheckedNote when={when} draft={draft} goTo={goTo} done="compared" />
      <WorkBar work={work} verb="Comparing" unit="records" context={context} />
      {work.result && (
        <ImpactResult
          report={work.result.report}
          isOutdated={work.result.pack !== pack || work.result.active !== active}
          // Stopping or failing ends the worker, and with it the list.
          isLost={work.isStopped || work.problem !== null}
          isBusy={work.running !== null}
          studio={studio}
          context={context}
        />
      )}
    </div>
  );
}

const FEW = 12;

/** What judges records, before what names fields and the like: only the first few changes are shown at once. */
const JUDGING: readonly unknown[] = ['rules', 'scoring', 'slas', 'pipelines', 'dealDesk', 'routing'];

function judgingFirst(changes: readonly PackChange[]): PackChange[] {
  const rank = ({ path: [part] }: PackChange): number => {
    const place = JUDGING.indexOf(part);
    return place < 0 ? JUDGING.length : place;
  };
  return [...changes].sort((a, b) => rank(a) - rank(b));
}

function ChangeList({ changes }: { changes: readonly { sentence: string }[] }) {
  const [isOpen, setOpen] = useState(false);
  if (changes.length === 0)
    return (
      <p class="tone-muted">
        The draft says nothing else than the pack in force. No record is judged otherwise.
      </p>
    );
  const shown = isOpen ? changes : changes.slice(0, FEW);
  return (
    <section aria-label="Changes">
      <h3 class="strong">Against the pack in force: {changes.length}</h3>
      <ul class="judged-list">
        {shown.map(({ sentence }) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {changes.length > shown.length && (
        <button type="button" class="link" onClick={() => setOpen(true)}>
          Show all {changes.length}
        </button>
      )}
    </section>
  );
}
