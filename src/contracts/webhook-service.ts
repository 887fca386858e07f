import * as z from 'zod/mini';
import { DOMAIN_EVENT_KINDS } from '../record/domain-event';
import type { EpochMs } from '../record/types';
import { CHANNEL_FORMATS, type ChannelTerms, type ToldOthers } from '../record/webhook';
import type { Keep } from './connection-service';
import type { Doors } from './runtime-rpc';

/** A channel as the options show it. Address and secret never leave the background; the host does. */
export interface ChannelView extends ChannelTerms {
  /** "pack:<pack>:<channel>", or "own:<uuid>". */
  id: string;
  isOn: boolean;
  /** Named by the pack that is in force. One that no pack names any more sends nothing. */
  isNamed: boolean;
  /** Null before an address was given, and where it was kept for the session that has ended. */
  host: string | null;
  keep: Keep | null;
  isSigned: boolean;
  lastSentAt: EpochMs | null;
  waiting: number;
  held: { problem: string; nextAt: EpochMs | null } | null;
  failed: { title: string; at: EpochMs; problem: string }[];
  failedCount: number;
}

/** What somebody agreed to. Address and secret: left out to keep those that are known. */
export interface ChannelForm extends ChannelTerms {
  id: string;
  keep: Keep;
  url?: string | undefined;
  /** Empty for none. */
  secret?: string | undefined;
}

/** Served by the background, which alone sends. Failures are errors whose message says what to do. */
export interface WebhookService {
  list(): Promise<ChannelView[]>;
  /** Keeps the channel and switches it on. The page has asked for access to the host before. */
  save(form: ChannelForm): Promise<void>;
  /** Switched off, nothing more goes out, and what waits is deleted. */
  setOn(id: string, isOn: boolean): Promise<void>;
  /** Forgets the channel with its address, its secret and its messages. Answers the origin if no other needs it. */
  remove(id: string): Promise<string | null>;
  /** Sends a message that says it is a test; null when it was received, else why not. */
  test(id: string): Promise<string | null>;
  /** What failed and what waits is sent now, with the same keys. */
  retry(id: string): Promise<void>;
  discard(id: string): Promise<void>;
  /** What others were told of the clocks of a record, by its key; null while no channel is on. */
  told(key: string): Promise<ToldOthers[] | null>;
}

const id = z.string().check(z.regex(/^(?:own:[\w-]{8,64}|pack:[\w-]{1,60}:[\w-]{1,60})$/));

const form = z.object({
  id,
  label: z.string().check(z.minLength(1), z.maxLength(80)),
  format: z.enum(CHANNEL_FORMATS),
  kinds: z.array(z.enum(DOMAIN_EVENT_KINDS)).check(z.minLength(1), z.maxLength(DOMAIN_EVENT_KINDS.length)),
  fromLevel: z.int().check(z.gte(1), z.lte(20)),
  share: z.enum(['names', 'ids']),
  keep: z.enum(['session', 'device']),
  url: z.optional(z.string().check(z.minLength(1), z.maxLength(2048))),
  secret: z.optional(z.string().check(z.maxLength(512))),
});

/** Parses the arguments of every call before the service sees them. */
export function webhookDoors(service: WebhookService): Doors<WebhookService> {
  return {
    list: () => service.list(),
    save: (args) => service.save(...z.tuple([form]).parse(args)),
    setOn: (args) => service.setOn(...z.tuple([id, z.boolean()]).parse(args)),
    remove: (args) => service.remove(...z.tuple([id]).parse(args)),
    test: (args) => service.test(...z.tuple([id]).parse(args)),
    retry: (args) => service.retry(...z.tuple([id]).parse(args)),
    discard: (args) => service.discard(...z.tuple([id]).parse(args)),
    told: (args) =>
      service.told(...z.tuple([z.string().check(z.minLength(1), z.maxLength(600))]).parse(args)),
  };
}
