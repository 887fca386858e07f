import type { EngineClient, OthersClient } from '../../contracts/engine-client';
import { tellOf } from '../../contracts/engine-others';
import type { Assessment } from '../../record/assessment';
import type { OrgRef, OthersWanted } from '../../record/others';
import type { AssessContext, CrmRecord, RecordIdentity } from '../../record/types';
import type { LeadlightDatabase } from '../../store/database';
import { otherRecords } from '../../store/other-records';

type Kind = Pick<RecordIdentity, 'crm' | 'org' | 'object'>;

/** Stored records before the engine, with the other leads and contacts of this device that rules compare them with. */
export interface StoredJudge {
  /** Tells the engine of the others; without them their rules are unknown, as they are. True when that was news. */
  prepare(records: readonly CrmRecord[]): Promise<boolean>;
  /** The duplicate rule keeps marked pairs apart: for the sidebars too, which share the engine. */
  tellOfMarks(account: OrgRef): Promise<void>;
  judge(record: CrmRecord): Promise<Assessment>;
}

export function storedJudge(options: {
  db: LeadlightDatabase;
  engine(): Promise<Pick<EngineClient, 'assessRecord'> & OthersClient>;
  context(): AssessContext;
}): StoredJudge {
  const { db, engine, context } = options;
  const store = { otherRecords: (of: OrgRef, wanted: OthersWanted) => otherRecords(db, of, wanted) };

  async function tellAll(kinds: readonly Kind[]): Promise<boolean> {
    const client = await engine();
    let isNews = false;
    for (const kind of kinds) isNews = (await tellOf(client, store, kind).catch(() => false)) || isNews;
    return isNews;
  }

  function prepare(records: readonly CrmRecord[]): Promise<boolean> {
    const kinds = new Map(
      records.map(({ identity: { crm, org, object } }) => [`${crm} ${org} ${object}`, { crm, org, object }]),
    );
    return tellAll([...kinds.values()]);
  }

  return {
    prepare,
    async tellOfMarks(account) {
      await tellAll([
        { ...account, object: 'lead' },
        { ...account, object: 'contact' },
      ]);
    },
    /** At once, which gets over an engine that hangs; once more when the others make a difference. */
    async judge(record) {
      const { assessRecord } = await engine();
      const first = await assessRecord(record, context());
      return (await prepare([record])) ? assessRecord(record, context()) : first;
    },
  };
}
