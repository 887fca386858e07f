import type { FormatContext } from '../../../record/format';
import type { EpochMs } from '../../../record/types';
import type { Bytes } from '../../../signing/bytes';
import type { PublishedEntry } from '../../../store/publish-log';
import type { StoredSigningKey } from '../../../store/signing-keys';

/** What the publish panel needs of its surroundings. */
export interface PublishDeps {
  now(): EpochMs;
  context: FormatContext;
  subtle: SubtleCrypto;
  random(length: number): Bytes;
  appVersion: string;
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** Asks whether Leadlight may reach the host; call it first thing in a click. */
  requestHost(url: string): Promise<boolean>;
  /** Offers a file to the browser's downloads. */
  save(name: string, bytes: Bytes): void;
  /** Asks for a folder and writes the files into it in this order; null where the browser can't. */
  saveToFolder: ((files: readonly { name: string; bytes: Bytes }[]) => Promise<void>) | null;
  keys: {
    list(): Promise<StoredSigningKey[]>;
    keep(key: StoredSigningKey): Promise<void>;
    forget(keyId: string): Promise<void>;
  };
  log: {
    of(packId: string): Promise<PublishedEntry[]>;
    add(entry: Omit<PublishedEntry, 'seq'>): Promise<number>;
    note(seq: number, outcome: Pick<PublishedEntry, 'to' | 'isVerified'>): Promise<void>;
  };
}
