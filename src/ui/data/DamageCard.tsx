import { type FormatContext, formatCount, formatNumber } from '../../record/format';
import { WorkButton } from '../components/WorkButton';
import { Confirm } from './Confirm';
import { damageAdvice, damagedName } from './damage-words';
import type { DataActions, DataFacts } from './data-actions';
import { useWork } from './use-work';
import { WorkLine } from './WorkLine';

/** Damaged rows: how many are out of the way, which, and a search for more. */
export function DamageCard({
  facts: { setAside, setAsideCount },
  actions,
  context,
  onChanged,
}: {
  facts: DataFacts;
  actions: Pick<DataActions, 'check' | 'deleteSetAside'>;
  context: FormatContext;
  onChanged(): void;
}) {
  const { state, run, cancel, isBusy, card } = useWork();
  const check = async (): Promise<void> => {
    await run(
      'Reading every row…',
      async (work) => {
        const found = await actions.check(work);
        if (found === 0) return 'Every row that is stored can be read.';
        return {
          text: `${formatCount(found, 'row', context)} set aside; all others stay in use.`,
          isWarning: true,
        };
      },
      'Cancelled. What was found so far is set aside.',
    );
    onChanged();
  };
  const drop = async (): Promise<void> => {
    if (await run('Deleting…', () => actions.deleteSetAside().then(() => 'They are deleted.'))) onChanged();
  };
  return (
    <section ref={card} class="card" aria-labelledby="data-damage">
      <h2 id="data-damage" tabIndex={-1}>
        Damaged rows
      </h2>
      {setAsideCount === 0 ? (
        <p>None is known. A row that can’t be read would be set aside, so that all others work.</p>
      ) : (
        <>
          <p>
            {formatCount(setAsideCount, 'row', context)} could not be read as{' '}
            {setAsideCount === 1 ? 'it was' : 'they were'} written and {setAsideCount === 1 ? 'is' : 'are'}{' '}
            set aside. {damageAdvice(setAside.map(({ table }) => table))} A backup that is saved now holds
            these rows too.
          </p>
          <ul class="data-damaged">
            {setAside.map(({ table, key, problem }, index) => (
              <li key={`${index} ${table}`}>
                {damagedName(table, key)}: {problem}
              </li>
            ))}
            {setAsideCount > setAside.length && (
              <li>and {formatNumber(setAsideCount - setAside.length, context, 0)} more</li>
            )}
          </ul>
        </>
      )}
      <div class="data-buttons">
        <WorkButton isBusy={isBusy} onPress={() => void check()}>
          Check every row
        </WorkButton>
        {setAsideCount > 0 && (
          <Confirm
            label="Delete what was set aside"
            question={`${formatCount(setAsideCount, 'damaged row', context)} will be gone for good.`}
            verb="Delete"
            isDisabled={isBusy}
            onConfirm={() => void drop()}
          />
        )}
      </div>
      <WorkLine state={state} onCancel={cancel} />
    </section>
  );
}
