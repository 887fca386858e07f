import { type FormatContext, formatDay, formatDayTime, plural } from '../../record/format';
import type { PackSubscription } from '../../record/pack-subscription';
import type { EpochMs } from '../../record/types';
import { fingerprintText } from './pack-words';

/** What is known of a pack, for whoever has to find out why it is as it is. */
export function PackFacts({ pack, context }: { pack: PackSubscription; context: FormatContext }) {
  const { url, version, next, group, precedence, parked, checkedAt, nextCheckAt } = pack;
  const time = (at: EpochMs | null): string => (at === null ? 'never' : formatDayTime(at, context));
  const facts: [string, string][] = [
    ['Precedence', precedence === null ? 'none: it has no version in use' : precedenceText(precedence)],
    ...fact(version, ({ publishedAt, expiresAt }) => [
      'Version',
      `published ${formatDay(publishedAt, context)}, good until ${formatDay(expiresAt, context)}`,
    ]),
    ...fact(next, ({ version: number, from }) => [
      'Newer version',
      from === null ? `${number}` : `${number}, from ${formatDayTime(from, context)}`,
    ]),
    ...fact(parked, ({ rules, until }) => [
      'Old findings',
      `of ${plural(rules, 'new or changed rule')} parked until ${formatDay(until, context)}`,
    ]),
    ['Signer’s fingerprint', fingerprintText(pack.keyId)],
    ...fact(group, (name) => ['Group', name]),
    ['From', url ?? 'files; choose newer ones to update it'],
    ['Last check', time(checkedAt)],
    ...fact(nextCheckAt, (at) => ['Next check', time(at)]),
  ];
  return (
    <dl class="pack-facts">
      {facts.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

const precedenceText = (place: number): string =>
  place === 1
    ? 'first: it decides about rules that other packs have too'
    : `${ordinal(place)}: it adds the rules that no pack above has`;

const ordinal = (place: number): string => ['', 'first', 'second', 'third'][place] ?? `${place}th`;

function fact<T>(value: T | null, text: (value: T) => [string, string]): [string, string][] {
  return value === null ? [] : [text(value)];
}
