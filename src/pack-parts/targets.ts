import * as z from 'zod/mini';

/** Figures that a pack may hold against a range of its own. */
export const TARGET_METRICS = [
  'leadToMql',
  'mqlToSql',
  'sqlToOpportunity',
  'opportunityToCustomer',
  'winRate',
  'coverage',
  'ltvToCac',
  'speedToLeadMinutes',
  'insideSla',
  'revenueToTarget',
  'dataQuality',
  'forecastError',
] as const;

/** What a figure should be at least and at most: minutes, multiples, and shares from 0 to 1. */
const target = z.strictObject({
  metric: z.enum(TARGET_METRICS),
  low: z.optional(z.number().check(z.gte(-10), z.lte(10_000))),
  high: z.optional(z.number().check(z.gte(-10), z.lte(10_000))),
});

/** Targets of the dashboard (domain.md § 8); a figure without one is held against what is usual. */
export const targetsSchema = z.array(target).check(z.maxLength(TARGET_METRICS.length));

export type TargetMetric = (typeof TARGET_METRICS)[number];
export type PackTarget = z.infer<typeof target>;
