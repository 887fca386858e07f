import type { DomainEvent } from './domain-event';
import { type Feedback, type FeedbackMonth, parseFeedback } from './feedback';
import { plural } from './format';

/**
 * Feedback as others are told of it over a channel: one event for each month, readable by people, and
 * by `feedbackOfPayload`. Reasons never go this way; the file is for them.
 */
export function feedbackEvents({ device, madeAt, leadlight, months }: Feedback): DomainEvent[] {
  return months.map((month) => ({
    id: `feedback ${device} ${month.month} ${madeAt}`,
    kind: 'feedback',
    at: Date.parse(madeAt),
    title: `Feedback on ${plural(month.rules.length, 'rule')}, ${month.month}`,
    lines: ['How often each rule warned in one browser, and what became of it.'],
    facts: [
      { label: DEVICE, value: device },
      { label: MONTH, value: month.month },
      { label: LEADLIGHT, value: leadlight },
      ...factsOf(month),
    ],
    record: null,
  }));
}

const [DEVICE, MONTH, LEADLIGHT] = ['Browser', 'Month', 'Leadlight'];
const RULE = /^(.+) \((.+)\)$/;
const COUNTS = /^shown (\d+), silent (\d+), parked (\d+), fixed (\d+), gone (\d+)$/;
const MARKS = /^dismissed (\d+), snoozed (\d+)$/;

const factsOf = ({ rules, marks }: FeedbackMonth): DomainEvent['facts'] => [
  ...rules.map(({ rule, pack, shown, silent, parked, fixed, gone }) => ({
    label: `${rule} (${pack})`,
    value: `shown ${shown}, silent ${silent}, parked ${parked}, fixed ${fixed}, gone ${gone}`,
  })),
  ...marks.map(({ rule, dismissed, snoozed }) => ({
    label: rule,
    value: `dismissed ${dismissed}, snoozed ${snoozed}`,
  })),
];

/** Feedback from the JSON payload of a channel, as its receiver kept it; null for another one. Never throws. */
export function feedbackOfPayload(text: string): Feedback | null {
  const { kind, occurredAt, facts } = payloadOf(text);
  if (kind !== 'feedback' || !Array.isArray(facts)) return null;
  const pairs = facts.map((fact): [string, string] => {
    const { label, value } = Object(fact);
    return [String(label), String(value)];
  });
  const factOf = (name: string | undefined) => pairs.find(([label]) => label === name)?.[1] ?? '';
  const month = {
    month: factOf(MONTH),
    rules: pairs.flatMap(([label, value]) => {
      const [name, counts] = [RULE.exec(label), COUNTS.exec(value)?.slice(1).map(Number)];
      if (!name || !counts) return [];
      const [shown, silent, parked, fixed, gone] = counts;
      return [{ rule: name[1], pack: name[2], shown, silent, parked, fixed, gone }];
    }),
    marks: pairs.flatMap(([rule, value]) => {
      const counts = MARKS.exec(value)?.slice(1).map(Number);
      return counts ? [{ rule, dismissed: counts[0], snoozed: counts[1] }] : [];
    }),
  };
  const document = {
    schema: 'leadlight-feedback/1',
    device: factOf(DEVICE),
    madeAt: occurredAt,
    leadlight: factOf(LEADLIGHT),
    months: [month],
  };
  return parseFeedback(JSON.stringify(document));
}

function payloadOf(text: string): { kind?: unknown; occurredAt?: unknown; facts?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
