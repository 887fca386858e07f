import type { ConnectionView } from '../../contracts/connection-service';
import type { CrmDescription } from '../../record/crm-description';
import type { Crm, EpochMs } from '../../record/types';
import type { RulePack } from '../../rule-packs/schema';
import type { LeadlightDatabase } from '../../store/database';
import type { DraftHead } from '../../store/drafts';
import type { CheckText } from './model/check-apart';
import type { DraftShelf } from './model/draft-session';
import type { DraftStash } from './model/draft-stash';

/** What the studio asks of the store and the background. All reject with errors whose message says what to do. */
export interface StudioActions {
  shelf: DraftShelf;
  stash: DraftStash;
  drafts(): Promise<DraftHead[]>;
  remove(id: string): Promise<void>;
  connections(): Promise<ConnectionView[]>;
  /** An account by its API: some calls, nothing is kept. */
  describe(crm: Crm, org: string): Promise<CrmDescription>;
  /** Accounts as the stored records show them. */
  described(): Promise<CrmDescription[]>;
  /** What the parser and lint say of a text, apart from the page. */
  check: CheckText;
  db: LeadlightDatabase;
  active: RulePack;
  /** Every pack that comes with Leadlight. */
  bundled: readonly RulePack[];
  clock(): EpochMs;
  newId(): string;
  context: { zone: string; locale: string };
}
