import type { DemoCompany, DemoOwner } from '../model';
import type { Random } from './random';

/** What every record is made from: the clock, the dice and the people. */
export interface World {
  now: number;
  random: Random;
  owners: readonly [DemoOwner, ...DemoOwner[]];
  companies: readonly [DemoCompany, ...DemoCompany[]];
}

/** Reps carry records; the last owner of the list is their manager. */
export const pickRep = ({ owners, random }: World): DemoOwner =>
  owners[random.int(0, owners.length - 2)] ?? owners[0];
