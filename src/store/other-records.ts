import {
  isPersonKind,
  MOST_OTHERS,
  type OrgRef,
  type OtherRecord,
  type OtherRecords,
  type OthersWanted,
} from '../record/others';
import type { CrmRecord, FieldReading } from '../record/types';
import { baselinesBy } from './counted-baselines';
import type { LeadlightDatabase } from './database';
import { notSamePairs } from './hygiene-marks';

/** No address, name or number is longer; what is, is left out, which rules take as not known. */
const LONGEST_TEXT = 300;

/** What is stored of the other records of an org, as far as it is asked for. */
export async function otherRecords(
  db: LeadlightDatabase,
  of: OrgRef,
  wanted: OthersWanted,
): Promise<OtherRecords> {
  const oldest = await db.records.orderBy('asOf').first();
  const records = wanted.fields.length > 0 ? await contactsOf(db, of, wanted) : [];
  const notSame = await notSamePairs(db, of);
  return {
    records,
    oldest: oldest?.asOf ?? null,
    ...(notSame.length > 0 && { notSame }),
    ...(wanted.history !== undefined && { baselines: await baselinesBy(db, of, wanted.history) }),
  };
}

/**
 * The leads and contacts that earlier visits left, with the fields asked for only. They are handed over one by one,
 * so that the whole records are never in memory together.
 */
async function contactsOf(
  db: LeadlightDatabase,
  { crm, org }: OrgRef,
  { fields, since }: OthersWanted,
): Promise<OtherRecord[]> {
  const records: OtherRecord[] = [];
  await db.records
    .where('asOf')
    .aboveOrEqual(since ?? Number.NEGATIVE_INFINITY)
    .reverse()
    .filter(({ record: { identity }, goneSince }) => {
      if (goneSince !== undefined) return false;
      return identity.crm === crm && identity.org === org && isPersonKind(identity.object);
    })
    .limit(MOST_OTHERS)
    .each(({ record, asOf }) => {
      records.push({ identity: record.identity, title: record.title, asOf, fields: picked(record, fields) });
    });
  return records;
}

function picked({ fields }: CrmRecord, names: readonly string[]): Record<string, FieldReading> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const reading = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return reading && !isLong(reading) ? [[name, reading]] : [];
    }),
  );
}

const isLong = (reading: FieldReading): boolean =>
  reading.state === 'value' && reading.text.length > LONGEST_TEXT;
