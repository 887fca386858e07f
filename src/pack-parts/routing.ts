import * as z from 'zod/mini';
import { conditionSchema } from '../conditions/condition';
import { fieldName, id, label, minutes, text } from './common';

/** `YYYY-MM-DD`; both days belong to it. Checked with the rest: check-routing.ts. */
const day = z.string().check(z.maxLength(10));
const names = z.array(label).check(z.maxLength(60));
const ids = z.array(id).check(z.maxLength(60));

/** Who waits for the records that nobody can take, and how long at most. */
const queue = z.strictObject({ label, slaMinutes: minutes });

const team = z.strictObject({ id, label, queue: z.optional(queue) });

/** Somebody who gets records, and when not. */
export const routingPersonSchema = z.strictObject({
  id,
  /** As the CRM shows the owner's name. */
  label,
  /** Other names that the CRM shows for the same person; letters and digits count only. */
  aliases: z.optional(names),
  team: z.optional(id),
  /** Most records by routing between two resets; left out: no limit. 0: takes none now. */
  capacity: z.optional(z.int().check(z.gte(0), z.lte(100_000))),
  /** Closed against quota, in percent. */
  quotaAttainment: z.optional(z.number().check(z.gte(0), z.lte(1000))),
  skills: z.optional(names),
  languages: z.optional(names),
  /** Ids of the territories that this person owns. */
  territories: z.optional(ids),
  pto: z.optional(z.array(z.strictObject({ from: day, to: day })).check(z.maxLength(60))),
});

const account = z.strictObject({
  id,
  label,
  /** E-mail domains, e.g. "example.com". */
  domains: z.array(text(120)).check(z.maxLength(40)),
  /** Whether "eu.example.com" belongs to "example.com" too; left out: yes. */
  subdomains: z.optional(z.boolean()),
  /** Company names; the label counts as one. */
  names: z.optional(names),
  /** Id of the person who owns the account. */
  owner: z.optional(id),
});

/** Named accounts of one importance and how fast they are answered (domain.md § 4). One of the two times. */
const tier = z.strictObject({
  tier: z.int().check(z.gte(1), z.lte(9)),
  slaMinutes: z.optional(minutes),
  /** 0: the same business day. */
  slaBusinessDays: z.optional(z.int().check(z.gte(0), z.lte(30))),
  accounts: z.array(account).check(z.maxLength(2000)),
});

const target = z.discriminatedUnion('method', [
  /** To the next one in turn, of one team or of all. */
  z.strictObject({ method: z.literal('roundRobin'), team: z.optional(id), slaMinutes: z.optional(minutes) }),
  /** To the owner of the territory that the record lies in; in turn where several share it. */
  z.strictObject({ method: z.literal('territory'), slaMinutes: z.optional(minutes) }),
  /** To the owner of the named account. */
  z.strictObject({ method: z.literal('account'), slaMinutes: z.optional(minutes) }),
  /** In turn among those who have every skill and language that the record asks for. */
  z.strictObject({
    method: z.literal('skill'),
    team: z.optional(id),
    needs: z.array(z.enum(['complexity', 'productLine', 'language'])).check(z.minLength(1), z.maxLength(3)),
    slaMinutes: z.optional(minutes),
  }),
  /** To one person; left out: to the owner that the record has already. */
  z.strictObject({ method: z.literal('owner'), person: z.optional(id), slaMinutes: z.optional(minutes) }),
  z.strictObject({ method: z.literal('queue'), team: z.optional(id), slaMinutes: z.optional(minutes) }),
]);

/** One branch of the tree. It is taken where `when` and `match` both hold; without either, always. */
const branch = z.strictObject({
  id,
  label,
  when: z.optional(conditionSchema),
  match: z.optional(z.enum(['namedAccount', 'buyingCommittee', 'territory'])),
  /** For `namedAccount`: these tiers only. */
  tiers: z.optional(z.array(z.int().check(z.gte(1), z.lte(9))).check(z.minLength(1), z.maxLength(9))),
  to: target,
});

const territory = z.strictObject({ id, label, when: conditionSchema });

/**
 * Who gets a new record: the first branch that holds decides, else the fallback (domain.md § 4).
 * Exact meanings: src/routing.
 */
export const routingSchema = z.strictObject({
  /** IANA zone of days off and of the reset. */
  zone: z.string().check(z.minLength(1), z.maxLength(64)),
  /** When turns and capacities start anew: on Mondays, or on the first of the month. */
  resets: z.enum(['weekly', 'monthly']),
  /** What a branch does that can't be judged: `skip` goes on to the next one, `hold` stops. */
  unknown: z.enum(['skip', 'hold']),
  /** Whether somebody ahead of quota gets more turns or fewer; left out: all get the same. */
  attainment: z.optional(z.enum(['more', 'less', 'same'])),
  /** What an equal company name does without a matching domain; left out: it is only suggested. */
  accountNames: z.optional(z.enum(['suggest', 'match'])),
  /** The pack's names of the fields it reads. */
  fields: z.strictObject({
    email: z.optional(fieldName),
    company: z.optional(fieldName),
    owner: z.optional(fieldName),
    complexity: z.optional(fieldName),
    productLine: z.optional(fieldName),
    language: z.optional(fieldName),
  }),
  teams: z.array(team).check(z.maxLength(60)),
  people: z.array(routingPersonSchema).check(z.maxLength(2000)),
  accountTiers: z.optional(z.array(tier).check(z.maxLength(9))),
  /** The first one that holds is the record's. */
  territories: z.optional(z.array(territory).check(z.maxLength(300))),
  /** Contacts of one account for which `engagedWhen` holds; left out: three. */
  buyingCommittee: z.optional(
    z.strictObject({
      contacts: z.optional(z.int().check(z.gte(2), z.lte(50))),
      engagedWhen: conditionSchema,
    }),
  ),
  branches: z.array(branch).check(z.maxLength(60)),
  /** Who gets what no branch decides; without a person, or while that one is away, the queue does. */
  fallback: z.optional(z.strictObject({ person: z.optional(id), queue })),
});

export type PackRoutingPerson = z.infer<typeof routingPersonSchema>;
export type PackRoutingTeam = z.infer<typeof team>;
export type PackNamedAccount = z.infer<typeof account>;
export type PackAccountTier = z.infer<typeof tier>;
export type PackTerritory = z.infer<typeof territory>;
export type PackRoutingTarget = z.infer<typeof target>;
export type PackRoutingBranch = z.infer<typeof branch>;
export type PackRouting = z.infer<typeof routingSchema>;
