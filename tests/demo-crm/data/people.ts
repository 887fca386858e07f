import type { DemoCompany, DemoOwner } from '../model';
import { hubspotId, salesforceId } from './ids';
import type { Random } from './random';
import { COUNTRIES, INDUSTRIES } from './vocabulary';

/** Made-up people and companies; every address lies below a reserved example domain. */

const OWNERS = [
  ['Vera', 'Fictiva', 'Enterprise'],
  ['Milo', 'Mustermann', 'Enterprise'],
  ['Tess', 'Placeholder', 'Mid-market'],
  ['Omar', 'Beispiel', 'Mid-market'],
  ['Ines', 'Ejemplo', 'Mid-market'],
  ['Paul', 'Exemple', 'Product-led'],
  ['Rita', 'Voorbeeld', 'Product-led'],
  ['Kaito', 'Mihon', 'Managers'],
] as const;

export function createOwners(): DemoOwner[] {
  return OWNERS.map(([firstName, lastName, team], index) => ({
    hubspotId: hubspotId('owner', index + 1),
    salesforceId: salesforceId('005', index + 1),
    firstName,
    lastName,
    email: `${firstName}.${lastName}@leadlight-demo.example`.toLowerCase(),
    team,
  }));
}

const FIRST_WORDS = [
  'Brindlewick',
  'Quillmoor',
  'Fenwhistle',
  'Ostrander',
  'Plumhollow',
  'Zanderby',
] as const;
const SECOND_WORDS = ['Freight', 'Analytics', 'Clinics', 'Foundry', 'Ledgers', 'Outfitters'] as const;
const SIZES = [8, 35, 120, 420, 900, 2_600] as const;

function createCompany(n: number, random: Random): DemoCompany {
  const first = FIRST_WORDS[n % 6] ?? FIRST_WORDS[0];
  const second = SECOND_WORDS[Math.floor(n / 6) % 6] ?? SECOND_WORDS[0];
  const employees = random.pick(SIZES) + random.int(0, 9);
  return {
    hubspotId: hubspotId('company', n + 1),
    salesforceId: salesforceId('001', n + 1),
    name: `${first} ${second}`,
    domain: `${first}-${second}.example`.toLowerCase(),
    industry: random.pick(INDUSTRIES),
    employees: random.chance(0.05) ? null : employees,
    annualRevenue: random.chance(0.1) ? null : employees * random.int(80, 240) * 1_000,
    country: random.pick(COUNTRIES),
  };
}

/** 36 companies, each with its own name and domain. */
export function createCompanies(random: Random): DemoCompany[] {
  return Array.from({ length: 36 }, (_, n) => createCompany(n, random));
}

const FIRST_NAMES = [
  'Ada',
  'Bruno',
  'Cleo',
  'Dario',
  'Edda',
  'Farid',
  'Greta',
  'Hugo',
  'Iris',
  'Jonas',
] as const;
const LAST_NAMES = [
  'Sampleton',
  'Testerly',
  'Dummond',
  'Specimer',
  'Mockford',
  'Probewell',
  'Stubbs',
] as const;
export const JOB_TITLES = [
  'Chief Revenue Officer',
  'VP Sales',
  'Director of Operations',
  'Marketing Manager',
  'Operations Manager',
  'Account Executive',
  'Sales Analyst',
] as const;

export const createPersonName = (random: Random) => ({
  firstName: random.pick(FIRST_NAMES),
  lastName: random.pick(LAST_NAMES),
});
