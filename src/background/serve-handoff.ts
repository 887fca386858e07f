import { type HandoffService, handoffDoors } from '../contracts/handoff-service';
import { serveRuntime } from '../contracts/runtime-rpc';
import { type HandoffView, NO_HANDOFF } from '../record/handoff';
import { recordKey } from '../record/record-key';
import type { EpochMs, RecordIdentity } from '../record/types';
import type { LeadlightDatabase } from '../store/database';
import { keepAnswer, newestAnswer, takeAnswerBack } from '../store/handoffs';
import type { AutomationsInForce } from './pack-automations';

export interface HandoffOptions {
  db: LeadlightDatabase;
  automations: AutomationsInForce;
  now(): EpochMs;
  /** The record's clocks are to be judged anew. */
  onChange(): void;
}

/** The handoffs of stored records. Nothing is ever sent to a CRM from here. */
export function createHandoffs({ db, automations, now, onChange }: HandoffOptions): HandoffService {
  async function view(identity: RecordIdentity): Promise<HandoffView> {
    const key = recordKey(identity);
    const [compiled, stored, kept] = await Promise.all([
      automations(),
      db.records.get(key),
      newestAnswer(db, key),
    ]);
    if (!compiled || !stored) return { ...NO_HANDOFF, kept };
    return compiled.view(stored.record, kept, now());
  }

  return {
    view,
    async keep(identity, given) {
      const key = recordKey(identity);
      const [compiled, stored] = await Promise.all([automations(), db.records.get(key)]);
      const answer = { ...given, key, id: `${key} ${given.cycle}` };
      const event = compiled && stored ? compiled.answerEvent(stored.record, answer) : null;
      await keepAnswer(db, answer, event);
      onChange();
      return view(identity);
    },
    async takeBack(identity, cycle) {
      await takeAnswerBack(db, `${recordKey(identity)} ${cycle}`);
      onChange();
      return view(identity);
    },
  };
}

/** Register it synchronously, like every service. */
export const serveHandoffs = (options: HandoffOptions): void =>
  serveRuntime('handoffs', handoffDoors(createHandoffs(options)));
