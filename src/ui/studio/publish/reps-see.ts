import { joinWords, plural } from '../../../record/format';
import type { Manifest } from '../../../signing/manifest';

/** What a version's terms mean for those who follow it, a sentence each. */
export function repsSee({
  version,
  expiresAt,
  activateAt,
  audience,
  parkExistingDays,
  rollbackOf,
  nextKey,
}: Manifest): string[] {
  const { groups, stages } = audience ?? {};
  return [
    activateAt === undefined
      ? `Open tabs judge by version ${version} as soon as their browser has fetched it, without a reload.`
      : `Browsers fetch version ${version} before, and use it from ${minute(activateAt)} on.`,
    ...(groups
      ? [`Only browsers that follow as ${joinWords(groups)} use it; others keep what they have.`]
      : []),
    ...(stages
      ? [
          `It reaches ${joinWords(stages.map(({ percent, from }) => `${percent}% from ${from.slice(0, 10)}`))}.`,
        ]
      : []),
    ...(parkExistingDays === undefined
      ? []
      : [
          `For ${plural(parkExistingDays, 'day')}, what new and changed rules find on older records is folded as parked.`,
        ]),
    ...(rollbackOf === undefined ? [] : [`It takes version ${rollbackOf} back.`]),
    ...(nextKey === undefined ? [] : ['Browsers that take it also trust the next key.']),
    `From ${expiresAt.slice(0, 10)} on they are told that it has expired, and go on using it.`,
  ];
}

const minute = (iso: string): string => `${new Date(iso).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
