import type { Case } from '../case';

/** A number from 0 to 1 per call, the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const INDUSTRIES = ['Software', 'Logistics', 'Retail', 'Farming'];

/**
 * Leads whose outcome hangs on employees (more is better), industry (Software best) and on a
 * filled phone; `noise` hangs on nothing. With `strength` 0 nothing matters.
 */
export function leads(count: number, seed: number, strength = 1): Case[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => {
    const employees = Math.round(10 ** (1 + 3 * random()));
    const industry = INDUSTRIES[Math.floor(random() * INDUSTRIES.length)] ?? null;
    const phone = random() < 0.5 ? 'on file' : null;
    const odds =
      strength * (Math.log10(employees) - 2.5 + (industry === 'Software' ? 2 : 0) + (phone ? 1 : 0) - 1);
    return {
      id: `lead-${seed}-${index}`,
      outcome: random() < 1 / (1 + Math.exp(-odds)),
      score: Math.round(20 * odds + 50),
      at: Date.UTC(2026, 0, 1) + index * 3_600_000,
      values: {
        employees: random() < 0.05 ? null : employees,
        industry: industry !== null && random() < 0.1 ? industry.toUpperCase() : industry,
        phone,
        noise: Math.round(random() * 100),
        isPartner: random() < 0.3,
      },
    };
  });
}

/** The same cases in another order. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = seeded(seed);
  return list
    .map((entry) => ({ entry, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ entry }) => entry);
}
