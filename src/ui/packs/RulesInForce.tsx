import { joinWords, plural } from '../../record/format';
import type { PackStanding, RuleInForce } from '../../record/pack-subscription';

const MODES: Record<RuleInForce['mode'], string> = {
  live: 'shown',
  shadow: 'tried out in silence',
  off: 'switched off',
};

/** What the rule did in 30 days on records that were opened here; nothing where it did nothing. */
function countsText(mode: RuleInForce['mode'], { shown, silent, parked }: RuleInForce['counts']): string {
  const kept = parked > 0 ? `, ${parked} parked` : '';
  if (mode === 'shadow')
    return `, would have warned ${plural(silent, 'time')} in 30 days on records opened here, ${shown} shown`;
  return shown + parked > 0
    ? `, warned ${plural(shown, 'time')} in 30 days on records opened here${kept}`
    : '';
}

/** Every rule with the pack it comes from, and the packs whose own version of it does not count. */
export function RulesInForce({ standing: { packs, rules, leftOut } }: { standing: PackStanding }) {
  const [first] = packs;
  return (
    <section class="card" aria-labelledby="rules-title">
      <h2 id="rules-title">{plural(rules.length, 'rule')} in force</h2>
      {packs.length > 1 && first && (
        <p class="hint">
          Packs of your organisation come before your own, newer ones before older ones. A rule that two packs
          have is taken from the first; scores, deadlines, stages and limits are those of {first.name}.
        </p>
      )}
      {leftOut.map(({ pack, reason }) => (
        <p key={pack} class="tone-warning">
          {pack} adds nothing: its rules do not fit the packs above it. {reason}
        </p>
      ))}
      <details>
        <summary>Show each rule with its pack</summary>
        <table class="pack-rules">
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">From</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ id, title, mode, pack, version, insteadOf, counts }) => (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td>
                  {pack} {version}
                  {insteadOf.length > 0 && <span class="hint">, not {joinWords(insteadOf)}</span>}
                </td>
                <td>
                  {MODES[mode]}
                  <span class="hint">{countsText(mode, counts)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
