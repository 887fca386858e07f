import { useEffect, useState } from 'preact/hooks';
import { DAY_MS, plural } from '../../../record/format';
import type { RulePack } from '../../../rule-packs/schema';
import { type RuleDay, ruleDaysSince } from '../../../store/rule-counts';
import type { StudioPanelProps } from '../draft';

const COUNTED_DAYS = 30;

/** What the rules in shadow mode found on records that were opened here, before one of them goes live. */
export function SilentRules({
  pack,
  active,
  db,
  clock,
}: Pick<StudioPanelProps, 'active' | 'db' | 'clock'> & { pack: RulePack }) {
  const [counts, setCounts] = useState<ReadonlyMap<string, number> | null>(null);
  useEffect(() => {
    const since = clock() - COUNTED_DAYS * DAY_MS;
    ruleDaysSince(db, since).then(
      (days) => setCounts(silentOf(days)),
      () => {},
    );
  }, [db, clock]);
  const silent = active.rules.filter(({ mode }) => mode === 'shadow');
  if (!counts || silent.length === 0) return null;
  const met = silent.filter(({ id }) => counts.has(id));
  return (
    <section aria-label="Rules in shadow mode">
      <h3 class="strong">In shadow mode, on records opened here in {COUNTED_DAYS} days</h3>
      {met.length === 0 && <p class="tone-muted">None of the {silent.length} would have warned so far.</p>}
      <ul class="judged-list">
        {met.map(({ id, title }) => (
          <li key={id}>
            {title}: would have warned {plural(counts.get(id) ?? 0, 'time')}
            {pack.rules.find((rule) => rule.id === id)?.mode === 'live' && (
              <strong>; live in this draft</strong>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Would-be warnings by rule, of all versions that judged in that time. */
function silentOf(days: readonly RuleDay[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, silent } of days) if (silent > 0) counts.set(rule, (counts.get(rule) ?? 0) + silent);
  return counts;
}
