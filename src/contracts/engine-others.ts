import { recordKey } from '../record/record-key';
import type { RecordIdentity } from '../record/types';
import type { EngineClient, OthersClient } from './engine-client';
import type { StoreService } from './store-service';

/** Tells the engine what its rules ask of the other records of this one's org; true when that was news. */
export async function tellOf(
  engine: OthersClient,
  store: Pick<StoreService, 'otherRecords'>,
  { crm, org, object }: Pick<RecordIdentity, 'crm' | 'org' | 'object'>,
): Promise<boolean> {
  const wanted = await engine.othersWanted({ crm, org, object });
  if (!wanted) return false;
  return engine.addOthers({ crm, org }, await store.otherRecords({ crm, org }, wanted));
}

/**
 * The engine, told of the other records of this device where the pack's rules ask for them. A page is
 * judged first without waiting; once for each record and pack the store is asked, and `onChange`
 * says that there is something to judge anew by.
 */
export function tellOthers(
  engine: EngineClient & OthersClient,
  options: { store: Pick<StoreService, 'otherRecords'>; onChange(): void },
): EngineClient {
  let asked = '';

  async function tell(identity: RecordIdentity): Promise<void> {
    if (await tellOf(engine, options.store, identity)) options.onChange();
  }

  return {
    ...engine,
    async assessPage(reading, known, context) {
      const result = await engine.assessPage(reading, known, context);
      const { identity, pack } = result.assessment;
      const question = `${recordKey(identity)} ${pack.id} ${pack.version}`;
      if (question === asked) return result;
      asked = question;
      void tell(identity).catch(() => {
        // The rules stay unknown, as they are; the next reading asks again.
        if (asked === question) asked = '';
      });
      return result;
    },
  };
}
