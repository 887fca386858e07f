import { targetLimits } from '../../metrics/target-ranges';
import { ruleKind } from '../../rule-kinds';
import { type FindFix, indexesOf, removal, setting } from './fix';

export const issuedNow: FindFix = (_pack, { path }, { now }) =>
  setting('Set it to now', path, new Date(now).toISOString());

/** The objects that the kind of rule judges. */
export const objectsOfKind: FindFix = ({ rules }, { path }) => {
  const rule = rules[indexesOf(path)[0] ?? -1];
  const kind = rule && ruleKind(rule.kind);
  if (!rule || !kind) return null;
  const kept = rule.appliesTo.filter((object) => kind.appliesTo.includes(object));
  const objects = kept.length > 0 ? kept : kind.appliesTo;
  return setting(`Apply it to each ${objects.join(' and ')}`, path, [...objects]);
};

/** Unless nobody would be warned of anything any more. */
export const switchedOff: FindFix = ({ rules }, { path }) => {
  const own = indexesOf(path)[0];
  return rules.some(({ mode }, index) => mode === 'live' && index !== own)
    ? setting('Switch the rule off', path.replace(/\.kind$/, '.mode'), 'off')
    : null;
};

export const tellManager: FindFix = (_pack, { path }) => ({
  label: 'Tell the manager when it is missed',
  edits: [{ do: 'insert', path, at: 0, value: { label: 'Manager told', to: 'manager', afterDueMinutes: 0 } }],
});

/** Only where it stands beside another start: what else should start the clock its author knows. */
export const otherStarts: FindFix = ({ slas }, { path }) => {
  const at = indexesOf(path)[0] ?? -1;
  const sla = slas[at];
  const index = sla?.alsoStartedBy?.indexOf(sla.stop) ?? -1;
  return sla && index >= 0 && sla.start !== sla.stop
    ? removal('Let it not start with its own end', `slas[${at}].alsoStartedBy[${index}]`)
    : null;
};

export const addQueue: FindFix = () => ({
  label: 'Add a queue for them',
  edits: [{ do: 'set', path: 'routing.fallback', value: { queue: { label: 'Unassigned', slaMinutes: 60 } } }],
});

export const theOnlyTeam: FindFix = ({ routing }, { path }) => {
  const [team, other] = routing?.teams ?? [];
  return team && !other ? setting(`Put them into “${team.label}”`, `${path}.team`, team.id) : null;
};

/** A team that nothing else names. */
export const unusedTeam: FindFix = ({ routing, calendars, quotas }, { path }) => {
  const team = routing?.teams[indexesOf(path)[0] ?? -1];
  if (!team || (routing?.teams.length ?? 0) < 2) return null;
  const named = [
    ...(routing?.branches ?? []).map(({ to }) => ('team' in to ? to.team : undefined)),
    ...(calendars?.list ?? []).flatMap(({ teams = [] }) => teams),
    ...(quotas ?? []).map((quota) => quota.team),
  ];
  return named.includes(team.id) || named.includes(team.label) ? null : removal('Take the team out', path);
};

export const asPercent: FindFix = ({ routing }, { path }) => {
  const share = routing?.people[indexesOf(path)[0] ?? -1]?.quotaAttainment;
  if (share === undefined) return null;
  const percent = Math.round(share * 1000) / 10;
  return setting(`Write ${percent}%`, path, percent);
};

/** In front, as what is named is narrower than what comes after it. */
export const askForIt: FindFix = ({ routing }, { path }) => {
  const isTerritory = path.endsWith('.territories');
  const [id, label] = isTerritory ? ['territory', 'By territory'] : ['named-account', 'Named accounts'];
  if (routing?.branches.some((branch) => branch.id === id)) return null;
  const value = isTerritory
    ? { id, label, match: 'territory', to: { method: 'territory' } }
    : { id, label, match: 'namedAccount', to: { method: 'account' } };
  return {
    label: 'Add a branch for it',
    edits: [{ do: 'insert', path: 'routing.branches', at: 0, value }],
  };
};

export const notAfterInactive: FindFix = ({ hygiene }, { path }) => {
  const months = hygiene?.inactiveMonths ?? 12;
  return setting(`Set it to ${months} months`, path, months);
};

/** A share that was written in percent; both ends at once, so that they stay in their order. */
export const asShares: FindFix = ({ targets = [] }, { path }) => {
  const target = targets[indexesOf(path)[0] ?? -1];
  if (!target || targetLimits(target.metric).most !== 1) return null;
  const ends = [target.low, target.high].filter((end) => end !== undefined);
  const share = (end: number): number => (end > 1 ? end / 100 : end);
  if (ends.some((end) => end < 0 || end > 100)) return null;
  const { metric, low, high } = target;
  const shares = {
    metric,
    ...(low !== undefined && { low: share(low) }),
    ...(high !== undefined && { high: share(high) }),
  };
  return setting(`Write ${ends.map(share).join(' to ')}`, path, shares);
};
