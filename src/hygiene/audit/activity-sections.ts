import { knownInstant, knownValue } from '../../conditions/read-field';
import { formatDay, plural } from '../../record/format';
import type { AssessContext, CrmRecord, EpochMs } from '../../record/types';
import { isActivityComplete, type LastActivity, lastActivity } from '../activity';
import { emailParts } from '../keys/email';
import type { HygienePolicy } from '../policy';
import { isOnOrBefore, monthsAgo } from './months-ago';
import { type AuditEntry, type AuditSection, auditEntry } from './section';

type Judged = { is: true; says: string } | { is: false } | { is: 'unknown' };

/** Records with no activity for so many months: none since then, or none at all since they were created. */
export function inactiveSection(
  records: readonly CrmRecord[],
  policy: HygienePolicy,
  context: AssessContext,
): AuditSection {
  const span = plural(policy.inactiveMonths, 'month');
  return section(records, (record) => isQuiet(record, policy.inactiveMonths, policy, context), {
    id: 'inactive',
    label: `No activity in ${span}`,
    definition: `Leads and contacts whose last activity is ${span} ago or more, or that never had one and were created before that.`,
  });
}

/** Addresses to which mail may not arrive: known not to, or without activity for so many months. */
export function deliverabilitySection(
  records: readonly CrmRecord[],
  policy: HygienePolicy,
  context: AssessContext,
): AuditSection {
  const span = plural(policy.staleContactMonths, 'month');
  return section(records, (record) => mayBounce(record, policy, context), {
    id: 'deliverability',
    label: 'Mail may not arrive',
    definition: `Leads and contacts with an e-mail address that can’t be one, that mail is known not to reach, or without activity for ${span}.`,
  });
}

function mayBounce(record: CrmRecord, policy: HygienePolicy, context: AssessContext): Judged {
  const email = knownValue(record, 'email', 'text');
  if (email.state === 'unknown') return { is: 'unknown' };
  if (email.state === 'empty') return { is: false };
  if (!emailParts(String(email.value))) return { is: true, says: 'not an e-mail address' };
  const isUndeliverable = policy.undeliverable?.truth(record, context) ?? false;
  if (isUndeliverable === true) return { is: true, says: 'mail is known not to arrive' };
  const quiet = isQuiet(record, policy.staleContactMonths, policy, context);
  return quiet.is === false && isUndeliverable === 'unknown' ? { is: 'unknown' } : quiet;
}

function isQuiet(record: CrmRecord, months: number, policy: HygienePolicy, context: AssessContext): Judged {
  const limit = monthsAgo(months, context);
  if (limit === null) return { is: 'unknown' };
  const activity = lastActivity(record, policy);
  const at = activity.state === 'known' ? activity.at : createdAt(record);
  if (activity.state === 'unknown' || at === null) return { is: 'unknown' };
  if (!isOnOrBefore(at, limit, context)) return { is: false };
  if (!isActivityComplete(record, policy)) return { is: 'unknown' };
  return { is: true, says: quietText(activity, at, context) };
}

const createdAt = (record: CrmRecord): EpochMs | null => knownInstant(record, 'createdAt')?.earliest ?? null;

const quietText = ({ state }: LastActivity, at: EpochMs, context: AssessContext): string =>
  state === 'known'
    ? `last activity ${formatDay(at, context)}`
    : `no activity since it was created ${formatDay(at, context)}`;

function section(
  records: readonly CrmRecord[],
  judge: (record: CrmRecord) => Judged,
  head: Pick<AuditSection, 'id' | 'label' | 'definition'>,
): AuditSection {
  const list: AuditEntry[] = [];
  let unknown = 0;
  for (const record of records) {
    const judged = judge(record);
    if (judged.is === 'unknown') unknown += 1;
    if (judged.is === true) list.push(auditEntry(record, judged.says));
  }
  return { ...head, count: list.length, of: records.length - unknown, unknown, rows: [], list };
}
