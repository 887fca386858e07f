import * as z from 'zod/mini';
import type {
  ChosenFile,
  PackStanding,
  PackSubscription,
  SubscriptionPreview,
} from '../record/pack-subscription';
import type { Doors } from './runtime-rpc';

export type { PackState, PackSubscription } from '../record/pack-subscription';

/**
 * Served by the background, which fetches published packs. All calls are idempotent. They reject
 * with a SubscriptionError whose message is for the user; trouble with an address or a signature is
 * no error but the state of the subscription. Ask `requestPackHost` first, in the user's click.
 */
export interface PackService {
  /** Where a pasted text leads and whose signature will count, for the user to confirm. Fetches nothing. */
  preview(text: string): Promise<SubscriptionPreview>;
  /** The same for the files of a signed folder: the manifest, the pack, and public-key.txt. */
  previewFiles(files: ChosenFile[]): Promise<SubscriptionPreview>;
  /** Follows the pack of a pasted text and looks at it once. */
  subscribe(text: string): Promise<PackSubscription>;
  /** Takes a pack from files; newer ones come the same way. */
  subscribeFiles(files: ChosenFile[]): Promise<PackSubscription>;
  /** Which packs and rules judge, in their precedence. */
  standing(): Promise<PackStanding>;
  /** The text of a file for support, without addresses beyond their host and without anything of a record. */
  report(): Promise<string>;
  subscriptions(): Promise<PackSubscription[]>;
  /** Looks at its address now, whenever its turn would be. */
  syncNow(id: string): Promise<PackSubscription>;
  /** Forgets it with its versions; the next subscription's pack or the bundled one judges. */
  unsubscribe(id: string): Promise<void>;
  /** Back to the version before; the newer one is not used again until `useNewest` or a newer one. */
  rollBack(id: string): Promise<PackSubscription>;
  useNewest(id: string): Promise<PackSubscription>;
}

const text = z.string().check(z.minLength(1), z.maxLength(4000));
const id = z.string().check(z.regex(/^[0-9a-f]{16}$/));
const byId = z.tuple([id]);
/** As many as a signed folder has, and some more that were marked with them. */
const files = z
  .array(
    z.strictObject({
      name: z.string().check(z.maxLength(300)),
      text: z.string().check(z.maxLength(2_000_000)),
    }),
  )
  .check(z.minLength(1), z.maxLength(20));
const byFiles = z.tuple([files]);

/** Parses the arguments of every call before the service sees them. */
export function packDoors(packs: PackService): Doors<PackService> {
  return {
    preview: (args) => packs.preview(...z.tuple([text]).parse(args)),
    previewFiles: (args) => packs.previewFiles(...byFiles.parse(args)),
    subscribeFiles: (args) => packs.subscribeFiles(...byFiles.parse(args)),
    standing: () => packs.standing(),
    report: () => packs.report(),
    subscribe: (args) => packs.subscribe(...z.tuple([text]).parse(args)),
    subscriptions: () => packs.subscriptions(),
    syncNow: (args) => packs.syncNow(...byId.parse(args)),
    unsubscribe: (args) => packs.unsubscribe(...byId.parse(args)),
    rollBack: (args) => packs.rollBack(...byId.parse(args)),
    useNewest: (args) => packs.useNewest(...byId.parse(args)),
  };
}
