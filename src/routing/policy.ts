import type { Condition } from '../conditions/condition';
import type { FieldTest } from '../conditions/field-test';
import type {
  PackNamedAccount,
  PackRouting,
  PackRoutingBranch,
  PackRoutingPerson,
  PackRoutingTeam,
} from '../pack-parts/routing';
import type { FieldContext } from '../rule-kinds/define';

/** People and teams at run time; what is given replaces that of the pack. */
export interface Roster {
  teams?: readonly PackRoutingTeam[];
  people?: readonly PackRoutingPerson[];
}

/** A named account with what its tier says. */
export interface NamedAccount extends PackNamedAccount {
  tier: number;
  slaMinutes: number | null;
  slaBusinessDays: number | null;
  /** The label's and the names' keys, as company names are compared. */
  nameKeys: readonly string[];
}

export interface CompiledCondition {
  condition: Condition;
  test: FieldTest;
}

export interface RoutingBranch extends Omit<PackRoutingBranch, 'when'> {
  when: CompiledCondition | null;
}

export interface RoutingTerritory extends CompiledCondition {
  id: string;
  label: string;
}

/** The routing part of a pack, compiled once with the roster in force. */
export interface RoutingPolicy {
  zone: string;
  resets: PackRouting['resets'];
  unknown: PackRouting['unknown'];
  attainment: NonNullable<PackRouting['attainment']>;
  accountNames: NonNullable<PackRouting['accountNames']>;
  fields: PackRouting['fields'];
  field(name: string): FieldContext;
  isPersonal(domain: string): boolean;
  teams: ReadonlyMap<string, PackRoutingTeam>;
  /** In the roster's order, which breaks ties. */
  people: readonly PackRoutingPerson[];
  accounts: readonly NamedAccount[];
  /** By domain; the longest one that a domain is part of decides. */
  accountByDomain: ReadonlyMap<string, NamedAccount>;
  territories: readonly RoutingTerritory[];
  /** Null: the pack states no buying committee. */
  committee: { contacts: number; engaged: CompiledCondition } | null;
  branches: readonly RoutingBranch[];
  fallback: PackRouting['fallback'] | null;
}
