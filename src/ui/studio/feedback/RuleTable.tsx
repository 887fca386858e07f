import { FEWEST_SHOWN, NOISE_PERCENT, type RuleFeedback } from '../../../record/feedback-merge';
import { plural } from '../../../record/format';
import type { RulePack } from '../../../rule-packs/schema';

interface RulesProps {
  rules: readonly RuleFeedback[];
  pack: RulePack | null;
  onShadow(rule: string): void;
  /** `at`: its place in the draft. */
  onShow(at: number): void;
}

/** What each rule did in all browsers together, the noisiest first. */
export function RuleTable({ rules, pack, onShadow, onShow }: RulesProps) {
  const own = new Map(pack?.rules.map((rule, at) => [rule.id, { rule, at }]));
  return (
    <div>
      <h2 id="noise-title">{noiseText(rules)}</h2>
      <p class="hint">
        Unactionable: dismissed of a hundred warnings shown, from {FEWEST_SHOWN} shown on. Fixed: it went away
        after a field that it names was changed; gone: without that.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys */}
      <section class="feedback-scroll" tabIndex={0} aria-labelledby="noise-title">
        <table class="feedback-rules">
          <thead>
            <tr>
              {['Rule', 'Unactionable', 'Shown', 'Dismissed', 'Snoozed', 'Fixed', 'Gone', 'In silence'].map(
                (name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rules.map((entry) => (
              <RuleRow
                key={entry.rule}
                entry={entry}
                own={own.get(entry.rule) ?? null}
                onShadow={onShadow}
                onShow={onShow}
              />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function RuleRow({
  entry,
  own,
  onShadow,
  onShow,
}: Pick<RulesProps, 'onShadow' | 'onShow'> & {
  entry: RuleFeedback;
  /** Null for a rule that the draft does not have. */
  own: { rule: RulePack['rules'][number]; at: number } | null;
}) {
  const rule = own?.rule;
  const { unactionable, isNoise, shown, dismissed, snoozed, fixed, gone, silent, reasons } = entry;
  return (
    <tr class={isNoise ? 'is-noise' : ''}>
      <th scope="row">
        {own ? (
          <button type="button" class="link" onClick={() => onShow(own.at)}>
            {own.rule.title}
          </button>
        ) : (
          entry.rule
        )}
        {!rule && <span class="hint"> not in this draft</span>}
        {rule && rule.mode !== 'live' && <span class="hint"> {rule.mode} in this draft</span>}
        {isNoise && rule?.mode === 'live' && (
          <button
            type="button"
            class="link"
            aria-label={`Set to shadow: ${rule.title}`}
            onClick={() => onShadow(rule.id)}
          >
            Set to shadow
          </button>
        )}
        {reasons.length > 0 && (
          <details>
            <summary>Reasons</summary>
            <ul>
              {reasons.slice(0, 10).map(({ reason, count }) => (
                <li key={reason}>
                  {count} × {reason}
                </li>
              ))}
            </ul>
          </details>
        )}
      </th>
      <td class={isNoise ? 'tone-breach strong' : ''}>
        {unactionable === null ? 'too few' : `${Math.round(unactionable)}%${isNoise ? ', noise' : ''}`}
      </td>
      {[shown, dismissed, snoozed, fixed, gone, silent].map((count, index) => (
        <td key={['shown', 'dismissed', 'snoozed', 'fixed', 'gone', 'silent'][index]}>{count}</td>
      ))}
    </tr>
  );
}

function noiseText(rules: readonly RuleFeedback[]): string {
  const noisy = rules.filter(({ isNoise }) => isNoise).length;
  return noisy === 0
    ? `No rule is noise: none is dismissed more than ${NOISE_PERCENT}% of the time`
    : `${plural(noisy, 'rule')} ${noisy === 1 ? 'is' : 'are'} noise: dismissed more than ${NOISE_PERCENT}% of the time`;
}
