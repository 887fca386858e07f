import * as z from 'zod/mini';
import type { HandoffAnswer, HandoffView } from '../record/handoff';
import type { RecordIdentity } from '../record/types';
import { identityShape } from './identity-shape';
import type { Doors } from './runtime-rpc';

/** What the rep has answered; the record and the id are the store's. */
export type GivenAnswer = Omit<HandoffAnswer, 'id' | 'key'>;

/** Served by the background, which owns what is kept of handoffs. Every call may be retried. */
export interface HandoffService {
  /** The handoff of a record as it is stored, with the tasks of its stage. */
  view(identity: RecordIdentity): Promise<HandoffView>;
  /** Keeps an answer. Given again for the same handoff it takes the first one's place. */
  keep(identity: RecordIdentity, answer: GivenAnswer): Promise<HandoffView>;
  /** Takes back the answer of a handoff that is kept here; the CRM is not touched. */
  takeBack(identity: RecordIdentity, cycle: string): Promise<HandoffView>;
}

const text = (max: number) => z.string().check(z.maxLength(max));
const cycle = z.string().check(z.regex(/^[\w-]{1,40}$/));
const days = z.optional(z.int().check(z.gte(1), z.lte(3650)));

const code = z.object({
  id: text(60),
  label: text(80),
  action: z.enum(['nurture', 'archive', 'recycle']),
  recycleAfterDays: days,
  recycleBefore: z.optional(text(80)),
  scoreAgain: z.optional(text(80)),
});

const answer = z.object({
  cycle,
  answer: z.enum(['accepted', 'rejected']),
  at: z.int(),
  code: z.nullable(code),
  returnsOn: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  stated: z.array(z.object({ label: text(255), value: text(500) })).check(z.maxLength(10)),
  place: z.enum(['crm', 'here']),
});

/** Parses the arguments of every call before the service sees them. */
export function handoffDoors(service: HandoffService): Doors<HandoffService> {
  return {
    view: (args) => service.view(...z.tuple([identityShape]).parse(args)),
    keep(args) {
      const [of, given] = z.tuple([identityShape, answer]).parse(args);
      return service.keep(of, { ...given, code: given.code && withoutGaps(given.code) });
    },
    takeBack: (args) => service.takeBack(...z.tuple([identityShape, cycle]).parse(args)),
  };
}

/** Members that are left out stay left out. */
function withoutGaps({ recycleAfterDays, recycleBefore, scoreAgain, ...rest }: z.infer<typeof code>) {
  return {
    ...rest,
    ...(recycleAfterDays !== undefined && { recycleAfterDays }),
    ...(recycleBefore !== undefined && { recycleBefore }),
    ...(scoreAgain !== undefined && { scoreAgain }),
  };
}
