import type { BacktestReport } from '../../../impact/backtest-report';
import { CONCEPTS, isConcept } from '../../../record/concepts';
import type { RulePack } from '../../../rule-packs/schema';
import { Icon } from '../../components/Icon';

/** Fields that know the outcome, or may; each with every sign of it. */
export function LeakList({ report: { leaks, n }, pack }: { report: BacktestReport; pack: RulePack }) {
  if (n === 0) return null;
  const labelOf = (field: string): string =>
    pack.fields[field]?.label ?? (isConcept(field) ? CONCEPTS[field].label : field);
  return (
    <section aria-label="Leaks">
      <h3 class="strong">Fields that may know the outcome</h3>
      {leaks.length === 0 ? (
        <p class="tone-muted">None was found in this history.</p>
      ) : (
        <ul class="judged-list">
          {leaks.map(({ field, level, reason }) => (
            <li key={field}>
              <span class={`judged-links tone-${level === 'leak' ? 'breach' : 'warning'}`}>
                <Icon name={level === 'leak' ? 'breach' : 'warning'} />
                <strong>
                  {level === 'leak' ? 'Leak' : 'Suspect'}: {labelOf(field)}
                </strong>
              </span>{' '}
              {reason}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
