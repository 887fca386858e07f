import type { ConnectionView, Keep } from '../../contracts/connection-service';
import type { AccountReport } from '../../record/connection';

/** What the connections page can ask for. All reject with an error whose message says what to do. */
export interface OptionsActions {
  list(): Promise<ConnectionView[]>;
  /** Those that connect ask for access first, so they must be called right from a click. */
  connectHubspot(token: string, keep: Keep): Promise<AccountReport>;
  connectSalesforceSession(address: string, keep: Keep): Promise<AccountReport>;
  connectSalesforceOauth(address: string, clientId: string, keep: Keep): Promise<AccountReport>;
  test(connection: ConnectionView): Promise<AccountReport>;
  disconnect(connection: ConnectionView): Promise<void>;
  /** Gives the write scopes that are missing; null where the CRM does not tell. */
  setWrites(connection: ConnectionView, isOn: boolean): Promise<string[] | null>;
}

/** What came of the last thing that was asked for. */
export type Outcome =
  | { kind: 'none' }
  | { kind: 'busy'; text: string }
  | { kind: 'report'; report: AccountReport }
  | { kind: 'failure'; message: string };

export const NO_OUTCOME: Outcome = { kind: 'none' };

/** What is told of anything that was thrown. */
export const failureOf = (error: unknown): Outcome => ({
  kind: 'failure',
  message: error instanceof Error ? error.message : String(error),
});

/** Runs the work and tells each state of it; true when it went well. */
export async function track(
  work: () => Promise<AccountReport>,
  text: string,
  tell: (outcome: Outcome) => void,
): Promise<boolean> {
  tell({ kind: 'busy', text });
  try {
    tell({ kind: 'report', report: await work() });
    return true;
  } catch (error) {
    tell(failureOf(error));
    return false;
  }
}
