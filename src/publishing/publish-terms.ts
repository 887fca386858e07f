import type { EpochMs } from '../record/types';
import type { RulePack } from '../rule-packs/schema';
import { isPublicKey } from '../signing/keys';
import type { ManifestTerms } from '../signing/sign-manifest';

/** What a publisher decides about a version, as it is typed: empty texts stand for nothing asked. */
export interface PublishForm {
  /** Days. */
  expiresIn: string;
  /** Names, by commas; empty: for all. */
  groups: string;
  /** Of a hundred browsers, from the start of a day in UTC on. */
  stages: { percent: string; from: string }[];
  /** Day and time in UTC, "2026-11-30T08:00"; empty: at once. */
  activateAt: string;
  /** Days for which older findings of new and changed rules are put aside. */
  parkDays: string;
  nextKey: string;
}

export const EMPTY_FORM: PublishForm = {
  expiresIn: '90',
  groups: '',
  stages: [],
  activateAt: '',
  parkDays: '',
  nextKey: '',
};

export type ReadTerms = { ok: true; terms: ManifestTerms } | { ok: false; problems: string[] };

const DAY_MS = 86_400_000;
const GROUP = /^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/;
const MOST = { groups: 50, stages: 10, expiry: 3650, parked: 365 } as const;

/** The manifest's terms of a pack, never good beyond the pack's own end. Pure. */
export function readTerms(
  form: PublishForm,
  pack: Pick<RulePack, 'id' | 'version' | 'expiresAt'>,
  now: EpochMs,
): ReadTerms {
  const problems: string[] = [];
  const days = whole(form.expiresIn, 'Good for', 1, MOST.expiry, problems);
  const parkExistingDays = form.parkDays.trim()
    ? whole(form.parkDays, 'Park old findings', 1, MOST.parked, problems)
    : null;
  const groups = groupsOf(form.groups, problems);
  const stages = stagesOf(form.stages, problems);
  const activateAt = momentOf(form.activateAt, 'Use from', problems);
  const nextKey = form.nextKey.trim();
  if (nextKey && !isPublicKey(nextKey))
    problems.push('The next key is no public key: it has 43 letters, digits, “-” and “_”. Copy it again.');
  const end = pack.expiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(pack.expiresAt);
  if (end <= now) problems.push(`The pack ended on ${pack.expiresAt}. Set a later “expiresAt” in it.`);
  const expiresAt = Math.min(now + (days ?? 0) * DAY_MS, end);
  if (activateAt !== null && activateAt >= expiresAt)
    problems.push(
      'It would be over before it is used. Choose an earlier “Use from”, or let it be good for longer.',
    );
  if (problems.length > 0) return { ok: false, problems };
  const audience = {
    ...(groups.length > 0 && { groups }),
    ...(stages.length > 0 && { stages }),
  };
  return {
    ok: true,
    terms: {
      packId: pack.id,
      version: pack.version,
      publishedAt: iso(now),
      expiresAt: iso(expiresAt),
      ...(activateAt !== null && { activateAt: iso(activateAt) }),
      ...(Object.keys(audience).length > 0 && { audience }),
      ...(parkExistingDays !== null && { parkExistingDays }),
      ...(nextKey && { nextKey }),
    },
  };
}

const iso = (at: EpochMs): string => new Date(at).toISOString();

function whole(text: string, name: string, least: number, most: number, problems: string[]): number | null {
  const value = Number(text.trim());
  if (text.trim() && Number.isInteger(value) && value >= least && value <= most) return value;
  problems.push(`“${name}” is “${text}”. Write whole days from ${least} to ${most}.`);
  return null;
}

function groupsOf(text: string, problems: string[]): string[] {
  const groups = [
    ...new Set(
      text
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  ];
  for (const name of groups.filter((group) => !GROUP.test(group)))
    problems.push(
      `“${name}” can’t be a group. Use letters, digits, “-” and “_”, as in the line you hand out.`,
    );
  if (groups.length > MOST.groups) problems.push(`${groups.length} groups are more than ${MOST.groups}.`);
  return groups;
}

function stagesOf(stages: PublishForm['stages'], problems: string[]): { percent: number; from: string }[] {
  if (stages.length > MOST.stages) problems.push(`${stages.length} stages are more than ${MOST.stages}.`);
  const read = stages.map(({ percent, from }) => ({
    percent: Number(percent),
    at: Date.parse(`${from}T00:00:00Z`),
  }));
  for (const [index, { percent, at }] of read.entries())
    if (!Number.isInteger(percent) || percent < 1 || percent > 100 || Number.isNaN(at))
      problems.push(`Stage ${index + 1} needs a share from 1 to 100 and a day.`);
  const good = read.filter(({ at }) => !Number.isNaN(at)).sort((a, b) => a.at - b.at);
  if (good.some(({ percent }, index) => index > 0 && percent <= (good[index - 1]?.percent ?? 0)))
    problems.push('Each stage must reach more browsers than the one before it.');
  return problems.length > 0 ? [] : good.map(({ percent, at }) => ({ percent, from: iso(at) }));
}

function momentOf(text: string, name: string, problems: string[]): EpochMs | null {
  if (!text.trim()) return null;
  const at = Date.parse(`${text.trim()}:00Z`);
  if (!Number.isNaN(at)) return at;
  problems.push(`“${name}” is no day and time. Choose both, or leave it empty.`);
  return null;
}
