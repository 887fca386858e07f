import type { LeadlightDatabase } from '../../database';
import { BUNDLED, NOW } from '../../testing/filled-store';
import { BackupError } from '../failure';

export const PASSPHRASE = 'correct horse battery';
/** The long form: every byte, and more random values. */
export const FULL = process.env.LEADLIGHT_FULL === '1';

/** What reading a backup is given. */
export const reading = (db: LeadlightDatabase, passphrase: string | null = null) => ({
  db,
  passphrase,
  crypto,
});

/** What restoring one is given. */
export const restoring = (passphrase: string | null = null) => ({
  passphrase,
  crypto,
  now: NOW,
  bundled: BUNDLED,
});

export const bytesOf = async (file: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.arrayBuffer());

/** Why a backup is refused. Throws when it is accepted, or fails for another reason. */
export async function faultOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => new Error('It was accepted.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BackupError)) throw error;
  return error.fault;
}
